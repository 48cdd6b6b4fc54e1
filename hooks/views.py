"""Gives each template the view of its page and the words of its language."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from emn_site import addresses, page_views
from emn_site.editions.edition import LATEST
from emn_site.model import Site
from emn_site.words import in_language


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what editors write in our own templates; the theme's do it themselves where they must."""
    folder = Path(str(config.theme.custom_dir))
    ours = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    env.autoescape = lambda name: name in ours
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Attach the page's view, choose its template and leave the text as it is."""
    locale, path = addresses.locale_and_path(page.file.src_uri)
    title, summary = str(page.meta["title"]), str(page.meta["summary"])
    base = addresses.base(config.site_url)
    view = page_views.view(config.extra["emn"], path, locale, title, summary, base)
    page.meta["view"], page.meta["template"] = view, view.template
    return markdown


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the view, the words and the settings to the template."""
    view = page.meta["view"]
    return context | _shared(config.extra["emn"], view.locale) | _edition(config) | {"view": view}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Hand the words of every language to templates that are not pages: 404, sitemap, robots."""
    site: Site = config.extra["emn"]
    src_uris = [file.removeprefix("docs/") for file in site.files if file.endswith(".md")]
    return (
        context
        | _edition(config)
        | {
            "sitemap": page_views.sitemap(site, src_uris + list(config.extra["emn_generated"])),
            "languages": [_shared(site, locale) for locale in site.settings.locales],
            "home": {
                locale: addresses.url(site.settings, "index", locale) for locale in site.settings.locales
            },
        }
    )


def _edition(config: MkDocsConfig) -> dict[str, Any]:
    name = config.extra["emn_edition"]
    return {
        "edition": name,
        "is_frozen": name not in ("", LATEST),
        "canonical": config.extra["emn_canonical"],
        "base": addresses.base(config.site_url),
    }


def _shared(site: Site, locale: str) -> dict[str, Any]:
    return {
        "locale": locale,
        "settings": site.settings,
        "words": in_language(site, locale),
        "urls": {
            name: addresses.url(site.settings, path, locale)
            for name, path in {
                "home": "index",
                "search": "search",
                "publications": "publications/index",
                "countries": "countries/index",
                "about": "about/index",
                "contact_point": "about/contact-point",
                "editing": "editing/index",
                "glossary": "glossary",
                "editions": "editions",
            }.items()
        },
    }

"""Gives each template the view of its page and the words of its language."""

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from emn_site.checks import Checked
from emn_site.editions.edition import LATEST
from emn_site.language import addresses, all_languages, in_language
from emn_site.language.templates import digest
from emn_site.views import frame, page as page_views


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape in our own templates; the theme's do it themselves where they must."""
    folder = Path(str(config.theme.custom_dir))
    ours = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    env.autoescape = lambda name: name in ours
    env.filters["sha256"] = digest
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the page's view and let it choose the template."""
    checked: Checked = config.extra["emn"]
    locale, _, path = page.file.src_uri.removesuffix(".md").partition("/")
    finished = checked.pages.by_place[path, locale]
    speech = in_language(checked.site, locale)
    view = page_views.view(speech, finished, addresses.base(config.site_url))
    config.extra.setdefault("emn_views", {})[page.file.src_uri] = view
    page.meta["template"] = view.template
    return ""


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the view, the words and the settings to the template."""
    view = config.extra["emn_views"].pop(page.file.src_uri)
    shared = frame.shared(in_language(config.extra["emn"].site, view.locale))
    return context | shared | _edition(config) | {"view": view}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Hand the words of every language to templates that are not pages: 404, sitemap, robots."""
    checked: Checked = config.extra["emn"]
    spoken = all_languages(checked.site)
    return (
        context
        | _edition(config)
        | frame.shared(spoken[0])
        | {
            "view": page_views.not_found(spoken[0], addresses.base(config.site_url)),
            "sitemap": page_views.sitemap(checked.site, checked.pages.paths),
            "languages": [frame.shared(speech) for speech in spoken],
            "home": {speech.locale: speech.url("index") for speech in spoken},
        }
    )


def _edition(config: MkDocsConfig) -> dict[str, Any]:
    name = config.extra["emn_edition"]
    return {
        "edition": name,
        "is_frozen": name not in ("", LATEST),
        "canonical": config.extra["emn_canonical"],
        "base": addresses.base(config.site_url),
        "is_served": os.environ.get("EMN_MKDOCS_COMMAND") == "serve",
    }

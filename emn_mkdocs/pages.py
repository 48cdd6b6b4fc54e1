"""Announces every page to MkDocs, and hands it over as readers get it."""

from typing import Any

from jinja2 import Environment, FunctionLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from emn_site.locale import for_locale
from emn_site.pages import layout


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put a plain file for each page of the language being built in the place of what MkDocs has found.

    This comes before static-i18n sorts files by language, and leaves it none to sort out, which would cost
    as much as writing them. What else is published is written as it was judged (`outputs.py`).
    """
    built = vars(config.plugins["i18n"])["current_language"]
    for file in [found for found in files if found.src_dir == config.docs_dir]:
        files.remove(file)
    for path, language in config.extra["emn"].pages.by_place:
        if language == built:
            files.append(
                File(f"{language}/{path}.md", config.docs_dir, config.site_dir, config.use_directory_urls)
            )
    return files


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Give MkDocs nothing to render: it would make a parser of Markdown for each page."""
    page.content = ""
    page.render = lambda config, files: None  # type: ignore[method-assign]
    return page


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs nothing to read: the text has been read and rendered."""
    return ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give MkDocs a template that shows what was framed, in the place of all others."""
    return Environment(loader=FunctionLoader(lambda name: "{{ framed }}"), autoescape=False)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand over a page as readers get it."""
    language, _, path = page.file.src_uri.removesuffix(".md").partition("/")
    return context | {"framed": config.extra["emn_layout"].html((path, language))}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Hand over what is no page of the content: 404, sitemap, robots."""
    checked, edition = config.extra["emn"], config.extra["emn_edition"]
    if template_name == "404.html":
        first = for_locale(checked.site, checked.site.settings.default_locale)
        return context | {"framed": layout.not_found_page(first, edition)}
    if template_name == "sitemap.xml":
        pdfs = config.extra["emn_pdfs"].facts(checked.site)
        sitemap = layout.sitemap_file(checked.site, checked.pages.paths, edition, pdfs)
        return context | {"framed": sitemap}
    return context | {"framed": layout.robots_file(checked.site, edition)}

"""The page that stands where a text does not exist in a language: title, notice, link."""

from emn_site import addresses, languages
from emn_site.content import all_pages
from emn_site.model import Page, Site
from emn_site.rendering import render
from emn_site.words import word


def pages(site: Site) -> dict[str, str]:
    """Return a notice for each language a page does not exist in, by source file."""
    return {
        addresses.src_uri(page.path, locale): _notice(site, page, locale)
        for page in all_pages(site)
        for locale in site.settings.locales
        if locale not in page.versions
    }


def _notice(site: Site, page: Page, locale: str) -> str:
    original = page.original
    here = addresses.url(site.settings, page.path, locale)
    there = addresses.url(site.settings, page.path, original.locale)
    language = languages.language_name(original.locale, locale)
    return render(
        "counterpart.md.jinja",
        title=original.head.title,
        summary=word(site, "only_in_language", locale).format(language=language),
        link_text=word(site, "read_in_language", original.locale),
        href=addresses.relative(there, here),
        locale=original.locale,
    )

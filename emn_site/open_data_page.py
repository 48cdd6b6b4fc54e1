"""The page that says how the data may be used, and where each file is."""

from typing import get_args

from emn_site import addresses, languages
from emn_site.country_pages import by_name
from emn_site.model import Flag, Site
from emn_site.open_data import FIELDS
from emn_site.rendering import render
from emn_site.words import in_language, word

PATH = "about/open-data"


def pages(site: Site) -> dict[str, str]:
    """Return the page about the open data in each language, by source file."""
    return {addresses.src_uri(PATH, locale): _page(site, locale) for locale in site.settings.locales}


def _page(site: Site, locale: str) -> str:
    return render(
        "open-data.md.jinja",
        title=word(site, "open_data", locale),
        summary=word(site, "open_data_summary", locale),
        words=in_language(site, locale),
        root=addresses.to_root(site.settings, PATH, locale),
        fields=list(FIELDS),
        flags=[(flag, word(site, f"flag_{flag}", locale)) for flag in get_args(Flag)],
        indicators=[
            (key, indicator.name[locale], addresses.indicator_slug(key))
            for key, indicator in site.shown_indicators.items()
        ],
        countries=[(name, slug) for name, slug, _ in by_name(site, locale)],
        sources=[
            (source.name[locale], source.url, source.licence)
            for source in site.sources.values()
            if source.licence
        ],
        language=languages.language_name(locale, locale),
    )

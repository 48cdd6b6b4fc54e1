"""What machines read in a page's head: schema.org descriptions of datasets and reports."""

from typing import Any

from emn_site import addresses
from emn_site.figures import LICENCE
from emn_site.model import Publication, Site
from emn_site.words import word

MEDIA = (("text/csv", "csv"), ("application/json", "json"))


def dataset(site: Site, path: str, title: str, summary: str, locale: str) -> dict[str, object] | None:
    """Return the schema.org Dataset of a country's or an indicator's page, or None for other pages.

    Addresses of files are relative to the root of the site; the template makes them absolute.
    """
    section, _, slug = path.partition("/")
    indicators = {addresses.indicator_path(key): key for key in site.shown_indicators}
    if not (section == "countries" and slug in site.countries) and path not in indicators:
        return None
    return {
        "name": f"{title} – {site.settings.name[locale]}",
        "description": summary,
        "inLanguage": locale,
        "license": LICENCE,
        "creator": {"@type": "Organization", "name": site.settings.publisher[locale]},
        "isBasedOn": [source.url for source in site.sources.values() if source.licence],
        "files": [(media, f"data/{section}/{slug}.{suffix}") for media, suffix in MEDIA],
    }


def report(
    site: Site, publication: Publication, locale: str, base: str, item: dict[str, Any]
) -> dict[str, object]:
    """Return the schema.org Report of a publication; `item` is its CSL-JSON, `base` the site's address."""
    settings, original = site.settings, publication.original
    others = [
        {
            "@type": "Report",
            "url": base + addresses.url(settings, publication.path, other),
            "inLanguage": other,
        }
        for other in publication.versions
        if other != locale
    ]
    is_translation = publication.versions[locale].is_translation
    kind = publication.type
    known = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": item["title"],
        "reportNumber": item.get("number"),
        "url": item["URL"],
        "inLanguage": locale,
        "datePublished": str(publication.date),
        "abstract": publication.versions[locale].head.summary,
        "author": [_author(name) for name in item["author"]],
        "publisher": {"@type": "Organization", "name": settings.publisher[locale]},
        "funder": [{"@type": "Organization", "name": funder[locale]} for funder in settings.funders],
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": f"{settings.name[locale]}: {word(site, f'{kind.value}_list', locale)}",
            "url": base + addresses.url(settings, f"{kind.folder}/index", locale),
        },
        "translationOfWork": next((o for o in others if o["inLanguage"] == original.locale), None)
        if is_translation
        else None,
        "workTranslation": [] if is_translation else others,
        "identifier": [value for value in (item.get("DOI"), item.get("ISBN")) if value],
        "about": [site.topics[key][locale] for key in publication.head.topics if key in site.topics],
    }
    return {key: value for key, value in known.items() if value}


def _author(name: dict[str, str]) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "familyName": name["family"], "givenName": name["given"]}

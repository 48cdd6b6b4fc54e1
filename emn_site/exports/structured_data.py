"""What machines read in a page's head: schema.org descriptions of datasets and reports."""

from typing import Any

from emn_site.locale import Language, addresses
from emn_site.model.country import Country
from emn_site.model.site import Publication, Site
from emn_site.statistics import coverage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = (("text/csv", "csv"), ("application/json", "json"))


def dataset(speech: Language, path: str, title: str, summary: str) -> dict[str, object] | None:
    """Return the schema.org Dataset of a country's or an indicator's page, or None for other pages.

    Addresses of files are relative to the root of the site; the template makes them absolute.
    """
    site = speech.site
    section, _, slug = path.partition("/")
    indicators = {addresses.indicator_path(key): key for key in site.shown_indicators}
    country = site.countries.get(slug) if section == "countries" else None
    if country:
        keys, places = [key for key in site.shown_indicators if key in country.figures], [country]
    elif path in indicators:
        keys, places = [indicators[path]], list(site.countries.values())
    else:
        return None
    covered = coverage.periods(site, keys)
    files = [(media, f"data/{section}/{slug}.{suffix}") for media, suffix in MEDIA]
    if country:
        files.append((XLSX, f"data/countries/{slug}.{speech.locale}.xlsx"))
    used = coverage.sources(site, keys)
    licences = [site.sources[key].licence_url for key in used]
    return {
        "name": f"{title} – {speech.of_site.name}",
        "description": summary,
        "inLanguage": speech.locale,
        "license": list(dict.fromkeys(url for url in licences if url)),
        "creator": {"@type": "Organization", "name": speech.of_site.publisher},
        "isBasedOn": list(dict.fromkeys(_tables(site, keys, places))),
        "temporalCoverage": f"{covered[0].start}/{covered[1].end}" if covered else None,
        "spatialCoverage": [{"@type": "Place", "name": speech.country(place.code)} for place in places],
        "variableMeasured": [_variable(speech, key) for key in keys],
        "dateModified": coverage.changed(site, keys),
        "files": files,
    }


def _tables(site: Site, keys: list[str], places: list[Country]) -> list[str]:
    named = (site.datasets.get(site.dataset_of(key, place) or "") for place in places for key in keys)
    return [dataset.url for dataset in named if dataset]


def _variable(speech: Language, key: str) -> dict[str, str]:
    words, unit = speech.indicator(key), speech.site.indicators[key].unit
    return {
        "@type": "PropertyValue",
        "name": words.name,
        "description": words.definition,
        "unitText": speech.unit(unit),
    }


def report(speech: Language, publication: Publication, base: str, item: dict[str, Any]) -> dict[str, object]:
    """Return a publication in schema.org's words; `item` is its CSL-JSON, `base` the site's address."""
    kind, version = speech.kind_of(publication), publication.versions[speech.locale]
    known = {
        "@context": "https://schema.org",
        "@type": kind.schema_type,
        "name": item["title"],
        "reportNumber": item.get("number"),
        "url": item.get("URL"),
        "inLanguage": item["language"],
        "datePublished": str(publication.date),
        "abstract": version.head.summary,
        "author": [_author(name) for name in item["author"]],
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": f"{speech.of_site.name}: {speech.type(publication.type).list}",
            "url": base + speech.url(f"{kind.folder}/index"),
        },
        "identifier": [value for value in (item.get("DOI"), item.get("ISBN")) if value],
        "about": [speech.topic(key) for key in publication.head.topics if key in speech.site.topics],
        **(_here if publication.head.extent == "full" else _elsewhere)(speech, publication, base, item),
    }
    return {key: value for key, value in known.items() if value}


def _here(speech: Language, publication: Publication, base: str, item: dict[str, Any]) -> dict[str, object]:
    """Return what is said of a publication that the page holds: who pays, and its translations."""
    kind, version = speech.kind_of(publication), publication.versions[speech.locale]
    others = [
        {
            "@type": kind.schema_type,
            "url": base + speech.in_other(other).url(publication.path),
            "inLanguage": other,
        }
        for other in publication.versions
        if other != speech.locale
    ]
    original = (other for other in others if other["inLanguage"] == publication.original.locale)
    return {
        "publisher": {"@type": "Organization", "name": speech.of_site.publisher},
        "funder": [{"@type": "Organization", "name": funder} for funder in speech.of_site.funders],
        "translationOfWork": next(original, None) if version.is_translation else None,
        "workTranslation": [] if version.is_translation else others,
    }


def _elsewhere(
    speech: Language, publication: Publication, base: str, item: dict[str, Any]
) -> dict[str, object]:
    """Return what is said of a publication found elsewhere: its publisher, and that our page is about it."""
    return {
        "publisher": {"@type": "Organization", "name": item["publisher"]} if "publisher" in item else None,
        "subjectOf": {
            "@type": "WebPage",
            "name": publication.versions[speech.locale].head.title,
            "url": base + speech.url(publication.path),
            "inLanguage": speech.locale,
        },
    }


def _author(name: dict[str, str]) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "familyName": name["family"], "givenName": name["given"]}

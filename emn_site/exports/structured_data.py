"""What machines read in a page's head: schema.org descriptions of datasets and reports."""

from dataclasses import dataclass
from typing import Any

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Publication, Site
from emn_site.statistics import coverage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = (("text/csv", "csv"), ("application/json", "json"))


@dataclass(frozen=True)
class DatasetScope:
    """The figures that a page is the dataset of: indicators, countries, and what files are named after.

    `more` are files beside those in every form: media type and the end of the name; `span` are the first and
    the last period where that is not all there are.
    """

    keys: list[str]
    places: list[Country]
    path: str
    more: tuple[tuple[str, str], ...] = ()
    span: tuple[Period, Period] | None = None


def schema_dataset(locale: Locale, title: str, summary: str, scope: DatasetScope) -> dict[str, object]:
    """Return the schema.org Dataset of a page.

    Addresses of files are relative to the root of the site; the template makes them absolute.
    """
    site, keys, places = locale.site, scope.keys, scope.places
    covered = scope.span or coverage.period_range(site, keys)
    used = coverage.value_sources(site, keys)
    licences = [site.sources[key].licence_url for key in used]
    return {
        "name": f"{title} – {locale.of_site.name}",
        "description": summary,
        "inLanguage": locale.language,
        "license": list(dict.fromkeys(url for url in licences if url)),
        "creator": {"@type": "Organization", "name": locale.of_site.publisher},
        "isBasedOn": list(dict.fromkeys(_tables(site, keys, places))),
        "temporalCoverage": f"{covered[0].start}/{covered[1].end}" if covered else None,
        "spatialCoverage": [{"@type": "Place", "name": locale.country(place.code)} for place in places],
        "variableMeasured": [_variable(locale, key) for key in keys],
        "dateModified": coverage.last_change(site, keys),
        "files": [(media, f"data/{scope.path}.{end}") for media, end in (*MEDIA, *scope.more)],
    }


def _tables(site: Site, keys: list[str], places: list[Country]) -> list[str]:
    named = (site.datasets.get(site.dataset_of(key, place) or "") for place in places for key in keys)
    return [dataset.url for dataset in named if dataset]


def _variable(locale: Locale, key: str) -> dict[str, str]:
    words, unit = locale.indicator(key), locale.site.indicators[key].unit
    return {
        "@type": "PropertyValue",
        "name": words.name,
        "description": words.definition,
        "unitText": locale.unit(unit),
    }


def schema_report(
    locale: Locale, publication: Publication, base: str, item: dict[str, Any]
) -> dict[str, object]:
    """Return a publication in schema.org's words; `item` is its CSL-JSON, `base` the site's address."""
    kind, version = locale.kind_of(publication), publication.versions[locale.language]
    known = {
        "@context": "https://schema.org",
        "@type": kind.schema_type,
        "name": item["title"],
        "reportNumber": item.get("number"),
        "url": item.get("URL"),
        "inLanguage": item["language"],
        "datePublished": str(publication.date),
        "abstract": version.head.summary,
        "author": [_author(name) for name in item.get("author", [])],
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": f"{locale.of_site.name}: {locale.type(publication.type).list}",
            "url": base + locale.url(f"{kind.folder}/index"),
        },
        "identifier": [value for value in (item.get("DOI"), item.get("ISBN")) if value],
        "about": [locale.topic(key) for key in publication.head.topics if key in locale.site.topics],
        **(_here if publication.head.extent == "full" else _elsewhere)(locale, publication, base, item),
    }
    return {key: value for key, value in known.items() if value}


def _here(locale: Locale, publication: Publication, base: str, item: dict[str, Any]) -> dict[str, object]:
    """Return what is said of a publication that the page holds: who pays, and its translations.

    Nobody has published or paid for what is compiled from the data.
    """
    kind, version = locale.kind_of(publication), publication.versions[locale.language]
    publisher = {"@type": "Organization", "name": locale.of_site.publisher}
    funders = [{"@type": "Organization", "name": funder} for funder in locale.of_site.funders]
    others = [
        {
            "@type": kind.schema_type,
            "url": base + locale.in_other(other).url(publication.path),
            "inLanguage": other,
        }
        for other in publication.versions
        if other != locale.language
    ]
    original = (other for other in others if other["inLanguage"] == publication.original.language)
    return {
        "publisher": None if kind.is_compiled else publisher,
        "funder": None if kind.is_compiled else funders,
        "translationOfWork": next(original, None) if version.is_translation else None,
        "workTranslation": [] if version.is_translation else others,
    }


def _elsewhere(
    locale: Locale, publication: Publication, base: str, item: dict[str, Any]
) -> dict[str, object]:
    """Return what is said of a publication found elsewhere: its publisher, and that our page is about it."""
    return {
        "publisher": {"@type": "Organization", "name": item["publisher"]} if "publisher" in item else None,
        "subjectOf": {
            "@type": "WebPage",
            "name": publication.versions[locale.language].head.title,
            "url": base + locale.url(publication.path),
            "inLanguage": locale.language,
        },
    }


def _author(name: dict[str, str]) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "familyName": name["family"], "givenName": name["given"]}

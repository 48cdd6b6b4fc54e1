"""A catalogue of the open data that data.europa.eu can harvest: DCAT-AP 3 as JSON-LD.

One dataset for all figures and one for each indicator. Terms are those of each indicator's sources; the
whole names the page that lists them. Code lists: EU Vocabularies of the Publications Office.
"""

from collections.abc import Iterator
from typing import Any

from emn_site.locale import Locale, all_locales, for_locale
from emn_site.locale.addresses import indicator_path
from emn_site.model.site import Site
from emn_site.statistics import coverage

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
VOCABULARY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {"bg": "BUL", "cs": "CES", "da": "DAN", "de": "DEU", "el": "ELL", "en": "ENG", "es": "SPA",
             "et": "EST", "fi": "FIN", "fr": "FRA", "ga": "GLE", "hr": "HRV", "hu": "HUN", "it": "ITA",
             "lt": "LIT", "lv": "LAV", "mt": "MLT", "nl": "NLD", "no": "NOR", "pl": "POL", "pt": "POR",
             "ro": "RON", "sk": "SLK", "sl": "SLV", "sv": "SWE", "uk": "UKR"}  # fmt: skip
"""Codes of the authority table of languages."""

MEDIA = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
RHYTHMS = {"year": "ANNUAL", "quarter": "QUARTERLY", "month": "MONTHLY", "day": "DAILY"}

Node = dict[str, Any]


CATALOGUE = "data/catalogue.jsonld"
"""Where the catalogue stands; each dataset is named after its place in it."""


def dcat_catalogue(site: Site, base: str) -> Node:
    """Return the catalogue; `base` is the public address of the site, ending in a slash."""
    locale = for_locale(site, "en" if "en" in site.settings.locales else site.settings.default_locale)
    publisher = {
        "@id": f"{base}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": [_said(one, one.of_site.publisher) for one in all_locales(site)],
    }
    keys = [key for key in site.shown_indicators if coverage.period_range(site, [key])]
    datasets = [_whole(site, base), *(_of_indicator(site, base, key) for key in keys)]
    return {
        "@context": CONTEXT,
        "@graph": [
            publisher,
            {
                "@id": f"{base}{CATALOGUE}",
                "@type": "dcat:Catalog",
                "dct:title": [_said(one, one.word("open_data")) for one in all_locales(site)],
                "dct:description": [_said(one, one.word("open_data_summary")) for one in all_locales(site)],
                "dct:publisher": {"@id": publisher["@id"]},
                "foaf:homepage": {"@id": base + locale.url("about/open-data"), "@type": "foaf:Document"},
                "dct:language": [_language(one) for one in all_locales(site) if one.language in LANGUAGES],
                "dcat:dataset": [{"@id": one["@id"]} for one in datasets],
            },
            *datasets,
        ],
    }


def _said(locale: Locale, text: str) -> Node:
    return {"@value": text, "@language": locale.language}


def _language(locale: Locale) -> Node:
    return {"@id": f"{VOCABULARY}/language/{LANGUAGES[locale.language]}", "@type": "dct:LinguisticSystem"}


def _whole(site: Site, base: str) -> Node:
    words = [(s, s.word("open_data_everything"), s.word("open_data_summary")) for s in all_locales(site)]
    return _dataset(site, base, "data/figures", words, list(site.shown_indicators))


def _of_indicator(site: Site, base: str, key: str) -> Node:
    words = [(s, s.indicator(key).name, s.indicator(key).definition) for s in all_locales(site)]
    return _dataset(site, base, f"data/{indicator_path(key)}", words, [key])


def _dataset(
    site: Site, base: str, address: str, words: list[tuple[Locale, str, str]], keys: list[str]
) -> Node:
    first, last = coverage.period_range(site, keys) or (None, None)
    rhythms = dict.fromkeys(coverage.rhythm(site, key) for key in keys)
    changed = coverage.last_change(site, keys)
    name = f"{base}{CATALOGUE}#{address.rpartition('/')[2]}"
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": [_said(locale, title) for locale, title, _ in words],
        "dct:description": [_said(locale, about) for locale, _, about in words],
        "dct:publisher": {"@id": f"{base}#publisher"},
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": site.settings.contact.site,
            "vcard:hasEmail": {"@id": f"mailto:{site.settings.contact.email}"},
        },
        "dcat:theme": {
            "@id": f"{VOCABULARY}/data-theme/SOCI",
            "@type": "skos:Concept",
            "skos:prefLabel": [_said(locale, locale.word("theme_society")) for locale, _, _ in words],
        },
        "dct:accrualPeriodicity": {
            "@id": f"{VOCABULARY}/frequency/{RHYTHMS[next(iter(rhythms))] if len(rhythms) == 1 else 'IRREG'}",
            "@type": "dct:Frequency",
        },
        **({"dct:modified": {"@value": changed, "@type": "xsd:date"}} if changed else {}),
        "dct:spatial": [
            {"@id": f"{VOCABULARY}/country/{code}", "@type": "dct:Location"}
            for code in coverage.alpha3_codes(site, keys)
        ],
        **({"dct:temporal": _time(str(first.start), str(last.end))} if first and last else {}),
        "dct:provenance": [
            {
                "@type": "dct:ProvenanceStatement",
                "rdfs:label": [_said(s, s.source(key).name) for s in all_locales(site)],
            }
            for key in coverage.value_sources(site, keys)
        ],
        "dcat:distribution": [*_distributions(site, base, address, keys)],
    }


def _time(first: str, last: str) -> Node:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": first, "@type": "xsd:date"},
        "dcat:endDate": {"@value": last, "@type": "xsd:date"},
    }


def _distributions(site: Site, base: str, address: str, keys: list[str]) -> Iterator[Node]:
    terms = {site.sources[key].licence_url for key in coverage.value_sources(site, keys)}
    licence = next(iter(terms)) if len(terms) == 1 else None
    rights = base + for_locale(site, site.settings.default_locale).url("about/open-data")
    for ending, (kind, media) in MEDIA.items():
        file = f"{base}{address}.{ending}"
        yield {
            "@id": f"{file}#distribution",
            "@type": "dcat:Distribution",
            "dcat:accessURL": {"@id": file, "@type": "rdfs:Resource"},
            "dcat:downloadURL": {"@id": file, "@type": "rdfs:Resource"},
            "dct:format": {"@id": f"{VOCABULARY}/file-type/{kind}", "@type": "dct:MediaTypeOrExtent"},
            "dcat:mediaType": {
                "@id": f"http://www.iana.org/assignments/media-types/{media}",
                "@type": "dct:MediaType",
            },
            **({"dct:license": {"@id": licence, "@type": "dct:LicenseDocument"}} if licence else {}),
            "dct:rights": {"@id": f"{rights}#licence", "@type": "dct:RightsStatement"},
        }

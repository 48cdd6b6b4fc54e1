"""What machines read in a page's head: schema.org descriptions of datasets and reports."""

from collections.abc import Sequence
from typing import Any, Protocol

from emn_site.exports.data_tables import FORMATS, PAGE, DataTable, data_tables
from emn_site.exports.dcat import CATALOGUE, dataset_address, table_keywords
from emn_site.exports.pdf.report import PdfFacts
from emn_site.exports.terms import OURS, data_day, data_version, file_holder, file_licence, table_licence
from emn_site.locale import Locale
from emn_site.model.site import Publication
from emn_site.statistics import coverage

SCHEMA = "https://schema.org"

Data = dict[str, Any]


class TrailStep(Protocol):
    """What has a title and an address."""

    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...


def schema_dataset(locale: Locale, table: DataTable, base: str) -> Data:
    """Return the schema.org Dataset of a table; `base` is the public address of the site."""
    site, keys = locale.site, table.indicators
    covered = table.span or coverage.period_range(site, keys, table.slugs)
    places = [site.countries[slug] for slug in coverage.countries_with_values(site, keys, table.slugs)]
    day, version = data_day(site, table), data_version(site)
    known = {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": f"{table.title(locale)} – {locale.of_site.name}",
        "description": table.about(locale),
        "url": base + locale.url(table.page),
        "identifier": dataset_address(base, table),
        "version": version,
        "inLanguage": locale.language,
        "keywords": table_keywords(locale, table),
        "license": table_licence(site, base, table).url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": locale.of_site.publisher},
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": base + CATALOGUE},
        "isBasedOn": [site.datasets[key].url for key in coverage.value_datasets(site, keys, table.slugs)],
        "measurementTechnique": _techniques(locale, table),
        "temporalCoverage": f"{covered[0].start}/{covered[1].end}" if covered else None,
        "spatialCoverage": [{"@type": "Place", "name": locale.country(place.code)} for place in places],
        "variableMeasured": [_variable(locale, key) for key in keys],
        "dateModified": str(day) if day else None,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": FORMATS[file.form][1],
                "contentUrl": base + file.address,
            }
            for file in table.files([locale.language])
        ],
    }
    return {key: value for key, value in known.items() if value}


def page_dataset(locale: Locale, path: str, base: str) -> Data:
    """Return the Dataset of the table that a page of its path shows."""
    return schema_dataset(locale, data_tables(locale.site)[path], base)


def _techniques(locale: Locale, table: DataTable) -> list[str]:
    """Return how values came to be: in which datasets they were counted, by which formulas computed."""
    site = locale.site
    formulas = [locale.indicator(key).formula for key in table.indicators if site.indicators[key].derived]
    names = [locale.dataset(key).name for key in coverage.value_datasets(site, table.indicators, table.slugs)]
    return [text for text in dict.fromkeys([*names, *formulas]) if text]


def schema_catalogue(locale: Locale, base: str) -> Data:
    """Return the schema.org DataCatalog of all tables."""
    tables = data_tables(locale.site)
    return {
        "@context": SCHEMA,
        "@type": "DataCatalog",
        "@id": base + CATALOGUE,
        "name": f"{locale.of_site.name} – {locale.word('open_data')}",
        "description": locale.word("open_data_summary"),
        "url": base + locale.url(PAGE),
        "inLanguage": locale.language,
        "license": OURS.url,
        "publisher": {"@type": "Organization", "name": locale.of_site.publisher},
        "keywords": locale.keywords(locale.site.shown_indicators),
        "dataset": [
            {
                "@type": "Dataset",
                "name": f"{table.title(locale)} – {locale.of_site.name}",
                "description": table.about(locale),
                "identifier": dataset_address(base, table),
                "url": base + locale.url(table.page),
                "license": table_licence(locale.site, base, table).url,
                "creator": {"@type": "Organization", "name": locale.of_site.publisher},
            }
            for table in tables.values()
        ],
    }


def _variable(locale: Locale, key: str) -> dict[str, str]:
    words, unit = locale.indicator(key), locale.site.indicators[key].unit
    return {
        "@type": "PropertyValue",
        "name": words.name,
        "description": words.definition,
        "unitText": locale.unit(unit),
    }


def schema_report(
    locale: Locale, publication: Publication, base: str, item: dict[str, Any], pdf: PdfFacts | None = None
) -> dict[str, object]:
    """Return a publication in schema.org's words; `item` is its CSL-JSON, `base` the site's address.

    The `pdf` that is made of the page is a form of what the page holds: the publication, or a summary of it.
    """
    kind, version = locale.kind_of(publication), publication.versions[locale.language]
    holder = publication.head.rights_holder
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
        "license": item.get("license"),
        "copyrightHolder": {"@type": "Organization", "name": holder} if holder else None,
        "identifier": [value for value in map(item.get, ("DOI", "ISBN", "ISSN")) if value],
        "about": [locale.topic(key) for key in publication.head.topics if key in locale.site.topics],
        **(_here if publication.head.extent == "full" else _elsewhere)(
            locale, publication, base, item, pdf_encoding(base, pdf)
        ),
    }
    if files := [_file(locale, publication, base, *file) for file in publication.head.pdf.items()]:
        known["encoding"] = [*files, *([known["encoding"]] if "encoding" in known else [])]
    return {key: value for key, value in known.items() if value}


def _file(locale: Locale, publication: Publication, base: str, language: str, address: str) -> dict[str, Any]:
    """Return a file of a publication with its rights; its size is known of a file of this site."""
    asset = locale.site.assets.get(f"docs/{address}")
    licence, holder = file_licence(publication, language), file_holder(publication, language)
    return {
        "@type": "MediaObject",
        "contentUrl": base + address if asset else address,
        "encodingFormat": "application/pdf",
        "inLanguage": language,
        **({"contentSize": str(asset.size)} if asset else {}),
        **({"license": licence.url or licence.name} if licence else {}),
        **({"copyrightHolder": {"@type": "Organization", "name": holder}} if holder else {}),
    }


def pdf_encoding(base: str, pdf: PdfFacts | None) -> Data:
    """Return a PDF as a form of what it is made of; nothing where there is none."""
    if pdf is None:
        return {}
    about = {
        "@type": "MediaObject",
        "contentUrl": base + pdf.address,
        "encodingFormat": "application/pdf",
        "contentSize": f"{pdf.size} B",
    }
    return {"encoding": about}


def _here(
    locale: Locale, publication: Publication, base: str, item: dict[str, Any], encoding: Data
) -> dict[str, object]:
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
        **encoding,
    }


def _elsewhere(
    locale: Locale, publication: Publication, base: str, item: dict[str, Any], encoding: Data
) -> dict[str, object]:
    """Return what is said of a publication found elsewhere: its publisher, and that our page is about it."""
    return {
        "publisher": {"@type": "Organization", "name": item["publisher"]} if "publisher" in item else None,
        "subjectOf": {
            "@type": "WebPage",
            "name": publication.versions[locale.language].head.title,
            "url": base + locale.url(publication.path),
            "inLanguage": locale.language,
            **encoding,
        },
    }


def _author(name: dict[str, str]) -> dict[str, str]:
    if "literal" in name:
        return {"@type": "Organization", "name": name["literal"]}
    return {"@type": "Person", "familyName": name["family"], "givenName": name["given"]}


def schema_trail(steps: Sequence[TrailStep], base: str) -> Data:
    """Return where a page stands: the pages above it and itself, each with its title and address."""
    return {
        "@context": SCHEMA,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step.title, "item": base + step.url}
            for place, step in enumerate(steps, start=1)
        ],
    }


def schema_website(locale: Locale, base: str) -> Data:
    """Return the site in a language, and how it is searched."""
    found = base + locale.url("search")
    return {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": locale.of_site.name,
        "description": locale.of_site.tagline,
        "url": base + locale.url("index"),
        "inLanguage": locale.language,
        "publisher": {"@type": "Organization", "name": locale.of_site.publisher},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": found + "?q={search_term_string}"},
            "query-input": "required name=search_term_string",
        },
    }


def schema_terms(locale: Locale, path: str, base: str) -> Data:
    """Return the terms of the glossary, each with its address."""
    here = base + locale.url(path)
    return {
        "@context": SCHEMA,
        "@type": "DefinedTermSet",
        "name": locale.word("glossary"),
        "url": here,
        "inLanguage": locale.language,
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": locale.term(key).name, "url": f"{here}#{key}"}
            for key in locale.site.glossary
        ],
    }


def schema_collection(locale: Locale, path: str, works: Sequence[Publication], base: str) -> Data:
    """Return the works that have pages in a language, as a list."""
    shown = [
        (one.versions[locale.language].head.title, one) for one in works if locale.language in one.versions
    ]
    return {
        "@context": SCHEMA,
        "@type": "CollectionPage",
        "url": base + locale.url(path),
        "inLanguage": locale.language,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(shown),
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": title, "url": base + locale.url(one.path)}
                for at, (title, one) in enumerate(shown, start=1)
            ],
        },
    }

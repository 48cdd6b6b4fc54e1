"""A catalogue of the open data that data.europa.eu can harvest: DCAT-AP 3.0 as JSON-LD.

One dataset for each table, one distribution for each of its files. Terms are those of the sources whose
values a table holds. Code lists: EU Vocabularies of the Publications Office; types of publishers: ADMS.
"""

import tomllib
from pathlib import Path
from typing import Any

import pycountry

from emn_site.exports import terms
from emn_site.exports.data_tables import FORMATS, DataTable, FileFacts, TableFile, data_tables
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.model.dates import PartialDate
from emn_site.model.site import Site
from emn_site.statistics import coverage

CONTEXT = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
VOCABULARY = "http://publications.europa.eu/resource/authority"
PUBLISHER_TYPES = "http://purl.org/adms/publishertype"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types"
RHYTHMS = {"year": "ANNUAL", "quarter": "QUARTERLY", "month": "MONTHLY", "day": "DAILY"}
# The type of a date by the number of its signs: as precise as it is known.
DAYS = {4: "gYear", 7: "gYearMonth", 10: "date"}
Node = dict[str, Any]

CATALOGUE = "data/catalogue.jsonld"  # where the catalogue stands; each dataset is named after its place in it


def dcat_catalogue(site: Site, base: str, facts: dict[str, FileFacts]) -> Node:
    """Return the catalogue; `base` is the public address of the site, `facts` those of its files."""
    maker = _Maker(site, base, facts)
    datasets = [maker.dataset(table) for table in data_tables(site).values()]
    catalogue = maker.catalogue([one["@id"] for one in datasets])
    graph = [catalogue, *datasets, *maker.distributions, *maker.shared.values()]
    return {"@context": CONTEXT, "@graph": graph}


def dataset_address(base: str, table: DataTable) -> str:
    """Return the name of a dataset in the catalogue, which is an address."""
    return f"{base}{CATALOGUE}#{table.name}"


class _Maker:
    """Makes the nodes of one catalogue; what several of them name is there once."""

    def __init__(self, site: Site, base: str, facts: dict[str, FileFacts]) -> None:
        self.site, self.base, self.facts = site, base, facts
        self.locales = all_locales(site)
        self.distributions: list[Node] = []
        self.shared: dict[str, Node] = {}
        self.publisher = self.refer(f"{base}#publisher", "foaf:Agent", **self._agent())
        self.public = self.refer(f"{VOCABULARY}/access-right/PUBLIC", "dct:RightsStatement")

    def refer(self, address: str, *kinds: str, **more: Any) -> Node:
        """Return a reference to a node that is described once."""
        properties = {key.replace("__", ":"): value for key, value in more.items() if value}
        self.shared.setdefault(address, {"@id": address, "@type": list(kinds), **properties})
        return {"@id": address}

    def concept(self, address: str) -> Node:
        """Return a reference to a term of a vocabulary, by the name its address ends with."""
        return self.refer(address, "skos:Concept", skos__prefLabel=address.rpartition("/")[2])

    def _agent(self) -> Node:
        kind = self.site.settings.publisher_type
        return {
            "foaf__name": [_literal(one, one.of_site.publisher) for one in self.locales],
            "foaf__homepage": self.page_node(self.site.settings.contact.site),
            "dct__type": self.concept(f"{PUBLISHER_TYPES}/{kind}") if kind else None,
        }

    def page_node(self, address: str) -> Node:
        """Return a reference to a page."""
        return self.refer(address, "foaf:Document")

    def words(self, key: str) -> list[Node]:
        """Return words of the site in every language."""
        return [_literal(one, one.word(key)) for one in self.locales]

    def languages(self, codes: list[str]) -> list[Node]:
        """Return the languages as the authority table names them: by ISO 639-3, in capitals."""
        return [
            self.refer(f"{VOCABULARY}/language/{known.alpha_3.upper()}", "dct:LinguisticSystem")
            for code in codes
            if (known := pycountry.languages.get(alpha_2=code))
        ]

    def places(self, slugs: tuple[str, ...], keys: tuple[str, ...]) -> list[Node]:
        """Return the countries that have a value."""
        having = coverage.countries_with_values(self.site, keys, slugs)
        return [
            self.refer(f"{VOCABULARY}/country/{code}", "dct:Location")
            for code in coverage.alpha3_codes(self.site, having)
        ]

    def catalogue(self, datasets: list[str]) -> Node:
        """Return the catalogue itself."""
        settings, table = self.site.settings, data_tables(self.site)["figures"]
        locale = for_locale(self.site, settings.metadata_language)
        changed = coverage.last_change(self.site) or terms.data_day(self.site, table)
        known = {
            "@id": f"{self.base}{CATALOGUE}",
            "@type": "dcat:Catalog",
            "dct:title": [
                _literal(one, f"{one.of_site.name} – {one.word('open_data')}") for one in self.locales
            ],
            "dct:description": self.words("open_data_summary"),
            "dct:publisher": self.publisher,
            "dct:license": self.refer(terms.OURS.url, "dct:LicenseDocument"),
            "dct:issued": _day(settings.published) if settings.published else None,
            "dct:modified": _dated(str(changed)) if changed else None,
            "dct:spatial": self.places(table.slugs, table.indicators),
            "dcat:themeTaxonomy": self.refer(
                f"{VOCABULARY}/data-theme", "skos:ConceptScheme", dct__title=self.words("data_theme")
            ),
            "foaf:homepage": self.page_node(self.base + locale.url(table.page)),
            "dct:language": self.languages(settings.locales),
            "dcat:dataset": [{"@id": one} for one in datasets],
        }
        return {key: value for key, value in known.items() if value}

    def dataset(self, table: DataTable) -> Node:
        """Return a table, and remember its files."""
        site, keys = self.site, table.indicators
        name, day = dataset_address(self.base, table), terms.data_day(self.site, table)
        span = table.span or coverage.period_range(site, keys, table.slugs)
        files = [self._distribution(table, file) for file in table.files(site.settings.locales)]
        self.distributions += files
        known = {
            "@id": name,
            "@type": "dcat:Dataset",
            "dct:identifier": name,
            "dct:title": [_literal(s, f"{table.title(s)} – {s.of_site.name}") for s in self.locales],
            "dct:description": [_literal(s, table.about(s)) for s in self.locales],
            "dct:publisher": self.publisher,
            "dcat:contactPoint": self._contact(),
            "dcat:keyword": [_literal(s, word) for s in self.locales for word in table_keywords(s, table)],
            "dcat:theme": self.refer(
                f"{VOCABULARY}/data-theme/SOCI", "skos:Concept", skos__prefLabel=self.words("theme_society")
            ),
            "dcat:landingPage": [self.page_node(self.base + s.url(table.page)) for s in self.locales],
            "dct:accessRights": self.public,
            "dct:accrualPeriodicity": self._rhythm(keys) if keys else None,
            "dct:modified": _day(day) if day else None,
            "dcat:version": terms.data_version(site),
            "dct:language": self.languages(site.settings.locales),
            "dct:spatial": self.places(table.slugs, keys),
            "dct:temporal": _time(str(span[0].start), str(span[1].end)) if span else None,
            "dct:provenance": [
                self.refer(
                    site.sources[key].url,
                    "dct:ProvenanceStatement",
                    rdfs__label=[_literal(s, s.source(key).name) for s in self.locales],
                )
                for key in coverage.value_sources(site, keys, table.slugs)
            ],
            "dcat:distribution": [{"@id": one["@id"]} for one in files],
        }
        return {key: value for key, value in known.items() if value}

    def _contact(self) -> Node:
        contact = self.site.settings.contact
        mail = {"@id": f"mailto:{contact.email}"}
        return self.refer(
            f"{self.base}#contact",
            "vcard:Kind",
            "vcard:Organization",
            vcard__fn=[_literal(one, one.of_site.publisher) for one in self.locales],
            vcard__hasEmail=mail,
        )

    def _rhythm(self, keys: tuple[str, ...]) -> Node:
        rhythms = list(dict.fromkeys(coverage.rhythm(self.site, key) for key in keys))
        code = RHYTHMS[rhythms[0]] if len(rhythms) == 1 else "IRREG"
        return self.refer(f"{VOCABULARY}/frequency/{code}", "dct:Frequency")

    def _distribution(self, table: DataTable, file: TableFile) -> Node:
        kind, media = FORMATS[file.form]
        address, site = self.base + file.address, self.site
        day = terms.data_day(site, table)
        about = "open_data_file_names" if file.language else "open_data_file_codes"
        known = {
            "@id": f"{address}#distribution",
            "@type": "dcat:Distribution",
            "dct:title": [_literal(s, f"{table.title(s)} ({kind})") for s in self.locales],
            "dct:description": self.words(about),
            "dct:language": self.languages([file.language] if file.language else []),
            "dcat:accessURL": self.refer(address, "rdfs:Resource"),
            "dcat:downloadURL": {"@id": address},
            "dcat:byteSize": {"@value": str(self.facts[file.address].size), "@type": "xsd:decimal"},
            "dct:format": self.refer(f"{VOCABULARY}/file-type/{kind}", "dct:MediaTypeOrExtent"),
            "dcat:mediaType": self.refer(f"{MEDIA_TYPES}/{media}", "dct:MediaType"),
            "dcatap:availability": self.concept(f"{VOCABULARY}/planned-availability/STABLE"),
            "dct:modified": _day(day) if day else None,
            "dct:license": self.refer(terms.table_licence(site, self.base, table).url, "dct:LicenseDocument"),
        }
        return {key: value for key, value in known.items() if value}


def table_keywords(locale: Locale, table: DataTable) -> list[str]:
    """Return the words by which a table is found: the fields it covers, and its country where that is one."""
    names = [locale.country(locale.site.countries[slug].code) for slug in table.slugs]
    return [*locale.keywords(table.indicators or locale.site.shown_indicators), *names[: len(names) == 1]]


def _literal(locale: Locale, text: str) -> Node:
    return {"@value": text, "@language": locale.language}


def _dated(day: str) -> Node:
    return {"@value": day, "@type": f"xsd:{DAYS[len(day)]}"}


def _day(day: PartialDate) -> Node:
    return _dated(str(day))


def _time(first: str, last: str) -> Node:
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": _dated(first), "dcat:endDate": _dated(last)}

"""The page of a country: facts and figures."""

from dataclasses import replace

from emn_site.exports.cards import FIGURES, Card
from emn_site.exports.structured_data import page_dataset
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.pages.country.context import CITED, country_page, country_pdf, publications_on
from emn_site.pages.kind import Kind, SearchRules
from emn_site.search.documents import COUNTRY_TITLE_WEIGHT, SearchDocument
from emn_site.statistics.key_figures import new_figures


def _country(locale: Locale, path: str) -> tuple[str, Country]:
    slug = path.removeprefix("countries/")
    return slug, locale.site.countries[slug]


def _card(locale: Locale, path: str) -> Card:
    slug, country = _country(locale, path)
    figures = new_figures(locale, slug, country, FIGURES)
    return Card(
        locale.word("facet_country"),
        locale.country(country.code),
        tuple((one.number, one.name, one.when) for one in figures),
    )


def _document(locale: Locale, path: str, usual: SearchDocument) -> SearchDocument:
    return replace(usual, facets=(*usual.facets, f"country:{_country(locale, path)[1].code}"))


KIND = Kind(
    name="country",
    paths=lambda locale: [f"countries/{slug}" for slug in locale.site.countries],
    page=country_page,
    inputs=lambda locale, path: publications_on(locale, _country(locale, path)[1]),
    file="data/countries/{slug}.yml",
    style="data",
    # It has words of every figure: others come first.
    search=SearchRules(weight=0.2, title_weight=COUNTRY_TITLE_WEIGHT),
    facet="country",
    document=_document,
    card=_card,
    pdf=country_pdf,
    linked_data=page_dataset,
    cited=CITED,
    words=("finding_highest", "finding_lowest"),
)

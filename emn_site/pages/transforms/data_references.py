"""What a text quotes of the data: a number says where it is from, an image becomes a chart, table or list."""

from collections.abc import Callable

from lxml.html import HtmlElement

from emn_site.charts import indicator_charts, text_claims, text_references, text_tables
from emn_site.charts.chart_figures import chart_figure
from emn_site.locale import Locale, addresses
from emn_site.pages.transforms.fragments import element_text, make_fragment, replace_element
from emn_site.statistics import cells


def link_figures(tree: HtmlElement, locale: Locale, here: str) -> None:
    """Let each quoted number lead to its page and say its source; without data it is mere text."""
    for link in list(tree.iter("a")):
        target = link.get("href", "")
        if text_references.reference_scheme(target) in text_claims.SETTINGS:
            link.drop_tag()  # what is claimed was computed by the check; readers see the words
        if text_references.reference_scheme(target) != text_references.FIGURE:
            continue
        try:
            found = text_references.parse_figure(locale, target)
        except text_references.InvalidReference:
            link.drop_tag()
            continue
        replace_element(link, _figure(locale, found, element_text(link), here))


def _figure(locale: Locale, found: text_references.FigureReference, text: str, here: str) -> HtmlElement:
    name, slug, holder = found.holder
    indicator = locale.site.indicators[found.key]
    is_country = slug in locale.site.countries
    path = f"countries/{slug}" if is_country else addresses.indicator_path(found.key)
    point = indicator_charts.chart_point(locale, slug, found.key, holder, found.period)
    number, unit = cells.number_and_unit(locale, indicator, found.value)
    said = [
        f"{number} {unit}".strip(),
        point.signs,
        indicator_charts.chart_sources(locale, found.key, [holder]),
    ]
    return make_fragment(
        "quoted-figure.html.jinja",
        href=addresses.relative_address(locale.url(path), here) + ("#figures" if is_country else ""),
        name=f"{name}. {locale.indicator(found.key).name}, {locale.period(found.period)}",
        said=". ".join(filter(None, said)),
        more=locale.word("figure_more"),
        text=text,
    )


def reference_images(tree: HtmlElement, scheme: str) -> list[HtmlElement]:
    """Return the images of a text that quote something: a `chart`, a `table`, `countries`."""
    return [
        image
        for image in tree.iter("img")
        if text_references.reference_scheme(image.get("src", "")) == scheme
    ]


def insert_charts(image: HtmlElement, number: int, locale: Locale, here: str) -> None:
    """Put a chart with its table in the place of an image that names it."""

    def chart(image: HtmlElement) -> HtmlElement:
        found = text_references.parse_chart(locale, image.get("src", ""))
        title = locale.word("figure_caption", number=number, caption=image.get("alt", ""))
        shown = chart_figure(locale, found, here, f"figure-{number}", title)
        assert shown is not None
        return make_fragment("quoted-chart.html.jinja", figure=shown, words=locale.words)

    _put(image, chart)


def insert_tables(tree: HtmlElement, locale: Locale) -> None:
    """Put a table of the data, with its caption above it, in the place of each image that names one."""

    def table(image: HtmlElement) -> HtmlElement:
        found = text_tables.parse_table(locale, image.get("src", ""))
        said = text_tables.format_table(locale, found, image.get("alt", ""))
        return make_fragment("quoted-table.html.jinja", table=said, words=locale.words)

    for image in reference_images(tree, text_references.TABLE):
        _put(image, table)


def insert_country_lists(tree: HtmlElement, locale: Locale, here: str) -> None:
    """Put a list of countries in the place of each image that names one."""

    def countries(image: HtmlElement) -> HtmlElement:
        found = text_references.parse_countries(locale, image.get("src", ""))
        links = [(name, addresses.relative_address(locale.url(path), here)) for name, path in found]
        return make_fragment("quoted-countries.html.jinja", name=image.get("alt", ""), links=links)

    for image in reference_images(tree, text_references.COUNTRIES):
        _put(image, countries)


def _put(image: HtmlElement, made: Callable[[HtmlElement], HtmlElement]) -> None:
    """Put what an image quotes in its place; where that cannot be had, its words are left."""
    try:
        shown = made(image)
    except text_references.InvalidReference:
        image.drop_tag()
        return
    _in_its_place(image, shown)


def _in_its_place(image: HtmlElement, shown: HtmlElement) -> None:
    """Put something in the place of an image, and of the paragraph that holds nothing else."""
    outer = image
    while (parent := outer.getparent()) is not None and parent.tag in ("a", "p") and not element_text(parent):
        outer = parent
    replace_element(outer, shown)

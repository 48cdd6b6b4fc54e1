"""What a text quotes of the data: a number says where it is from, an image becomes a chart, table or list."""

from collections.abc import Callable

from lxml.html import HtmlElement

from emn_site.charts import indicator_charts, text_countries, text_references, text_tables
from emn_site.charts.chart_figures import chart_figure
from emn_site.locale import Language, addresses
from emn_site.pages.transforms.fragments import fragment, replace, text_of
from emn_site.statistics import cells


def explain_figures(tree: HtmlElement, speech: Language, here: str) -> None:
    """Let each quoted number lead to its page and say its source; without data it is mere text."""
    for link in list(tree.iter("a")):
        target = link.get("href", "")
        if text_references.scheme(target) != text_references.FIGURE:
            continue
        try:
            found = text_references.figure(speech, target)
        except text_references.Unquotable:
            link.drop_tag()
            continue
        replace(link, _figure(speech, found, text_of(link), here))


def _figure(speech: Language, found: text_references.QuotedFigure, text: str, here: str) -> HtmlElement:
    name, slug, holder = found.holder
    indicator = speech.site.indicators[found.key]
    is_country = slug in speech.site.countries
    path = f"countries/{slug}" if is_country else addresses.indicator_path(found.key)
    point = indicator_charts.point(speech, slug, found.key, holder, found.period)
    number, unit = cells.number_and_unit(speech, indicator, found.value)
    said = [f"{number} {unit}".strip(), point.signs, indicator_charts.sources(speech, found.key, [holder])]
    return fragment(
        "quoted-figure.html.jinja",
        href=addresses.relative(speech.url(path), here) + ("#figures" if is_country else ""),
        name=f"{name}. {speech.indicator(found.key).name}, {speech.period(found.period)}",
        said=". ".join(filter(None, said)),
        more=speech.word("figure_more"),
        text=text,
    )


def quoting(tree: HtmlElement, scheme: str) -> list[HtmlElement]:
    """Return the images of a text that quote something: a `chart`, a `table`, `countries`."""
    return [image for image in tree.iter("img") if text_references.scheme(image.get("src", "")) == scheme]


def draw(image: HtmlElement, number: int, speech: Language, here: str) -> None:
    """Put a chart with its table in the place of an image that names it."""

    def chart(image: HtmlElement) -> HtmlElement:
        found = text_references.chart(speech, image.get("src", ""))
        title = speech.word("figure_caption", number=number, caption=image.get("alt", ""))
        shown = chart_figure(speech, found, here, f"figure-{number}", title)
        assert shown is not None
        return fragment("quoted-chart.html.jinja", figure=shown, words=speech.words)

    _put(image, chart)


def tabulate(tree: HtmlElement, speech: Language) -> None:
    """Put a table of the data, with its caption above it, in the place of each image that names one."""

    def table(image: HtmlElement) -> HtmlElement:
        found = text_tables.table(speech, image.get("src", ""))
        said = text_tables.in_words(speech, found, image.get("alt", ""))
        return fragment("quoted-table.html.jinja", table=said, words=speech.words)

    for image in quoting(tree, text_references.TABLE):
        _put(image, table)


def list_countries(tree: HtmlElement, speech: Language, here: str) -> None:
    """Put a list of countries in the place of each image that names one."""

    def countries(image: HtmlElement) -> HtmlElement:
        found = text_countries.countries(speech, image.get("src", ""))
        links = [(name, addresses.relative(speech.url(path), here)) for name, path in found]
        return fragment("quoted-countries.html.jinja", name=image.get("alt", ""), links=links)

    for image in quoting(tree, text_references.COUNTRIES):
        _put(image, countries)


def _put(image: HtmlElement, made: Callable[[HtmlElement], HtmlElement]) -> None:
    """Put what an image quotes in its place; where that cannot be had, its words are left."""
    try:
        shown = made(image)
    except text_references.Unquotable:
        image.drop_tag()
        return
    _in_its_place(image, shown)


def _in_its_place(image: HtmlElement, shown: HtmlElement) -> None:
    """Put something in the place of an image, and of the paragraph that holds nothing else."""
    outer = image
    while (parent := outer.getparent()) is not None and parent.tag in ("a", "p") and not text_of(parent):
        outer = parent
    replace(outer, shown)

"""Figures and charts that a text quotes: a number says where it is from, an image becomes its chart."""

from itertools import count

from lxml.html import HtmlElement

from emn_site.charts.drawing import SIZES
from emn_site.facts import cells, charts, quoted
from emn_site.language import Language, addresses
from emn_site.reading_aids.fragments import fragment, replace, text_of


def explain_figures(tree: HtmlElement, speech: Language, here: str) -> None:
    """Let each quoted number lead to its page and say its source; without data it is mere text."""
    for link in list(tree.iter("a")):
        target = link.get("href", "")
        if quoted.scheme(target) != quoted.FIGURE:
            continue
        try:
            found = quoted.figure(speech, target)
        except quoted.Unquotable:
            link.drop_tag()
            continue
        replace(link, _figure(speech, found, text_of(link), here))


def _figure(speech: Language, found: quoted.QuotedFigure, text: str, here: str) -> HtmlElement:
    name, slug, holder = found.holder
    indicator = speech.site.indicators[found.key]
    is_country = slug in speech.site.countries
    path = f"countries/{slug}" if is_country else addresses.indicator_path(found.key)
    point = charts.point(speech, slug, found.key, holder, found.period)
    number, unit = cells.number_and_unit(speech, indicator, found.value)
    said = [f"{number} {unit}".strip(), point.signs, charts.sources(speech, found.key, [holder])]
    return fragment(
        "quoted-figure.html.jinja",
        href=addresses.relative(speech.url(path), here) + ("#figures" if is_country else ""),
        name=f"{name}. {speech.indicator(found.key).name}, {speech.period(found.period)}",
        said=". ".join(filter(None, said)),
        more=speech.word("figure_more"),
        text=text,
    )


def draw(image: HtmlElement, number: int, speech: Language, here: str) -> None:
    """Put a chart with its table in the place of an image that names it."""
    try:
        found = quoted.chart(speech, image.get("src", ""))
    except quoted.Unquotable:
        image.drop_tag()
        return
    title = speech.word("figure_caption", number=number, caption=image.get("alt", ""))
    shown = charts.over_time(speech, found.key, found.holders, title, found.first, found.last)
    assert shown is not None
    codes = [holder.code for *_, holder in found.holders]
    compare = addresses.relative(speech.url("compare"), here)
    figure = fragment(
        "quoted-chart.html.jinja",
        id=f"figure-{number}",
        title=title,
        description="; ".join(quoted.gaps(speech, found)),
        drawings=[(size, charts.drawn(speech, found.key, shown, *room)) for size, room in SIZES.items()],
        chart=shown,
        rows=list(zip(count(), shown.periods, strict=False))[::-1],
        words=speech.words,
        compare=f"{compare}?indicator={found.key}&countries={','.join(codes)}",
        taken=charts.taken(speech, here, found.key, codes, found.first, found.last),
        name=f"{addresses.indicator_slug(found.key)}-{number}",
    )
    outer = image
    while (parent := outer.getparent()) is not None and parent.tag in ("a", "p") and not text_of(parent):
        outer = parent
    replace(outer, figure)

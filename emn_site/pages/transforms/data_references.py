"""What a text quotes of the data: a number says where it is from, an image becomes a chart, table or list."""

from collections.abc import Callable

from emn_site.charts import indicator_charts, text_claims, text_references, text_tables
from emn_site.charts.chart_figures import chart_figure
from emn_site.charts.engine.drawing import IN_TEXT
from emn_site.locale import Locale, addresses
from emn_site.model.tree import Element, Node, Words, element_text, plain_text, replace_nodes, walk_elements
from emn_site.pages.transforms.labels import make_fragment
from emn_site.statistics import cells


def link_figures(tree: Element, locale: Locale, here: str) -> None:
    """Let each quoted number lead to its page and say its source; without data it is mere text."""

    def linked(node: Node) -> list[Node] | None:
        if not isinstance(node, Element) or node.tag != "a":
            return None
        target = node.attributes.get("href", "")
        scheme = text_references.reference_scheme(target)
        if scheme in text_claims.SETTINGS:
            return node.children  # what is claimed was computed by the check; readers see the words
        if scheme != text_references.FIGURE:
            return None
        try:
            found = text_references.parse_figure(locale, target)
        except text_references.InvalidReference:
            return node.children
        return [_figure(locale, found, element_text(node), here)]

    replace_nodes(tree, linked)


def _figure(locale: Locale, found: text_references.FigureReference, text: str, here: str) -> Element:
    name, slug, holder = found.holder
    indicator = locale.site.indicators[found.key]
    path, fragment = text_references.figure_place(locale, found)
    point = indicator_charts.chart_point(locale, slug, found.key, holder, found.period)
    number, unit = cells.number_and_unit(locale, indicator, found.value)
    labels = [
        f"{number} {unit}".strip(),
        point.flags,
        indicator_charts.chart_sources(locale, found.key, [holder]),
    ]
    attributes = {
        "class": "emn-term emn-quoted",
        "href": addresses.relative_address(locale.url(path), here) + fragment,
        "data-term": f"{name}. {indicator_charts.period_title(locale, found.key, found.period)}",
        "data-definition": " ".join(one if one.endswith(".") else f"{one}." for one in labels if one),
        "data-more": locale.word("figure_more"),
    }
    return Element("a", attributes, [Words(text)])


def images_alone(node: Node) -> list[tuple[Element, Element]]:
    """Return the images of a node that holds nothing else, each with what is shown of it: its link, too."""
    if not isinstance(node, Element):
        return []
    if node.tag == "img":
        return [(node, node)]
    if node.tag not in ("a", "p") or any(map(_has_words, node.children)):
        return []
    inside = [images_alone(child) for child in node.children if isinstance(child, Element)]
    if not inside or not all(inside):
        return []
    found = [one for images in inside for one in images]
    return [(node, image) for _, image in found] if node.tag == "a" else found


def _has_words(node: Node) -> bool:
    return isinstance(node, Words) and bool(node.text.strip())


def replace_images(
    tree: Element, is_meant: Callable[[Element], bool], make: Callable[[Element, Element], Node | None]
) -> None:
    """Put in the place of each image that is meant, and of a paragraph that holds nothing else, what is made
    of what is shown and the image itself; nothing, where nothing can be had.
    """

    def shown(node: Node) -> list[Node] | None:
        found = images_alone(node)
        if not found or not all(is_meant(image) for _, image in found):
            return None
        return [one for one in (make(*pair) for pair in found) if one is not None]

    if any(map(is_meant, walk_elements(tree, "img"))):
        replace_nodes(tree, shown)


def is_reference(image: Element, scheme: str) -> bool:
    """Whether an image quotes something of the data: a `chart`, a `table`, `countries`."""
    return text_references.reference_scheme(image.attributes.get("src", "")) == scheme


def quoted_chart(image: Element, number: int, locale: Locale, here: str) -> Element | None:
    """Return the chart with its table that an image names; None where it cannot be had."""
    try:
        found = text_references.parse_chart(locale, image.attributes["src"])
    except text_references.InvalidReference:
        return None
    title = locale.word("figure_caption", number=number, caption=image.attributes.get("alt", ""))
    shown = chart_figure(locale, found, here, f"figure-{number}", title, IN_TEXT)
    assert shown is not None
    words = {"of_site": locale.of_site, "words": locale.words}
    return make_fragment(locale, "quoted-chart.html.jinja", figure=shown, **words)


def insert_tables(tree: Element, locale: Locale, template: str = "quoted-table.html.jinja") -> None:
    """Put a table of the data, as a template has it, in the place of each image that names one."""

    def table(_: Element, image: Element) -> Element | None:
        try:
            found = text_tables.parse_table(locale, image.attributes["src"])
        except text_references.InvalidReference:
            return None
        content = text_tables.format_table(locale, found, image.attributes.get("alt", ""))
        return make_fragment(locale, template, table=content, words=locale.words)

    replace_images(tree, lambda image: is_reference(image, text_references.TABLE), table)


def insert_country_lists(
    tree: Element, locale: Locale, here: str, template: str = "quoted-countries.html.jinja"
) -> None:
    """Put a list of countries, as a template has it, in the place of each image that names one."""

    def countries(_: Element, image: Element) -> Element | None:
        try:
            found = text_references.parse_countries(locale, image.attributes["src"])
        except text_references.InvalidReference:
            return None
        links = [(name, addresses.relative_address(locale.url(path), here)) for name, path in found]
        name = image.attributes.get("alt", "")
        return make_fragment(locale, template, name=name, links=links)

    replace_images(tree, lambda image: is_reference(image, text_references.COUNTRIES), countries)


BLOCKS = ("p", "li", "td", "dd")


def insert_notes(tree: Element, locale: Locale, path: str) -> None:
    """Put each note behind the words of the innermost block that has its number."""
    for note in cells.text_notes(locale, path):
        blocks = walk_elements(tree, *BLOCKS)
        found = [one for one in blocks if cells.says_number(locale, plain_text(one.children), note.number)]
        href = addresses.relative_address(locale.url(note.path), locale.url(path))
        for block in found[-1:]:
            shown = make_fragment(locale, "value-note.html.jinja", note=note, href=href)
            block.children += [Words(" "), shown]

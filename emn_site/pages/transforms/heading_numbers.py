"""Numbers before headings, as the printed publication has them: 1, 1.1, 1.2, 2."""

from lxml.html import HtmlElement

from emn_site.model.spaces import NO_BREAK

LEVELS = {"h2": 0, "h3": 1, "h4": 2}


def number_headings(tree: HtmlElement) -> None:
    """Write its number before each heading of the second to the fourth level."""
    counts = [0, 0, 0]
    for heading in tree.iter(*LEVELS):
        level = LEVELS[str(heading.tag)]
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        number = ".".join(str(count) for count in counts[: level + 1])
        heading.text = f"{number}{NO_BREAK}{heading.text or ''}"

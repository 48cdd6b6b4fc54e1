"""Numbers before headings, as the printed publication has them: 1, 1.1, 1.2, 2."""

from emn_site.model.spaces import NO_BREAK
from emn_site.model.tree import Element, Words, walk_elements

LEVELS = {"h2": 0, "h3": 1, "h4": 2}


def number_headings(tree: Element) -> None:
    """Write its number before each heading of the second to the fourth level."""
    counts = [0, 0, 0]
    for heading in walk_elements(tree, *LEVELS):
        level = LEVELS[heading.tag]
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        number = ".".join(str(count) for count in counts[: level + 1])
        heading.children.insert(0, Words(f"{number}{NO_BREAK}"))

"""What is said a second time, where something else was meant to stand: copies that nobody has changed."""

from collections.abc import Iterator

from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version

SHORTEST = 20
"""Words; shorter texts may be alike by chance."""

_LISTS = ("topics", "countries", "languages")


def check(site: Site) -> Iterator[Problem]:
    """Yield texts that are copies, titles said again, and values that a list has twice."""
    bodies: dict[tuple[str, tuple[tuple[str, int], ...], int], Version] = {}
    for version in site.versions:
        yield from _titles(site, version)
        text = version.text
        other = bodies.setdefault((text.letters, text.numbers, text.words), version)
        if (
            text.words >= SHORTEST
            and not text.unfilled
            and other is not version
            and other.text.prose() == text.prose()
        ):
            yield make_problem(
                version.file, text.line, "said-twice", value=version.head.title, other=other.file
            )
    for page in site.by_path.values():
        original = page.original.head.title
        for version in page.versions.values():
            head = version.head
            if version is not page.original and head.title_status == "translated" and head.title == original:
                yield _problem(site, version, ("title",), head.title, page.original.file)
    for work in site.catalogue.values():
        file, place = work.place
        for key in _LISTS:
            values = getattr(work.head, key)
            for index, value in enumerate(values):
                if value in values[:index]:
                    line = site.lines[file].line((*place, key, index))
                    yield make_problem(file, line, "said-twice", value=value, other=f"`{key}`")


def _titles(site: Site, version: Version) -> Iterator[Problem]:
    """Yield a summary that is the title, and a first heading that is."""
    head, headings = version.head, version.text.headings
    if head.summary.rstrip(".") == head.title:
        yield _problem(site, version, ("summary",), head.title, "`title`")
    if headings and headings[0].title == head.title:
        yield make_problem(version.file, headings[0].line, "said-twice", value=head.title, other="`title`")


def _problem(site: Site, version: Version, place: Place, value: str, other: str) -> Problem:
    line = site.lines[version.file].line(place)
    return make_problem(version.file, line, "said-twice", value=value, other=other)

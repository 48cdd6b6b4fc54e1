"""Authors are named as citations need them: persons as “Surname, Name”, each once, one an entry."""

import re
from collections.abc import Iterator
from itertools import combinations

from emn_site.content.yaml_lines import Place
from emn_site.locale import all_locales
from emn_site.locale.tokenizer import split_words_and_codes
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Listed, Site

_INITIALS = re.compile(r"[^\W\d_]{1,40}, (?:[^\W\d_]\. ?)+(?:, [^\W\d_]+, (?:[^\W\d_]\. ?)+)+")
"""Persons with initials, one behind the other: Jonaitis, J., Petraitis, P."""


def check(site: Site) -> Iterator[Problem]:
    """Yield persons whose surname is not told, entries that name several, and authors named twice."""
    bodies = _bodies(site)
    for work in site.catalogue.values():
        for index, author in enumerate(work.head.authors):
            if len(parts := _parts(site, author)) > 1:
                listed = ", ".join(f'"{_surname_first(one)}"' for one in parts)
                yield _problem(site, work, index, "authors-together", value=author, listed=listed)
            elif _is_person(author) and author not in bodies:
                yield _problem(site, work, index, "author-order", value=author, person=_surname_first(author))
        yield from _among_each_other(site, work, bodies)


def _among_each_other(site: Site, work: Listed, bodies: frozenset[str]) -> Iterator[Problem]:
    """Yield an author named twice, and a surname and a name that a comma has made two authors."""
    authors = work.head.authors
    for (_, one), (index, other) in combinations(enumerate(authors), 2):
        if sorted(split_words_and_codes(one.lower())) == sorted(split_words_and_codes(other.lower())):
            yield _problem(site, work, index, "author-twice", value=other, other=one)
    for index, (one, other) in enumerate(zip(authors[::2], authors[1::2], strict=False)):
        if {one, other}.isdisjoint(bodies) and _is_person(f"{one} {other}") and " " not in one + other:
            person = f"{one}, {other}"
            yield _problem(site, work, 2 * index, "author-order", value=person, person=person)


def _bodies(site: Site) -> frozenset[str]:
    """Return the names of bodies that the site knows: those of sources and of publishers."""
    sources = [words for locale in all_locales(site) for words in locale.wording.sources.values()]
    publishers = (work.head.publisher or "" for work in site.catalogue.values())
    return frozenset({*publishers, *(one.name for one in sources), *(one.publisher for one in sources)})


def _parts(site: Site, author: str) -> list[str]:
    """Return the persons of an entry that a semicolon, or a word such as “and”, has between them."""
    joined = [re.escape(locale.listing(["", ""])) for locale in all_locales(site)]
    parts = re.split("|".join((r";\s*", " & ", *joined)), author)
    if _INITIALS.fullmatch(author):
        parts = re.split(r"(?<=\.), ", author)
    return parts if all(_is_person(one) or one.count(",") == 1 for one in parts) else [author]


def _is_person(author: str) -> bool:
    """Whether some words are a name and a surname as they are said: Jonas Jonaitis, Anna M. Smith-Jones."""
    words = author.split() if "," not in author else []
    is_long = all(len(words[at]) > 2 for at in (0, -1)) if words else False
    has_initial = len(words) == 3 and words[1][1:] == "."
    return is_long and (len(words) == 2 or has_initial) and all(word.istitle() for word in words)


def _surname_first(author: str) -> str:
    """Return a person as citations have it: Jonaitis, Jonas."""
    names, _, surname = author.rpartition(" ")
    return f"{surname}, {names}" if _is_person(author) else author


def _problem(site: Site, work: Listed, index: int, code: str, **values: str) -> Problem:
    file, place = work.place
    here: Place = (*place, "authors", index)
    return make_problem(file, site.lines[file].line(here), code, **values)

"""Works, with a page or without: their titles, types, authors, and what is stated of them."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from itertools import combinations

from babel.core import get_global
from babel.languages import get_official_languages

from emn_site.content.yaml_lines import Place
from emn_site.locale import all_locales
from emn_site.locale.addresses import slug
from emn_site.locale.tokenizer import split_words_and_codes
from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import Event, Query, WorkHead
from emn_site.model.release_dates import is_written
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.works import TYPES, WORKS
from emn_site.pages import kinds


def check_entries(site: Site) -> Iterator[Problem]:
    """Yield entries at no address, those of works that have a page, and titles missing or said twice."""
    for path, head in site.works.items():
        found, line = site.catalogue.get(path), site.lines[WORKS].line((path,))
        if found is None:
            yield make_problem(WORKS, line, "work-without-address", value=path, known=", ".join(site.folders))
        elif isinstance(found, Publication) and not found.is_draft:
            yield make_problem(WORKS, line, "work-with-page", value=path, other=found.original.file)
        yield from _titles(site, path, head)


def _titles(site: Site, path: str, head: WorkHead) -> Iterator[Problem]:
    for language in site.settings.locales:
        if language not in {*head.title, *head.translated_title}:
            line = site.lines[WORKS].line((path, "title"))
            yield make_problem(WORKS, line, "missing-language", key=f"{path}.title", locale=language)
    for language in head.title.keys() & head.translated_title.keys():
        line = site.lines[WORKS].line((path, "translated_title", language))
        yield make_problem(WORKS, line, "title-twice", value=path, locale=language)


FILES = frozenset(("assets", "search-index"))
"""Addresses at which the site has files."""


def check_types(site: Site) -> Iterator[Problem]:
    """Yield folders that two types share or in which other pages lie, layouts that are not, odd numbers."""
    owners: dict[str, str] = {}
    known = sorted(file.name for file in (site.root / "overrides").glob("publication*.html"))
    taken = FILES.union(site.settings.locales, *(kind.folders for kind in kinds.KINDS))
    for key, kind in site.types.items():
        if owners.setdefault(kind.folder, key) != key or kind.folder in taken:
            line = site.lines[TYPES].line((key, "folder"))
            yield make_problem(TYPES, line, "folder-taken", value=kind.folder)
        if kind.layout and kind.layout not in known:
            line = site.lines[TYPES].line((key, "layout"))
            more = {"value": kind.layout, "known": ", ".join(known) or "–"}
            yield make_problem(TYPES, line, "unknown-layout", **more)
    texts = [file.split("/")[2] for file in site.files if re.match(r"docs/[a-z]{2,3}/[^/]+/\d{4}/", file)]
    named = {path.partition("/")[0] for path in (*site.works, *site.redirects.values())}
    for folder in named.intersection(texts) - {*site.folders}:  # else the texts lie in a wrong one
        empty = [one for one in site.folders if one not in texts]
        for near in get_close_matches(folder, empty, n=1):
            line = site.lines[TYPES].line((site.folders[near], "folder"))
            yield make_problem(TYPES, line, "folder-renamed", value=near, known=folder)
    for work, kind in ((work, site.types[work.type]) for work in site.catalogue.values()):
        if work.head.number and "number" in kind.keys and not kind.is_numbered:
            file, place = work.place
            line = site.lines[file].line((*place, "number"))
            yield make_problem(file, line, "number-without-series", value=work.head.number)


SITE_SETTINGS = "data/site.yml"
REQUIRED = {"events": ("event",), "news": ("published",)}
"""Keys without which a text of a type says nothing, by what the type holds."""


def check_facts(site: Site) -> Iterator[Problem]:
    """Yield keys that a type has not, events without hours, ends before beginnings, answers not public."""
    for publication in site.publications:
        file, kind = publication.original.file, site.types[publication.type]
        head = publication.head
        for key in sorted(key for key in head.model_fields_set - kind.keys if getattr(head, key)):
            line = site.lines[file].line((key,))
            yield make_problem(file, line, "key-not-of-type", key=key, value=publication.type)
        if (unsure := publication.head.to_check) and is_written(publication):
            line = site.lines[file].line(("to_check",))
            yield make_problem(file, line, "facts-unchecked", value=", ".join(unsure))
        if kind.holds == "queries":
            yield from _query(site, publication)
        if publication.head.event:
            yield from _event(site, publication, publication.head.event)
        for key in REQUIRED.get(kind.holds, ()):
            if (key,) not in site.lines[file].lines:
                yield make_problem(file, 1, "missing-key", key=key)


def _query(site: Site, publication: Publication) -> Iterator[Problem]:
    file, query = publication.original.file, publication.head.query or Query()
    if query.dissemination != "public" and is_written(publication):
        line = site.lines[file].line(("query",))
        yield make_problem(file, line, "query-not-public")


def _event(site: Site, publication: Publication, event: Event) -> Iterator[Problem]:
    file, lines = publication.original.file, site.lines[publication.original.file]
    if event.ends and not _follows(event):
        yield make_problem(file, lines.line(("event", "ends")), "ends-before", value=event.starts)
    for language in site.settings.locales if event.place else ():
        if language not in event.place:
            line = lines.line(("event", "place"))
            yield make_problem(file, line, "missing-language", key="event.place", locale=language)
    if event.starts.time and not site.settings.timezone:
        yield make_problem(SITE_SETTINGS, 1, "missing-key", key="timezone")


def _follows(event: Event) -> bool:
    """Whether an event ends after it begins, both stated as days or both as minutes."""
    starts, ends = event.starts, event.ends
    assert ends
    if starts.time is None or ends.time is None:
        return starts.time is ends.time is None and starts.day <= ends.day
    return (starts.day, starts.time) < (ends.day, ends.time)


def check_languages(site: Site) -> Iterator[Problem]:
    """Yield the codes of countries among languages: those of no state's official language."""
    codes = {country.code for country in site.countries.values()}
    for work in site.catalogue.values():
        file, place = work.place
        for index, value in enumerate(work.head.languages):
            languages = get_official_languages(value.upper()) if value.upper() in codes else ()
            if languages and value not in _official_languages():
                line = site.lines[file].line((*place, "languages", index))
                yield make_problem(file, line, "language-of-country", value=value, known=", ".join(languages))


@lru_cache(maxsize=1)
def _official_languages() -> frozenset[str]:
    territories = get_global("territory_languages")
    return frozenset(one for code in territories for one in get_official_languages(code, de_facto=True))


def check_copies(site: Site) -> Iterator[Problem]:
    """Yield the works without a page that have the address of another, nearly its title, and its year."""
    known = dict[str, list[Listed]]()
    reported = set[str]()
    for work in sorted(site.catalogue.values(), key=lambda work: not isinstance(work, Publication)):
        for address in filter(None, (*work.head.seen, work.head.official_address)):
            for other in known.get(address, ()):
                if (
                    not isinstance(work, Publication)
                    and work.path not in reported
                    and _is_copy(site, work, other)
                ):
                    reported.add(work.path)
                    (file, place), values = work.place, {"other": other.path, "value": address}
                    yield make_problem(file, site.lines[file].line(place), "work-twice", **values)
            known.setdefault(address, []).append(work)


def _is_copy(site: Site, one: Listed, other: Listed) -> bool:
    """Whether two works are of one type, year and scope and have nearly the same title in a language."""
    facts = [(work.type, work.year, work.head.scope) for work in (one, other)]
    if one.path == other.path or facts[0] != facts[1]:
        return False
    for locale in all_locales(site):
        first, second = (slug(locale.title(work)[0]) for work in (one, other))
        is_like = SequenceMatcher(None, first, second, autojunk=False).ratio() > ALIKE
        if is_like and re.findall(r"\d+", first) == re.findall(r"\d+", second):
            return True
    return False


ALIKE = 0.9
"""How like the titles of a work are that was entered twice; those of its parts are less so."""

_INITIALS = re.compile(r"[^\W\d_]{1,40}, (?:[^\W\d_]\. ?)+(?:, [^\W\d_]+, (?:[^\W\d_]\. ?)+)+")
"""Persons with initials, one behind the other: Jonaitis, J., Petraitis, P."""


def check_authors(site: Site) -> Iterator[Problem]:
    """Yield persons whose surname is not told, entries that name several, and authors named twice."""
    bodies, by_name = _bodies(site), dict[str, str]()
    for work in site.catalogue.values():
        for index, author in enumerate(work.head.authors):
            if (other := by_name.setdefault(slug(author), author)) != author:
                yield _author_problem(site, work, index, "author-unlike", value=author, other=other)
            if len(parts := _parts(site, author)) > 1:
                listed = ", ".join(f'"{_surname_first(one)}"' for one in parts)
                yield _author_problem(site, work, index, "authors-together", value=author, listed=listed)
            elif _is_person(author) and author not in bodies:
                yield _author_problem(
                    site, work, index, "author-order", value=author, person=_surname_first(author)
                )
        yield from _among_each_other(site, work, bodies)


def _among_each_other(site: Site, work: Listed, bodies: frozenset[str]) -> Iterator[Problem]:
    """Yield an author named twice, and a surname and a name that a comma has made two authors."""
    authors = work.head.authors
    for (_, one), (index, other) in combinations(enumerate(authors), 2):
        if sorted(split_words_and_codes(one.lower())) == sorted(split_words_and_codes(other.lower())):
            yield _author_problem(site, work, index, "author-twice", value=other, other=one)
    for index, (one, other) in enumerate(zip(authors[::2], authors[1::2], strict=False)):
        if {one, other}.isdisjoint(bodies) and _is_person(f"{one} {other}") and " " not in one + other:
            person = f"{one}, {other}"
            yield _author_problem(site, work, 2 * index, "author-order", value=person, person=person)


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


def _author_problem(site: Site, work: Listed, index: int, code: str, **values: str) -> Problem:
    file, place = work.place
    here: Place = (*place, "authors", index)
    return make_problem(file, site.lines[file].line(here), code, **values)

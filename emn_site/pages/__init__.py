"""All pages of the site, finished, before the frame is put around them.

Each source of pages is a module with two functions: `paths(speech)` says which pages it has in a language,
`page(speech, path)` makes one of them. A page is made once; checks judge it and MkDocs frames it.
"""

from dataclasses import dataclass, field
from types import ModuleType

from emn_site.language import Language, all_languages
from emn_site.language.addresses import source_file
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage
from emn_site.pages import (
    catalogue,
    counterparts,
    country,
    glossary,
    indicator,
    open_data,
    problem_codes,
    texts,
    tools,
)

SOURCES: tuple[ModuleType, ...] = (
    texts,
    counterparts,
    country,
    indicator,
    catalogue,
    open_data,
    glossary,
    problem_codes,
    tools,
)


@dataclass
class Pages:
    """Every page by path and language, those that could not be made, and the problems met."""

    by_place: dict[tuple[str, str], FinishedPage] = field(default_factory=dict)
    failed: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The addresses of all pages without the language, each once."""
        return list(dict.fromkeys(path for path, _ in self.by_place))


def all_pages(site: Site) -> Pages:
    """Return every page of a site in every language.

    What cannot be made is a problem of the file it is made from; all others are made nevertheless.
    """
    made = Pages()
    for speech in all_languages(site):
        for source in SOURCES:
            for path in source.paths(speech):
                _make(made, source, speech, path)
    return made


def _make(made: Pages, source: ModuleType, speech: Language, path: str) -> None:
    place = path, speech.locale
    if place in made.by_place:
        made.problems.append(problem(_file(speech, path), 1, "hides-page", value=path))
        return
    try:
        made.by_place[place] = source.page(speech, path)
    except Exception as error:  # one page that cannot be made must not hide what is wrong with others
        made.failed.add(place)
        file = _file(speech, path)
        made.problems.append(problem(file, 1, "page-not-made", value=path, error=_told(error)))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _file(speech: Language, path: str) -> str:
    """Return the file that a page is made from."""
    page = speech.site.by_path.get(path)
    if page is not None:
        return page.versions.get(speech.locale, page.original).file
    section, _, slug = path.partition("/")
    if section == "countries" and slug in speech.site.countries:
        return f"data/countries/{slug}.yml"
    known = {
        "indicators": "data/indicators.yml",
        "glossary": "data/glossary.yml",
        "topics": "data/topics.yml",
    }
    return known.get(section, source_file(speech.locale, path))

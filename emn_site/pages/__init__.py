"""All pages of the site, finished, before the frame is put around them.

Each source of pages is a module with three functions: `paths(locale)` says which pages it has in a language,
`page(locale, path)` makes one of them, and `made_of(locale, path)` says what it is made of beside the program
and the words: where that is as it was, the page is taken from what is kept. A page is made once; checks judge
it, the search reads it, and the frame is put around it.
"""

from dataclasses import dataclass, field
from types import ModuleType

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.locale.addresses import markdown_file
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage, Place
from emn_site.pages.catalogue import kind as catalogue
from emn_site.pages.counterpart import kind as counterparts
from emn_site.pages.country import kind as country
from emn_site.pages.glossary import kind as glossary
from emn_site.pages.indicator import kind as indicator
from emn_site.pages.open_data import kind as open_data
from emn_site.pages.problem_codes import kind as problem_codes
from emn_site.pages.text import kind as texts
from emn_site.pages.tool import kind as tools

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
class PageSet:
    """Every page by path and language, those that could not be made, and the problems met.

    `digests` has for each what it is made of, as one word.
    """

    by_place: dict[Place, FinishedPage] = field(default_factory=dict)
    digests: dict[Place, str] = field(default_factory=dict)
    failed: set[Place] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The addresses of all pages without the language, each once."""
        return list(dict.fromkeys(path for path, _ in self.by_place))


def make_pages(site: Site, cache: Cache = NO_CACHE) -> PageSet:
    """Return every page of a site in every language, made by all processors where it is not kept.

    What cannot be made is a problem of the file it is made from; all others are made nevertheless.
    """
    found = PageSet()
    sources: dict[Place, ModuleType] = {}
    for locale in all_locales(site):
        for source in SOURCES:
            for path in source.paths(locale):
                if (path, locale.language) in sources:
                    found.problems.append(make_problem(_file(locale, path), 1, "hides-page", value=path))
                sources.setdefault((path, locale.language), source)
    wanted = {place: _made_of(site, source, place) for place, source in sources.items()}
    made = dict(
        cache.get_or_make_lazily(wanted, FinishedPage, lambda place: _page(site, sources[place], place))
    )
    for (path, language), source in sources.items():
        if page := made[path, language]:
            found.by_place[path, language], found.digests[path, language] = page, wanted[path, language]
        else:
            _note(found, source, for_locale(site, language), path)
    return found


def _made_of(site: Site, source: ModuleType, place: Place) -> str:
    path, language = place
    of_page = source.made_of(for_locale(site, language), path)
    return digest(site.digests.rest, "page", source.__name__, path, language, of_page)


def _page(site: Site, source: ModuleType, place: Place) -> FinishedPage | None:
    """Return one page, or None where it cannot be made."""
    path, language = place
    try:
        return source.page(for_locale(site, language), path)  # type: ignore[no-any-return]
    except Exception:  # one page that cannot be made must not hide what is wrong with others
        return None


def _note(found: PageSet, source: ModuleType, locale: Locale, path: str) -> None:
    """Note why a page cannot be made."""
    found.failed.add((path, locale.language))
    file = _file(locale, path)
    try:
        source.page(locale, path)
    except Exception as error:
        found.problems.append(make_problem(file, 1, "page-not-made", value=path, error=_told(error)))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _file(locale: Locale, path: str) -> str:
    """Return the file that a page is made from."""
    page = locale.site.by_path.get(path)
    if page is not None:
        return page.versions.get(locale.language, page.original).file
    section, _, slug = path.partition("/")
    if section == "countries" and slug in locale.site.countries:
        return f"data/countries/{slug}.yml"
    known = {
        "indicators": "data/indicators.yml",
        "glossary": "data/glossary.yml",
        "topics": "data/topics.yml",
    }
    return known.get(section, markdown_file(locale.language, path))

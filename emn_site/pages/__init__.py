"""All pages of the site, finished, before the frame is put around them.

Each kind of page (`kinds`) says which pages it has in a language, makes them, and says what they are made of:
where that is as it was, the page is taken from what is kept. A page is made once; checks judge it, the search
reads it, and the frame is put around it.
"""

from dataclasses import dataclass, field

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.cache.queries import set_answer
from emn_site.locale import Locale, all_locales, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage, Place
from emn_site.pages import kinds
from emn_site.pages.kind import Kind
from emn_site.statistics import years


@dataclass
class PageSet:
    """Every page by path and language, those that could not be made, and the problems met.

    `digests` has for each what it is made of beside figures, as one word.
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
    inputs = digest(site.digests, "years")
    covered = cache.get_or_make(inputs, tuple[int, ...], lambda: years.covered_years(site))
    set_answer(site, years.covered_years, covered)
    found = PageSet()
    makers: dict[Place, Kind] = {}
    for locale in all_locales(site):
        for kind in kinds.KINDS:
            for path in kind.paths(locale):
                if (path, locale.language) in makers:
                    found.problems.append(
                        make_problem(kinds.source_file(locale, path), 1, "hides-page", value=path)
                    )
                makers.setdefault((path, locale.language), kind)
    wanted = {place: inputs_digest(site, kind, place) for place, kind in makers.items()}
    make = cache.for_source(site).get_or_make_lazily
    finished = dict(make(wanted, FinishedPage, lambda place: _page(site, makers[place], place)))
    for (path, language), kind in makers.items():
        if page := finished[path, language]:
            found.by_place[path, language], found.digests[path, language] = page, wanted[path, language]
        else:
            _note(found, kind, for_locale(site, language), path)
    return found


def inputs_digest(site: Site, kind: Kind, place: Place) -> str:
    """Return what a page is made of beside figures, as one word."""
    path, language = place
    inputs = years.covered_years(site), kind.inputs(for_locale(site, language), path)
    return digest(site.digests.rest, "page", kind.name, path, language, inputs)


def _page(site: Site, kind: Kind, place: Place) -> FinishedPage | None:
    """Return one page, or None where it cannot be made."""
    path, language = place
    try:
        return kind.page(for_locale(site, language), path)
    except Exception:  # one page that cannot be made must not hide what is wrong with others
        return None


def _note(found: PageSet, kind: Kind, locale: Locale, path: str) -> None:
    """Note why a page cannot be made."""
    found.failed.add((path, locale.language))
    file = kinds.source_file(locale, path)
    try:
        kind.page(locale, path)
    except Exception as error:
        message = f"{type(error).__name__}: {error}"[:200]
        found.problems.append(make_problem(file, 1, "page-not-made", value=path, error=message))

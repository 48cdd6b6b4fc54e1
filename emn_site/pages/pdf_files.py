"""The PDFs of a site: each kind of page that has some says of what; they are set where nothing is kept."""

from collections.abc import Collection
from dataclasses import dataclass, field

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.cache.workers import run_in_threads
from emn_site.exports.pdf.engine import set_document
from emn_site.exports.pdf.report import PdfEdition, PdfFacts, PdfFile, PdfSource, pdf_address
from emn_site.locale import for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages import kinds


@dataclass
class PdfSet:
    """Every PDF by the place of its page, and the problems met."""

    by_place: dict[Place, PdfFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def facts(self, site: Site) -> dict[Place, PdfFacts]:
        """Return what is said of each where it is linked."""
        return {
            (path, language): PdfFacts(
                pdf_address(for_locale(site, language), path), one.pages, len(one.content)
            )
            for (path, language), one in self.by_place.items()
        }


def make_pdfs(site: Site, edition: PdfEdition, cache: Cache, places: Collection[Place]) -> PdfSet:
    """Return the PDFs of some pages, set by all processors where they are not kept.

    What everything is made of is asked first: where nothing changed, no document is put together to know it.
    """
    found, sources, refusals = PdfSet(), _Sources(site, edition), dict[Place, Refused]()
    made_of = digest(site.digests, site.heads, edition, sorted(places))
    keys = cache.get_or_make(made_of, list[tuple[Place, str]], lambda: sources.digests(places))

    def make(place: Place) -> PdfFile | None:
        try:
            return set_document(sources.take(place))
        except Refused as refused:
            refusals[place] = refused
            return None

    for place, made in cache.get_or_make_all(dict(keys), PdfFile, make, run_in_threads):
        if made:
            found.by_place[place] = made
        else:
            found.problems.append(_problem(site, place, refusals[place]))
    return found


class _Sources:
    """What PDFs are made of; each is put together once, and held until it is set."""

    def __init__(self, site: Site, edition: PdfEdition) -> None:
        self._site, self._edition = site, edition
        self._held: dict[Place, PdfSource] = {}

    def digests(self, places: Collection[Place]) -> list[tuple[Place, str]]:
        """Return what each of some PDFs is made of, as one word."""
        self._held = {place: self._make(place) for place in places}
        return [(place, digest(self._site.digests.rest, one.digest())) for place, one in self._held.items()]

    def take(self, place: Place) -> PdfSource:
        """Return what a PDF is made of, for the last time."""
        return self._held.pop(place, None) or self._make(place)

    def _make(self, place: Place) -> PdfSource:
        path, language = place
        locale = for_locale(self._site, language)
        kind = kinds.kind_of(locale, path)
        assert kind and kind.pdf
        return kind.pdf(locale, path, self._edition)


def _problem(site: Site, place: Place, refused: Refused) -> Problem:
    path, language = place
    file = kinds.source_file(for_locale(site, language), path)
    return make_problem(file, 1, refused.code, **refused.values)

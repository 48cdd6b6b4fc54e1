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
from emn_site.pages import inputs_digest, kinds
from emn_site.pages.kind import Kind


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

    What each is made of is asked first, and what it asked of the figures: where neither changed, no document
    is put together to know it.
    """
    found, sources, refusals = PdfSet(), _Sources(site, edition), dict[Place, Refused]()
    wanted = {place: sources.inputs(place) for place in places}
    keys = cache.for_source(site).get_or_make_all(  # here: a copy of this process could not hold a source
        wanted, str, sources.digest, lambda make, places: zip(places, map(make, places), strict=True)
    )

    def make(place: Place) -> PdfFile | None:
        try:
            return set_document(sources.take(place))
        except Refused as refused:
            refusals[place] = refused
            return None

    for place, file in cache.get_or_make_all(dict(keys), PdfFile, make, run_in_threads):
        if file:
            found.by_place[place] = file
        else:
            found.problems.append(_problem(site, place, refusals[place]))
    return found


class _Sources:
    """What PDFs are made of; each is put together once, and held until it is set."""

    def __init__(self, site: Site, edition: PdfEdition) -> None:
        self._site, self._edition = site, edition
        self._held: dict[Place, PdfSource] = {}
        pictures = [asset.digest for _, asset in sorted(site.assets.items())]
        self._of_all = digest(site.heads, edition, pictures)

    def inputs(self, place: Place) -> str:
        """Return what a source is made of beside figures, as one word."""
        return digest(self._of_all, inputs_digest(self._site, self._kind(place), place))

    def digest(self, place: Place) -> str:
        """Return what a PDF is made of, as one word; its source is held from now on."""
        self._held[place] = source = self._make(place)
        return digest(self._site.digests.rest, source.digest())

    def take(self, place: Place) -> PdfSource:
        """Return what a PDF is made of, for the last time."""
        return self._held.pop(place, None) or self._make(place)

    def _kind(self, place: Place) -> Kind:
        found = kinds.kind_of(for_locale(self._site, place[1]), place[0])
        assert found
        return found

    def _make(self, place: Place) -> PdfSource:
        make = self._kind(place).pdf
        assert make
        return make(for_locale(self._site, place[1]), place[0], self._edition)


def _problem(site: Site, place: Place, refused: Refused) -> Problem:
    path, language = place
    file = kinds.source_file(for_locale(site, language), path)
    return make_problem(file, 1, refused.code, **refused.values)

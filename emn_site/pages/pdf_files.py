"""The PDFs of a site: each kind of page that has some says of what; they are set where nothing is kept."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from emn_site.cache.cache import Cache
from emn_site.cache.digests import digest
from emn_site.cache.workers import run_in_threads
from emn_site.exports.pdf.engine import set_report
from emn_site.exports.pdf.report import PdfEdition, PdfFacts, PdfFile, PdfSource, pdf_address
from emn_site.locale import all_locales, for_locale
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


def pdf_places(site: Site) -> list[Place]:
    """Return the pages that have a PDF."""
    return [
        (path, locale.language)
        for locale in all_locales(site)
        for kind in kinds.KINDS
        if kind.pdf
        for path in kind.paths(locale)
    ]


def make_pdfs(site: Site, edition: PdfEdition, cache: Cache, places: Collection[Place]) -> PdfSet:
    """Return the PDFs of some pages, set by all processors where they are not kept.

    What everything is made of is asked first: where nothing changed, no document is put together to know it.
    """
    found = PdfSet()
    made_of = digest(site.digests, site.heads, edition, sorted(places))
    wanted = cache.get_or_make(
        made_of, dict[str, dict[str, str]], lambda: dict(_digests(site, edition, places))
    )
    keys = {(path, language): key for language, some in wanted.items() for path, key in some.items()}
    for place, made in cache.get_or_make_all(
        keys, PdfFile, lambda place: _set(_source(site, edition, place)), run_in_threads
    ):
        if made:
            found.by_place[place] = made
        else:
            found.problems.append(_fault(site, edition, place))
    return found


def _digests(
    site: Site, edition: PdfEdition, places: Collection[Place]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield for each language what each PDF is made of, as one word, by path."""
    for locale in all_locales(site):
        some = [path for path, language in places if language == locale.language]
        yield (
            locale.language,
            {
                path: digest(site.digests.rest, _source(site, edition, (path, locale.language)).digest())
                for path in some
            },
        )


def _source(site: Site, edition: PdfEdition, place: Place) -> PdfSource:
    path, language = place
    locale = for_locale(site, language)
    kind = kinds.kind_of(locale, path)
    assert kind and kind.pdf
    return kind.pdf(locale, path, edition)


def _set(source: PdfSource) -> PdfFile | None:
    try:
        return set_report(source)
    except Refused:
        return None  # why, is asked once more where it is told


def _fault(site: Site, edition: PdfEdition, place: Place) -> Problem:
    path, language = place
    file = kinds.source_file(for_locale(site, language), path)
    try:
        set_report(_source(site, edition, place))
    except Refused as refused:
        return make_problem(file, 1, refused.code, **refused.values)
    return make_problem(file, 1, "pdf-not-set", detail="")

"""The PDFs of this site's own pages, judged by an independent validator: a push some, the night all."""

from emn_site.cache.cache import NO_CACHE
from emn_site.content.load import load_site
from emn_site.exports.pdf.report import Report
from emn_site.locale import for_locale
from emn_site.model.tree import Element, inline_runs, plain_text, replace_nodes
from emn_site.pages.kinds import pdf_places
from emn_site.pages.pdf_files import make_pdfs
from emn_site.pages.publication.pdf import publication_pdf
from tests.exports.pdf.reading import EDITION, faults, lacks, split
from tests.sampling import sample
from tests.sites import ROOT


def _texts_of(body: Element) -> list[str]:
    """Return the words of a text in their order; its notes stand at the feet of pages."""
    replace_nodes(body, lambda node: [] if isinstance(node, Element) and node.tag == "note" else None)
    return split(" ".join(plain_text(run) for _, run in inline_runs(body)))


def test_each_conforms_and_has_the_words_of_its_text_in_order() -> None:
    site = load_site(ROOT)
    found = make_pdfs(site, EDITION, NO_CACHE, sample("PDFs", pdf_places(site)))

    assert found.problems == []
    for (path, language), one in found.by_place.items():
        assert faults(one.content) == [], path
        if path in site.by_path:
            document = publication_pdf(for_locale(site, language), path, EDITION).document
            assert isinstance(document, Report)
            assert lacks(one.content, _texts_of(document.body))[:5] == [], path
        else:
            assert one.pages in ((2, 3, 4) if path.startswith("countries/") else (2,)), path

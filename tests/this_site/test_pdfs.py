"""The PDFs of this site's own texts, judged by an independent validator: a push some, the night all."""

from emn_site.cache.cache import NO_CACHE
from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.model.tree import Element, inline_runs, replace_nodes, said_words
from emn_site.pages.pdf_files import make_pdfs, pdf_places
from emn_site.pages.publication.pdf import publication_pdf
from tests.exports.pdf.reading import EDITION, faults, lacks, split
from tests.sampling import sample
from tests.sites import ROOT


def test_each_conforms_and_has_the_words_of_its_text_in_order() -> None:
    site = load_site(ROOT)
    found = make_pdfs(site, EDITION, NO_CACHE, sample("PDFs", pdf_places(site)))

    assert found.problems == []
    for (path, language), one in found.by_place.items():
        body = publication_pdf(for_locale(site, language), path, EDITION).report.body
        replace_nodes(body, lambda node: [] if isinstance(node, Element) and node.tag == "note" else None)
        said = " ".join(said_words(run) for _, run in inline_runs(body))
        assert faults(one.content) == [], path
        assert lacks(one.content, split(said))[:5] == [], path  # notes stand at the foot of a page

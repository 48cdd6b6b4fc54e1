"""Which pages have PDFs, and what is kept of them."""

import sys
from pathlib import Path

import pytest

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.content.load import load_site
from emn_site.exports.feeds import feed_files
from emn_site.locale import for_locale
from emn_site.model.text import Place
from emn_site.pages import make_pages
from emn_site.pages.kinds import page_feeds, pdf_places
from emn_site.pages.layout import LayoutPages, PageEdition, sitemap_file
from emn_site.pages.pdf_files import make_pdfs
from tests.exports.pdf.reading import EDITION

PLACE = ("studies/2022/first-study", "lt")
ADDRESS = "studies/2022/first-study.lt.pdf"


def test_every_text_of_a_publication_has_one_in_its_languages_and_every_country(healthy: Path) -> None:
    countries = {
        (f"countries/{name}", language) for name in ("lithuania", "norway") for language in ("lt", "en")
    }
    english = {("studies/2022/first-study", "en"), ("studies/2022/english-only", "en")}

    assert set(pdf_places(load_site(healthy))) == {PLACE, *english, *countries}


def test_page_feed_and_sitemap_name_it_with_its_size(healthy: Path, tmp_path: Path) -> None:
    site, edition = load_site(healthy), PageEdition("https://emn.example/", "https://emn.example/")
    pdfs = make_pdfs(site, EDITION, Cache(tmp_path / "kept"), [PLACE])
    facts, pages = pdfs.facts(site), make_pages(site)
    frames = LayoutPages(site, pages.by_place, pages.digests, edition, Cache(tmp_path / "kept"), facts)
    page, (one,) = frames.html(PLACE), facts.values()
    feeds = feed_files(page_feeds(site), edition.base, {for_locale(site, "lt").url(PLACE[0]): one})

    assert one.address == ADDRESS
    assert 'href="../first-study.lt.pdf" type="application/pdf">Š' in page
    assert f"({for_locale(site, 'lt').counted('pdf_pages', one.pages)}, {round(one.size / 1000)} kB)" in page
    assert f'"contentUrl":"https://emn.example/{ADDRESS}"' in page
    assert f'length="{one.size}" href="https://emn.example/{ADDRESS}"' in feeds["feed.xml"]
    assert f"<loc>https://emn.example/{ADDRESS}</loc>" in sitemap_file(site, pages.paths, edition, facts)


def test_what_did_not_change_is_not_set_again(
    healthy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = load_site(healthy), Cache(tmp_path / "kept")
    first = make_pdfs(site, EDITION, cache, [PLACE])

    monkeypatch.setitem(sys.modules, "typst", None)  # as where the engine is missing
    again = make_pdfs(load_site(healthy), EDITION, Cache(tmp_path / "kept"), [PLACE])

    assert again.by_place == first.by_place


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (f"docs/lt/{PLACE[0]}.md", "\n", "\nNaujiena.\n", PLACE),
        ("data/countries/lithuania.yml", "2020: 1234", "2020: 1235", ("countries/lithuania", "lt")),
    ],
)
def test_a_word_and_a_figure_set_anew_what_shows_them(
    healthy: Path, tmp_path: Path, file: str, old: str, new: str, place: Place
) -> None:
    cache, places = Cache(tmp_path / "kept"), [place, ("studies/2022/english-only", "en")]
    before = make_pdfs(load_site(healthy, cache), EDITION, cache, places).by_place
    start, found, rest = (healthy / file).read_text(encoding="utf-8").rpartition(old)
    (healthy / file).write_text(start + new + rest, encoding="utf-8")

    after = make_pdfs(load_site(healthy, cache), EDITION, cache, places).by_place

    assert found
    assert [one for one in places if after[one].content != before[one].content] == [place]


def test_many_are_set_after_one_was_set_in_this_process(healthy: Path) -> None:
    site = load_site(healthy)
    one = make_pdfs(site, EDITION, NO_CACHE, [PLACE])

    found = make_pdfs(site, EDITION, NO_CACHE, pdf_places(site))

    assert found.by_place[PLACE] == one.by_place[PLACE]
    assert len(found.by_place) == len(pdf_places(site))


def test_without_the_engine_that_is_a_problem_and_no_traceback(
    healthy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    found = make_pdfs(load_site(healthy), EDITION, NO_CACHE, [PLACE])

    assert [one.code for one in found.problems] == ["no-typst"]
    assert found.by_place == {}

"""The built site, read as files: every link resolves, every page says what and whose it is."""

import gzip
import html
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from emn_site.locale import for_locale
from emn_site.locale.templates import script_digest
from emn_site.model.site import Site
from emn_site.pages.kinds import page_cards
from tests.built.pages import BASE, BuiltPage, read_pages, resolve
from tests.conftest import built

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return read_pages(built_site)


def _is_notice(page: BuiltPage) -> bool:
    return page.metas.get("robots") == "noindex"


def test_there_are_70_country_pages_and_every_publication_in_both_languages(
    pages: dict[str, BuiltPage], site: Site
) -> None:
    expected = {f"{prefix}countries/{slug}/" for slug in site.countries for prefix in ("", "en/")}
    expected |= {f"{prefix}{p.path}/" for p in site.publications for prefix in ("", "en/")}

    assert expected <= set(pages)


def test_every_internal_link_resolves(pages: dict[str, BuiltPage], built_site: Path) -> None:
    dead = []
    for page in pages.values():
        heads = [head["href"] for head in page.heads if not head["href"].startswith(BASE)]
        for href in [*page.links, *page.resources, *heads]:
            target = resolve(page.address, href)
            if target is None:
                continue
            path, anchor = target
            there = pages.get(path)
            if there is None and not (built_site / path).is_file():
                dead.append(f"{page.address} -> {href}")
            elif there and anchor and not _is_place(there, anchor):
                dead.append(f"{page.address} -> {href} (no such place)")

    assert dead == []


def _is_place(page: BuiltPage, anchor: str) -> bool:
    """Whether a page has a place; the one of figures has those of its lists, which a script shows."""
    if page.address not in ("figures/", "en/figures/") or anchor in page.ids:
        return anchor in page.ids
    slug, code, *_ = [*anchor.split("/"), "LT"]
    return all(f'<option value="{one}"' in page.html for one in (slug, code))


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, BuiltPage], built_site: Path) -> None:
    loaded = [r for p in pages.values() for r in p.resources]
    loaded += [
        h["href"] for p in pages.values() for h in p.heads if h["rel"] in ("stylesheet", "icon", "preload")
    ]
    styles = "".join(path.read_text() for path in (built_site / "assets" / "stylesheets").glob("*.css"))

    assert [address for address in loaded if "//" in address] == []
    assert "url(http" not in styles.replace('"', "").replace("'", "")


def test_the_language_is_that_of_the_text(pages: dict[str, BuiltPage]) -> None:
    assert {page.address for page in pages.values() if page.lang == "en"} == {
        address for address in pages if address.startswith("en/") or address.endswith(".en.html")
    }


def test_no_two_pages_share_a_title(pages: dict[str, BuiltPage]) -> None:
    titles: dict[tuple[str, str], list[str]] = {}
    for page in pages.values():
        if not _is_notice(page):
            titles.setdefault((page.lang, page.title), []).append(page.address)

    assert {title: where for title, where in titles.items() if len(where) > 1} == {}


def test_every_page_has_one_title_and_a_description(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if page.address != "404.html" and not page.address.startswith("embed/"):
            assert [level for level, _ in page.headings].count(1) == 1, page.address
            assert page.metas["description"], page.address
            assert page.metas["og:title"], page.address
            assert page.metas["og:image"], page.address


def test_every_page_is_shared_with_a_card_of_its_own_or_of_its_kind(
    pages: dict[str, BuiltPage], site: Site
) -> None:
    drawn = page_cards(site)
    folders = tuple(f"{folder}/" for folder in site.folders)
    own = {f"countries/{slug}/" for slug in site.countries}
    for page in pages.values():
        if page.address == "404.html" or "og:image" not in page.metas:
            continue
        card = page.metas["og:image"].removeprefix(BASE)
        address = page.address.removeprefix("en/")
        is_below = address.startswith(("indicators/", "years/2", *folders)) and address != "indicators/"
        has_own = address in own or is_below
        assert card in drawn
        assert (card != f"cards/index.{page.lang}.png") == has_own, page.address


def test_every_page_loads_one_module_of_ours_and_no_other_script(pages: dict[str, BuiltPage]) -> None:
    scripts = {
        tuple(re.findall(r'<script[^>]* src="[^"]*?([\w-]+\.js)"', page.html)) for page in pages.values()
    }

    of_kinds = {("text.js",), ("list.js",), ("data.js",), ("compare.js",)}
    assert scripts == of_kinds | {("embed.js",), ("embed-rows.js",), ("map.js",)}


def test_a_page_runs_nothing_but_what_its_policy_names(pages: dict[str, BuiltPage]) -> None:
    lost = re.findall(r"<(?:style|script)>(.*?)</", pages["404.html"].html, re.DOTALL)
    # Those of the page for unknown addresses are named on every page.
    of_lost = {f"'sha256-{script_digest(content)}'" for content in lost}
    for page in pages.values():
        policy = html.unescape(
            re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page.html)[0]
        )
        inline = re.findall(r"<(script|style)(?: data-to=[^>]*)?>(.*?)</\1>", page.html, re.DOTALL)
        named = {f"'sha256-{script_digest(content)}'" for _, content in inline}
        assert named | of_lost == {*re.findall(r"'sha256-[^']+'", policy)} | of_lost, page.address
        assert "unsafe" not in policy
        assert "base-uri 'none'" in policy
        assert re.findall(r" (?:style|on\w+)=", re.sub(r">[^<]*<", "><", page.html)) == [], page.address


def test_no_sentence_ends_with_two_stops(pages: dict[str, BuiltPage]) -> None:
    for address, page in pages.items():
        hints = re.findall(r'data-definition="([^"]*)"', page.html)
        words = re.sub(r"<script.*?</script>|<[^>]+>", "", page.html, flags=re.DOTALL)

        assert re.findall(r".{0,30}[^.]\.\.\s", "\n".join([words, *hints])) == [], address


def test_no_id_is_given_twice(pages: dict[str, BuiltPage]) -> None:
    assert [p.address for p in pages.values() if len(p.ids) != len(set(p.ids))] == []


def test_every_page_names_itself_and_its_other_languages(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        if _is_notice(page):
            continue
        canonical = [head["href"] for head in page.heads if head["rel"] == "canonical"]
        alternates = {h["hreflang"]: h["href"] for h in page.heads if "hreflang" in h}
        assert canonical == [BASE + page.address]
        assert alternates[page.lang] == BASE + page.address
        assert "x-default" in alternates
        for language, address in alternates.items():
            other = pages[address.removeprefix(BASE)]
            assert language in ("x-default", other.lang)
            assert BASE + page.address in {h["href"] for h in other.heads if "hreflang" in h}


def test_a_notice_is_kept_from_search_engines(pages: dict[str, BuiltPage], site: Site) -> None:
    single = [p for p in site.publications if len(p.versions) == 1]

    assert single, "the site has a publication in one language only"
    for publication in single:
        prefix = "" if "en" in publication.versions else "en/"
        notice = pages[f"{prefix}{publication.path}/"]
        assert _is_notice(notice)
        assert not [head for head in notice.heads if head["rel"] == "canonical" or "hreflang" in head]


def test_the_sitemap_lists_every_page_with_its_alternates(
    pages: dict[str, BuiltPage], built_site: Path
) -> None:
    root = ElementTree.parse(built_site / "sitemap.xml").getroot()
    listed = {str(url.findtext(f"{SITEMAP}loc")): url for url in root}

    assert set(listed) == {BASE + page.address for page in pages.values() if not _is_notice(page)}
    for address, url in listed.items():
        page = pages[address.removeprefix(BASE)]
        alternates = {(link.get("hreflang"), link.get("href")) for link in url.iter(f"{XHTML}link")}
        assert alternates == {(h["hreflang"], h["href"]) for h in page.heads if "hreflang" in h}


def test_the_packed_sitemap_is_the_same(built_site: Path) -> None:
    assert (
        gzip.decompress((built_site / "sitemap.xml.gz").read_bytes())
        == (built_site / "sitemap.xml").read_bytes()
    )


def test_robots_are_shown_the_sitemap(built_site: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (built_site / "robots.txt").read_text()


def test_the_page_that_is_not_found_speaks_both_languages(pages: dict[str, BuiltPage]) -> None:
    html = pages["404.html"].html

    assert "Puslapis nerastas" in html
    assert '<section lang="en"' in html
    assert "Page not found" in html
    assert html.count('role="search"') == 3  # in the frame, and one for each language
    assert all(link.startswith(("/", "#", "mailto:", "https:")) for link in pages["404.html"].links)


def test_the_navigation_does_not_grow_with_what_is_published(pages: dict[str, BuiltPage]) -> None:
    menus = {
        page.html.partition('id="emn-sections"')[2].partition("</nav>")[0].count("<li>")
        for page in pages.values()
    }

    assert menus <= {0, 9}


def test_a_publication_says_who_paid_and_offers_nothing_that_is_mere_evidence(
    pages: dict[str, BuiltPage], site: Site
) -> None:
    for publication in site.publications:
        for language in publication.versions:
            page = pages[f"{'' if language == 'lt' else 'en/'}{publication.path}/"]
            about = page.html.partition("emn-about--publication")[2].partition("</section>")[0]
            assert about
            assert not any(f'href="{seen}"' in about for seen in publication.head.seen)
            assert page.html.count(for_locale(site, language).of_site.funding) == 1


def _linked_data(page: BuiltPage) -> dict[str, Any]:
    text = page.html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_page_of_the_open_data_is_a_catalogue_of_all_tables(pages: dict[str, BuiltPage]) -> None:
    catalogue = _linked_data(pages["en/about/open-data/"])

    assert catalogue["@type"] == "DataCatalog"
    names = {dataset["identifier"] for dataset in catalogue["dataset"]}
    assert _linked_data(pages["countries/lithuania/"])["identifier"] in names


def test_the_data_of_a_page_is_described_for_machines(pages: dict[str, BuiltPage], built_site: Path) -> None:
    for address in ("countries/lithuania/", "en/indicators/refugees-hosted/"):
        dataset = _linked_data(pages[address])
        assert dataset["@type"] == "Dataset"
        assert dataset["url"] == BASE + address
        assert dataset["license"].startswith("https://")
        assert dataset["keywords"]
        assert dataset["measurementTechnique"]
        for file in dataset["distribution"]:
            assert (built_site / file["contentUrl"].removeprefix(BASE)).is_file()


def test_building_twice_gives_the_same_bytes(built_site: Path, crowded: Path, tmp_path: Path) -> None:
    again = built(tmp_path, crowded)
    first = {p.relative_to(built_site): p.read_bytes() for p in built_site.rglob("*") if p.is_file()}
    second = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_no_path_of_this_machine_is_in_the_site(built_site: Path, crowded: Path) -> None:
    found = [p for p in built_site.rglob("*") if p.is_file() and str(crowded).encode() in p.read_bytes()]

    assert found == []


@pytest.mark.parametrize("path", ["about/open-data/", "en/about/open-data/"])
def test_every_file_of_the_open_data_is_linked_below_its_anchor(
    pages: dict[str, BuiltPage], path: str
) -> None:
    html = pages[path].html
    folded = html.partition('id="indicators"')[2].partition('id="columns"')[0]

    assert all(f'id="{name}"' in html for name in ("files", "indicators", "countries", "years", "columns"))
    assert folded.count("<details>") == 3
    assert folded.count("/countries/") == 35 * 2
    assert 'data/indicators/population.csv" download' in folded


def test_a_shortened_word_at_the_end_of_a_sentence_has_one_stop(pages: dict[str, BuiltPage]) -> None:
    found = {path for path, page in pages.items() if re.search(r"\bm\.\.(?!\.)", page.html)}

    assert found == set()

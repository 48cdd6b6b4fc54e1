"""Pages side by side: however they are divided, the index says the same."""

import json
from collections import defaultdict
from itertools import accumulate
from typing import Any

import pytest

from emn_site.content.tree_html import read_page
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.model.tree import LazyTree
from emn_site.search import segments, shards
from emn_site.search.documents import SearchDocument
from emn_site.search.indexer import IndexedPage, Indexer


def _tree(html: str) -> LazyTree:
    return LazyTree(read_page(html))


@pytest.fixture
def read(site: Site) -> list[IndexedPage]:
    """Pages of which some share words."""
    texts = ["Prieglobstis.", "Darbas ir prieglobstis.", "", "Darbas darbas 2023 m.", "Prieglobstis, darbas."]
    documents = [
        SearchDocument(f"{at}/", "Pavadinimas", "", "2020", (), tree=_tree(f"<p>{it}"))
        for at, it in enumerate(texts)
    ]
    return [*map(Indexer(for_locale(site, "lt")).read, documents)]


def _files(pages: list[IndexedPage], *ends: int) -> dict[str, Any]:
    words = defaultdict[str, segments.Parts](list)
    for start, end in zip((0, *ends), (*ends, len(pages)), strict=True):
        for beginning, of_segment in segments.make_segment(pages[start:end]).words.items():
            words[beginning].append((start, *of_segment))
    joined = [segments.join_parts(words[beginning]) for beginning in sorted(words)]
    return {name: json.loads(text) for name, text in shards.shard_files(joined, [0] * len(pages))}


def _entry(found: dict[str, Any], kind: str, word: str) -> Any:
    return next(part[word] for name, part in found.items() if name.startswith(kind) and word in part)


def _weight(page: IndexedPage, word: str) -> int:
    return next(weight for name, (weight, _) in page.words().items() if name == word)


@pytest.mark.parametrize("ends", [(1,), (2,), (1, 2, 3, 4), (3, 4), (4,)])
def test_where_a_shelf_ends_changes_nothing(read: list[IndexedPage], ends: tuple[int, ...]) -> None:
    assert _files(read, *ends) == _files(read)


def test_a_word_has_its_pages_with_weights_and_places(read: list[IndexedPage]) -> None:
    found = _files(read, 2)

    pages, weights = _entry(found, "words/", "darbas")
    assert [*accumulate(pages)] == [1, 3, 4]
    assert weights == [_weight(read[page], "darbas") for page in (1, 3, 4)]
    assert [[*accumulate(places)] for places in _entry(found, "places/", "darbas")] == [[0], [0, 1], [1]]


def test_another_word_leaves_words_that_begin_otherwise(site: Site) -> None:
    def written(word: str) -> dict[str, tuple[str, segments.LazyWords]]:
        tree = _tree(f"<p>Darbas {word} darbas.")
        document = SearchDocument("0/", "Pavadinimas", "", "2020", (), tree=tree)
        return segments.make_segment([Indexer(for_locale(site, "lt")).read(document)]).words

    before, after = written("vyras"), written("namas")

    assert {one for one in {*before, *after} if before.get(one) != after.get(one)} == {"v", "n"}


def test_words_are_counted_as_they_are_written_in_small_letters(read: list[IndexedPage]) -> None:
    counts = dict(segments.make_segment(read).written)

    assert (counts["darbas"], counts["prieglobstis"], counts["pavadinimas"]) == (4, 3, 5)


def _divided(addresses: list[str]) -> list[list[str]]:
    documents = (SearchDocument(address, "Pavadinimas", "", "2020", (), _tree("")) for address in addresses)
    return [[one.address for one in together] for together in segments.divide_pages(documents)]


def test_every_page_is_on_one_shelf_in_order() -> None:
    addresses = [f"{number:04}/" for number in range(2000)]

    divided = _divided(addresses)

    assert [address for segment in divided for address in segment] == addresses
    assert len(divided) > 20 and max(map(len, divided)) < 256  # counted in bytes


def test_a_page_more_moves_no_other_shelf() -> None:
    addresses = [f"{number:04}/" for number in range(2000)]
    before, after = _divided(addresses), _divided([*addresses, "0007a/"])

    assert len([segment for segment in after if segment not in before]) <= 2

"""What was asked of a source decides what is made anew."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from emn_site.cache.cache import Cache
from emn_site.cache.digests import Digests, digest
from emn_site.cache.queries import note_questions, query


@dataclass
class Numbers:
    """A source: numbers by name."""

    held: dict[str, int]
    memory: dict[Any, Any] = field(default_factory=dict)

    @property
    def digests(self) -> Digests:
        return Digests("", digest(*sorted(self.held.items())))


@query(str)
def number(source: Numbers, name: str) -> int:
    return source.held[name]


@query()
def largest(source: Numbers) -> str:
    return max(source.held, key=lambda name: number(source, name))


@query()
def numbers(source: Numbers) -> dict[str, int]:
    return source.held


@query(str, part_of=numbers)
def one_of_them(source: Numbers, name: str) -> int:
    return source.held[name]


def results(cache: Cache, source: Numbers, *asked: str) -> dict[str, int]:
    """Return what is now made of some numbers, one thing of each."""
    found = {}

    def make(name: str) -> int:
        found[name] = number(source, name)
        return found[name]

    dict(cache.for_source(source).get_or_make_all({name: name for name in asked}, int, make))
    return found


def test_what_asked_for_another_value_is_not_made_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert results(cache, Numbers({"a": 1, "b": 2}), "a", "b") == {"a": 1, "b": 2}

    assert results(cache, Numbers({"a": 1, "b": 3}), "a", "b") == {"b": 3}


def test_a_value_that_is_back_is_not_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for held in (1, 2):
        results(cache, Numbers({"a": held}), "a")

    assert results(cache, Numbers({"a": 1}), "a") == {}


def test_what_a_query_asks_in_its_turn_makes_nothing_anew_where_its_answer_is_the_same(
    tmp_path: Path,
) -> None:
    cache, asked = Cache(tmp_path), list[str]()

    def name(source: Numbers) -> str:
        asked.append(largest(source))
        return asked[-1]

    for held in ({"a": 1, "b": 2}, {"a": 1, "b": 9}, {"a": 10, "b": 9}):
        source = Numbers(held)
        found = cache.for_source(source).get_or_make("name", str, lambda source=source: name(source))  # type: ignore[misc]
        assert found == max(held, key=held.__getitem__)

    assert asked == ["b", "a"]


def test_an_answer_from_memory_is_noted_too(tmp_path: Path) -> None:
    cache, source = Cache(tmp_path), Numbers({"a": 1})
    number(source, "a")
    results(cache, source, "a")

    assert results(cache, Numbers({"a": 2}), "a") == {"a": 2}


def test_who_asked_for_the_whole_is_not_noted_for_its_parts() -> None:
    source = Numbers({"a": 1})

    _, asked = note_questions(lambda: (numbers(source), one_of_them(source, "a")))
    _, alone = note_questions(lambda: one_of_them(source, "a"))

    assert len(asked) == len(alone) == 1
    assert asked != alone


def test_large_values_are_made_and_stored_without_being_handed_over(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    keys = dict(cache.see_to_all({"one": "key"}, lambda name: f"made of {name}"))

    assert cache.get(keys["one"], str) == ("made of one",)

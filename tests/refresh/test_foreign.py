"""What a service says: whatever it is, a dataset is read or refused, and its words are shown and not read."""

import json
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from markdown_it import MarkdownIt

from emn_site.content import json_text
from emn_site.content.load import load_site
from emn_site.locale import report_locale
from emn_site.model.site import Site
from emn_site.refresh import answers, fetch, report, service
from tests.refresh.refreshing import (
    APPLICATIONS,
    FETCH,
    GOOD_APPLICATIONS,
    GOOD_POPULATION,
    NOW,
    POPULATION,
    asker_of,
    changed,
    population,
    proposed,
)
from tests.refresh.services import Answer, Server

SLACK = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
HOSTILE = [
    "![x](https://evil.example/t.png)",
    "@everyone #1 GH-1 see octo/repo#1",
    "<img src=x> <!-- <script>",
    "`` ` ``` \\` @everyone",
    "a\n\n# heading\n| a | b |\n::error::x",
    "\x1b[31mred\x00\u202e\u200b\U000e0041",
    "www.evil.example https://evil.example <https://evil.example>",
    "&lt;b&gt; **bold** [a]: https://evil.example",
    "##[add-mask]x",
    "x" * 100_000,
]


def _report(root: Path, answering: Server) -> str:
    site = load_site(root)
    return report.refresh_report(report_locale(site), site, proposed(root, answering))


@pytest.mark.parametrize("label", HOSTILE)
def test_words_of_a_service_are_shown_and_not_read(root: Path, answering: Server, label: str) -> None:
    answering.answers[POPULATION] = [Answer({"error": [{"status": 400, "label": label}]}, 400)]

    written = _report(root, answering)

    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(written)
    inner = [child for token in tokens for child in token.children or ()]
    loose = "".join(child.content for child in inner if child.type == "text")
    assert not {"image", "html_inline", "link_open"} & {token.type for token in inner}
    assert not [token for token in tokens if token.type in ("html_block", "heading_open")]
    assert not any(sign in loose for sign in ("@", "#", "evil", "GH-"))
    assert all(sign.isprintable() or sign == "\n" for sign in written)
    assert max(map(len, written.splitlines())) < 600 and "##[" not in written


@given(text=st.text(max_size=600))
def test_any_text_becomes_a_short_line(text: str) -> None:
    line = service.plain_line(text)

    assert len(line) <= service.LONGEST + 1
    assert line.isprintable()
    assert service.escape_markdown(text).count("`") in (0, 2)


# Whatever is answered.

ODD: list[Any] = [
    None, True, 0, -1, 10**30, 1.5, "", "x", "9" * 5000, "²", [], [[]], {}, {"a": []}, [None], [{}]
]  # fmt: skip


def _places(data: Any) -> list[tuple[Any, Any]]:
    """Return every container of some JSON with each of its keys."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [place for key in keys for place in ((data, key), *_places(data[key]))]


def _damaged(good: Any, which: int, odd: Any) -> Any:
    copy = deepcopy(good)
    places = _places(copy)
    container, key = places[which % len(places)]
    container[key] = odd
    return copy


@SLACK
@given(which=st.integers(0, 200), odd=st.sampled_from(ODD))
@pytest.mark.parametrize(("path", "good"), [(POPULATION, GOOD_POPULATION), (APPLICATIONS, GOOD_APPLICATIONS)])
def test_a_damaged_answer_is_read_or_refused(
    loaded: Site, answering: Server, path: str, good: Any, which: int, odd: Any
) -> None:
    answering.answers[path] = [Answer(_damaged(good, which, odd))]
    here = fetch.ServiceAddresses(answering.address, answering.address, answering.address)

    found = fetch.fetch_figures(loaded, asker_of(answering), here, NOW.date())

    assert len(found.readings) + len(found.failures) == len(FETCH)


@pytest.fixture
def loaded(root: Path) -> Site:
    return load_site(root)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "[" * 40 + "]" * 40, '{"a": 1, "a": 2}', '{"a": 1e999999999}', '{"a": 1e-999999}',
     '{"a": ' + "9" * 100_000 + "}", '{"a": 0.' + "1" * 50 + "}", "NaN", "[Infinity]", "", "{"],
    ids=range(11),
)  # fmt: skip
def test_what_no_figure_needs_is_no_json(text: str) -> None:
    with pytest.raises(ValueError):
        json_text.parse_json(text.encode())


def test_decimals_are_exact_and_lists_may_be_deep() -> None:
    deep = "[" * json_text.DEEPEST + "1.10" + "]" * json_text.DEEPEST

    found = json_text.parse_json(deep.encode())

    assert json.dumps(found, default=str) == deep.replace("1.10", '"1.10"')


# Another unit.


def _times(factor: str) -> Callable[[Decimal], Decimal]:
    return lambda value: Decimal(round(value * Decimal(factor)))


@pytest.mark.parametrize("factor", ["1000", "0.001", "100", "0.01", "10", "1000000", "12"])
def test_a_table_in_another_unit_has_one_factor(factor: str) -> None:
    held = [
        Decimal(value)
        for value in (48_120, 2_794_090, 10_312, 7_005, 91_300, 5, 66_666, 12_000, 900_001, 31_415)
    ]

    found = answers.common_factor([(value, _times(factor)(value)) for value in held])

    assert found is not None and abs(found / Decimal(factor) - 1) < Decimal("0.1")


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(0.8, 1.25)), min_size=2, max_size=30))
def test_a_table_that_is_revised_is_in_its_unit(revised: list[tuple[int, float]]) -> None:
    pairs = [(Decimal(old), Decimal(round(old * by))) for old, by in revised]

    assert answers.common_factor(pairs) is None


def test_a_dataset_in_another_unit_is_left_as_it_was(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [Answer(population({"3": 1_000_000, "4": 1_100_000, "5": 1_200_000}))]

    found = proposed(root, answering)

    assert found.failures["demo_pjan"].code == "answer-other-unit"
    assert found.failures["demo_pjan"].values["factor"] == "1000"
    assert not {one for one in changed(found) if one[1] == "population"}


def test_a_unit_that_is_called_thousands_is_refused(root: Path, answering: Server) -> None:
    table = deepcopy(GOOD_POPULATION)
    table["dimension"]["unit"]["category"]["label"]["NR"] = "Thousand persons"
    answering.answers[POPULATION] = [Answer(table)]

    assert proposed(root, answering).failures["demo_pjan"].values["value"] == "Thousand persons"

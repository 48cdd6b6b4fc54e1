"""What a person wrote around the figures stays, to the letter, and what they said of a figure with it."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from emn_site.content.load import load_site
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from emn_site.refresh import edit, proposal
from tests.refresh.refreshing import country_file, refreshed
from tests.refresh.services import Server
from tests.refusals import refused

CHANGES = {
    "a comment": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      # Counted anew.\n      2021: {value: 1100, flags: [provisional]}\n",
    ),
    "a comment at the end of a line": ("      2020: 1000\n", "      2020: 1000  # as in the register\n"),
    "a comment of the series": ("    values:\n", "    # checked by Ona, 2026-05-01\n    values:\n"),
    "a comment of the file": ("code: NO\n", "# Norway.\ncode: NO\n"),
    "periods that were checked": ("    values:\n", "    checked: [2021]\n    values:\n"),
    "a value on two lines": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      2021:\n        value: 1100\n        flags:\n          - provisional\n",
    ),
    "quoted periods": ("      2020: 1000\n", '      "2020": 1000\n'),
    "quoted text": ("role: observer\n", "role: 'observer'\n"),
    "empty lines": ("figures:\n", "\nfigures:\n\n"),
    "a break": ("      2020: 1000\n", "      2020: {value: 1000, flags: [break]}\n"),
    "a value carried forward": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      2021: {value: 1100, carried_from: 2020, flags: [provisional]}\n",
    ),
    "a value rounded otherwise": ("      2020: 1000\n", "      2020: {value: 1000, rounded_to: 100}\n"),
    "a flag of ours": (
        "      2020: 1000\n",
        "      2020: {value: 1000, flags: [reporting_gap]}\n",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_what_a_person_wrote_stays_to_the_letter(root: Path, answering: Server, what: str, end: str) -> None:
    old, new = CHANGES[what]
    file = country_file(root, "norway")
    before = file.read_text()
    assert old in before
    text = before.replace(old, new, 1)
    file.write_bytes(text.replace("\n", end).encode())

    refreshed(root, answering)

    after = file.read_bytes().decode()
    assert ("\r\n" in after) == (end == "\r\n")
    assert all(line in after.split(end) for line in new.splitlines())
    assert load_site(root).problems == []
    assert load_site(root).countries["norway"].figures["population"].values[Period(2022)].value == 1200


def test_a_series_on_one_line_stays_on_one_line(root: Path, answering: Server) -> None:
    file = country_file(root, "norway")
    head = file.read_text().partition("  population:")[0]
    file.write_text(head + "  population: {dataset: demo_pjan, values: {2020: 1000, 2021: 1100, 2022: 1}}\n")

    refreshed(root, answering)

    assert "values: {2020: 1000, 2021: {value: 1100, flags: [provisional]}, 2022: 1200}}" in file.read_text()
    assert load_site(root).problems == []


@pytest.mark.parametrize("step", [2, 4])
def test_the_indentation_of_a_file_stays(root: Path, answering: Server, step: int) -> None:
    file = country_file(root, "norway")
    text = re.sub(r"^ +", lambda found: found.group() * (step // 2), file.read_text(), flags=re.MULTILINE)
    file.write_text(text)

    refreshed(root, answering)

    assert f"{' ' * 3 * step}2022: 1200\n" in file.read_text()


def test_a_file_with_a_byte_order_mark_keeps_it(root: Path, answering: Server) -> None:
    file = country_file(root, "norway")
    file.write_text("\ufeff" + file.read_text())

    refreshed(root, answering)

    assert file.read_bytes().startswith(b"\xef\xbb\xbfcode: NO")


def test_a_file_that_would_not_say_what_it_should_is_refused(root: Path) -> None:
    norway = load_site(root).countries["norway"]
    other = norway.model_copy(update={"role": "member_state"})

    with refused("norway.yml is written in a way that cannot be edited safely"):
        edit.edit_series(country_file(root, "norway"), norway.figures, other)


# What stays of a figure.


def _merged(before: Figure, after: Figure, is_read: bool = True) -> Figure:
    return proposal.merge_notes(before, after, is_read)


def test_a_flag_the_source_never_sends_stays_with_its_value() -> None:
    before = Figure(value=Decimal(0), flags=["reporting_gap"])

    assert _merged(before, Figure(value=Decimal(0))) == before
    assert _merged(before, Figure(value=Decimal(35))) == Figure(value=Decimal(35))


def test_a_flag_set_by_hand_stays_with_its_value() -> None:
    assert _merged(Figure(value=Decimal(7), flags=["low_reliability"]), Figure(value=Decimal(7))).flags == [
        "low_reliability"
    ]


def test_a_break_stays_when_the_value_is_corrected() -> None:
    assert _merged(
        Figure(value=Decimal(7), flags=["break"]), Figure(value=Decimal(8), flags=["provisional"])
    ) == Figure(value=Decimal(8), flags=["provisional", "break"])


def test_provisional_lapses_when_the_source_no_longer_says_so() -> None:
    assert _merged(Figure(value=Decimal(7), flags=["provisional"]), Figure(value=Decimal(7))) == Figure(
        value=Decimal(7)
    )


def test_what_a_person_said_before_the_first_refresh_stays() -> None:
    before = Figure(value=Decimal(7), flags=["estimated"])

    assert _merged(before, Figure(value=Decimal(7)), is_read=False) == before


def test_a_value_carried_forward_is_so_until_it_changes() -> None:
    before = Figure(value=Decimal(310), carried_from=Period(2020))

    assert _merged(before, Figure(value=Decimal(310))) == before
    assert _merged(before, Figure(value=Decimal(3940))) == Figure(value=Decimal(3940))


FIGURES = st.builds(
    Figure,
    value=st.decimals(min_value=-(10**6), max_value=10**9, places=1, allow_nan=False),
    flags=st.lists(st.sampled_from(["break", "provisional", "estimated"]), unique=True),
    rounded_to=st.sampled_from([None, Decimal(5)]),
)
PERIODS = st.dictionaries(st.integers(1990, 2026).map(Period), FIGURES, min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(before=PERIODS, after=PERIODS)
def test_any_series_is_edited_into_any_other(
    norway: tuple[Path, Country], before: dict[Period, Figure], after: dict[Period, Figure]
) -> None:
    file, country = norway
    first, second = _with_values(country, before), _with_values(country, after)

    file.write_text(edit.edit_series(file, country.figures, first))
    file.write_text(edit.edit_series(file, first.figures, second))
    file.write_text(edit.edit_series(file, second.figures, country))


@pytest.fixture
def norway(healthy: Path) -> tuple[Path, Country]:
    """A country and its file."""
    return country_file(healthy, "norway"), load_site(healthy).countries["norway"]


def _with_values(country: Country, values: dict[Period, Figure]) -> Country:
    series = country.figures["population"].model_copy(update={"values": dict(sorted(values.items()))})
    return country.model_copy(update={"figures": {"population": series}})

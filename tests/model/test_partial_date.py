"""Dates as publications state them."""

import pytest

from emn_site.model.dates import PartialDate


@pytest.mark.parametrize("text", ["2022", "2022-06", "2022-06-15"])
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2022-02-30", "2022/06", "June 2022", "2022-6"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_dates_are_ordered_by_what_is_known_of_them() -> None:
    dates = [PartialDate.parse(text) for text in ("2022-06-15", "2021", "2022", "2022-06")]

    assert [str(date) for date in sorted(dates)] == ["2021", "2022", "2022-06", "2022-06-15"]

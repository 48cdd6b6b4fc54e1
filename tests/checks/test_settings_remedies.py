"""Where one thing only can be meant, what is wrong with settings carries its remedy, and an hour is kept."""

from datetime import date
from pathlib import Path

import pytest

from emn_site.checks import check_site, value_forms
from emn_site.editor.mending import apply_remedy
from emn_site.model.refusals import UnreadableSite
from tests.sites import copy_of

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("key", "value"),
    [("locales", "lt, en"), ("address", "www.emn.example"), ("home_country", "Lithuania")],
)
def test_settings_that_stop_loading_carry_remedies_too(tmp_path: Path, key: str, value: str) -> None:
    file = (root := copy_of("healthy", tmp_path)) / "data" / "site.yml"
    lines = file.read_text().split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith(f"{key}:"))
    lines[at] = f"{key}: {value}"
    file.write_text("\n".join(lines))

    with pytest.raises(UnreadableSite) as found:
        check_site(root, TODAY)
    (problem,) = found.value.problems
    lines[at] = apply_remedy(lines[at], problem)
    file.write_text("\n".join(lines))

    assert not check_site(root, TODAY).errors


@pytest.mark.parametrize("text", ["2026-05-20 24:30", "2026-05-20 9:75"])
def test_an_hour_that_there_is_not_is_not_left_out(text: str) -> None:
    assert value_forms.meant_value(text, "minute", "", ("lt", "en")) is None

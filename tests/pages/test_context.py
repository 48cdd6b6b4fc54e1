"""What the layout is told of a page."""

from dataclasses import replace
from pathlib import Path

import pytest

from emn_site.content.load import load_site
from tests.pages.transforms.reading import view_of

NAME, SUBTITLE = "Illegal employment of third-country nationals", "what the law says and what is done"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        (f"{NAME}: {SUBTITLE}", NAME),
        (f"{NAME}: {SUBTITLE} 2017–2022", f"{NAME}, 2017–2022"),
        (f"{NAME}: {SUBTITLE} 2017–2022 (report)", f"{NAME}, 2017–2022 (report)"),
        (f"{NAME}: {SUBTITLE} of COVID-19", NAME),
        ("Asylum: a summary", "Asylum: a summary"),
        (f"{NAME} and {SUBTITLE}", f"{NAME} and {SUBTITLE}"),
    ],
)
def test_a_tab_has_no_long_subtitle_but_one_that_tells_works_apart(
    healthy: Path, title: str, shown: str
) -> None:
    view = view_of(load_site(healthy), "index", "en")

    assert replace(view, title=title).tab_title == shown

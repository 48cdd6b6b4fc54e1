"""Annexes of this site said of the lowest country what its figures do not support: the check finds it."""

import re
import shutil
from pathlib import Path

import pytest

from emn_site.checks import claims
from emn_site.content.load import load_site
from tests.checks.test_claims import write_paragraphs
from tests.sites import HERE, ROOT, copy_of

KEY = "asylum_applicants_per_1000"
OF_HUNGARY = re.compile(rf",? (?:and|ir) \w+ \(\[0[.,]\d\d\]\(figure:HU/{KEY}/\d{{4}}\)\)")
LOW = re.compile(rf"figure:([A-Z]{{2}})/{KEY}/\d{{4}}")
LOWEST = {"en": ("lowest", "Hungary"), "lt": ("mažiausia", "Vengrija")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Texts of a small site beside the figures of this one."""
    root = copy_of("network", tmp_path)
    shutil.rmtree(root / "data")
    shutil.copytree(ROOT / "data", root / "data")
    return root


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
@pytest.mark.parametrize("language", ["lt", "en"])
def test_an_annex_that_leaves_out_the_lowest_is_false(root: Path, language: str, year: int) -> None:
    """As the annexes were published: the country with the smallest rate was in no rank."""
    word, hungary = LOWEST[language]
    annex = (HERE / f"annexes/{language}/statistical-annex-on-{year}.md").read_text()
    (right,) = [line for line in annex.splitlines() if OF_HUNGARY.search(line)]
    false = OF_HUNGARY.sub("", right)
    named = LOW.findall(right)[5:8]  # behind the five highest
    codes = {right: ",".join(named), false: ",".join(named[:2])}
    assert named[2] == "HU"
    linked = [
        text.replace(word, f"[{word}](rank:lowest/{KEY}/{year}?of=all&countries={codes[text]})")
        for text in (right, false)
    ]

    _, first = write_paragraphs(root, *linked, language=language)

    found = list(claims.check(load_site(root)))
    assert [(one.line, one.code) for one in found] == [(first + 2, "claim-differs")]
    assert hungary in dict(found[0].values)["value"]

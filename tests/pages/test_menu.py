"""An ordinary page stands in the menu where its text says."""

from pathlib import Path

from emn_site import checks
from emn_site.content.load import load_site
from tests.pages.news.test_news import BEFORE
from tests.pages.transforms.reading import view_of

PAGE = """---
title: "{title}"
summary: "Apie tai."
{more}
---

Tekstas.
"""


def _written(root: Path, language: str, title: str, more: str) -> None:
    file = root / "docs" / language / "partnership.md"
    file.write_text(PAGE.format(title=title, more=more), encoding="utf-8")


def _titles(root: Path, language: str) -> list[str]:
    return [link.title for link in view_of(load_site(root), "index", language).sections]


def test_it_is_the_entry_of_its_number(healthy: Path) -> None:
    before = _titles(healthy, "lt")
    _written(healthy, "lt", "Partnerystė", "menu: 2")

    assert _titles(healthy, "lt") == [before[0], "Partnerystė", *before[1:]]
    assert "Partnerystė" not in _titles(healthy, "en")


def test_a_translation_has_no_place_of_its_own(healthy: Path) -> None:
    _written(healthy, "lt", "Partnerystė", "menu: 2")
    _written(healthy, "en", "Partnership", "menu: 3\ntranslation: {of: lt}")

    assert "neutral-key-in-translation" in {one.code for one in checks.check_site(healthy, BEFORE).problems}

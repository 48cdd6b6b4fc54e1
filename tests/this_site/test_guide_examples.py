"""The guide's examples pasted into this site: `check` is green, or says just what the guide says it says."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from emn_site import checks
from tests.sites import ROOT

LANGUAGES = ("lt", "en")
TEXT = "studies/2026/labour-migration.md"
TODAY = date(2026, 12, 1)


def _examples(language: str) -> list[str]:
    """Return the examples of files that the guide has, in their order."""
    text = (ROOT / "docs" / language / "editing/index.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def _beginning(language: str, words: str) -> str:
    """Return the one example that begins with some words."""
    (found,) = [one for one in _examples(language) if one.startswith(words)]
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of this site for an editor to write in."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_with_its_correction_its_translation_and_a_work_are_as_the_guide_says(
    site: Path, language: str
) -> None:
    (other,) = set(LANGUAGES) - {language}
    new, translation = [one for one in _examples(language) if one.startswith("---")]
    corrected = new.replace("---\n\n", _beginning(language, "corrections:") + "---\n\n")
    body = corrected.rpartition("---\n")[2]
    for folder, text in (
        (language, corrected),
        (other, translation.replace("of: lt", f"of: {language}") + body),
    ):
        file = site / "docs" / folder / TEXT
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    works = site / "data/works.yml"
    works.write_text(works.read_text(encoding="utf-8") + _beginning(language, "studies/2021/"))

    found = {(one.path, one.code) for one in checks.check_site(site, TODAY).problems}

    own, theirs = f"docs/{language}/{TEXT}", f"docs/{other}/{TEXT}"
    same = {(theirs, "said-twice")} if language == "en" else set()  # both examples have one title there
    assert found == same | {
        (own, "placeholder"),
        (theirs, "placeholder"),
        (theirs, "translation-outdated"),  # the checks tell the right six letters
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("begins", ["# data/datasets.yml", "lithuania-first-residence-permits-2023:"])
def test_examples_that_describe_what_is_here_say_what_is_here(language: str, begins: str) -> None:
    held: dict[str, dict[str, object]] = {}
    for name in ("datasets", "indicators", "notes"):
        held |= yaml.safe_load((ROOT / f"data/{name}.yml").read_text(encoding="utf-8"))

    for key, entry in yaml.safe_load(_beginning(language, begins)).items():
        assert entry.items() <= held[key].items()


def test_both_guides_have_the_same_examples() -> None:
    keys = [[re.findall(r"(?m)^[\w/-]+(?=:)", one) for one in _examples(language)] for language in LANGUAGES]

    assert keys[0] == keys[1]

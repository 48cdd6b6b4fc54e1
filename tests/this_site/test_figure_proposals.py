"""What is proposed as a quotation is what the text means: measured on texts without their quotations."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

from emn_site.content.load import load_site
from emn_site.editor.figure_proposals import figure_proposals
from tests.sites import HERE, ROOT

LINK = re.compile(r"\[([^\]]*)\]\((figure:[^)]*)\)")
BRIEFS = "data-briefs/2026"

Quotations = dict[tuple[str, int], set[tuple[str, str]]]


def _without_quotations(root: Path, name: str, text: str, found: Quotations) -> None:
    """Write a text without its quotations; note them by file and line."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        found[name, number] = {(words.replace("\u00a0", " "), target) for words, target in LINK.findall(line)}
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("\n".join(LINK.sub(r"\1", line) for line in lines))


def _about_all(text: str) -> str:
    codes = ", ".join(repr(code) for code in sorted(set(re.findall(r"figure:([A-Z]{2})/", text))))
    text = re.sub(r"^countries: .*\n", "", text, flags=re.M)
    return text if "\ntranslation:" in text else text.replace("---\n", f"---\ncountries: [{codes}]\n", 1)


def test_at_most_one_proposal_of_fifty_is_wrong(tmp_path: Path) -> None:
    """Two briefs of this site, and four annexes on all countries: there a number has most readings."""
    quoted: Quotations = defaultdict(set)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for language in ("lt", "en"):
        for file in (ROOT / f"docs/{language}/{BRIEFS}").glob("*.md"):
            _without_quotations(tmp_path, str(file.relative_to(ROOT)), file.read_text(), quoted)
        for file in (HERE / f"annexes/{language}").glob("*.md"):
            name = f"docs/{language}/{BRIEFS}/{file.name}"
            _without_quotations(tmp_path, name, _about_all(file.read_text()), quoted)

    found = [(one, LINK.fullmatch(one.link)) for one in figure_proposals(load_site(tmp_path))]

    wrong = [
        one
        for one, link in found
        if link and (link[1].replace("\u00a0", " "), link[2]) not in quoted[one.file, one.line]
    ]
    assert len(found) >= 100
    assert 50 * len(wrong) <= len(found), wrong


def test_nothing_of_this_site_waits_to_be_quoted() -> None:
    assert list(figure_proposals(load_site(ROOT))) == []

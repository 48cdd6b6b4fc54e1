"""`check --fix` mends signs, spaces and levels of headings, and never words, code or addresses."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from emn_site import checks
from emn_site.cli import content
from emn_site.content.markdown import parse_markdown
from emn_site.editor.mending import mend_text
from emn_site.editor.new_translation import set_source_fingerprint

TODAY = date(2026, 1, 1)
HEAD = '---\ntitle: "T"\nsummary: "S"\n---\n\n'
LT, EN = "„“", "“”"


def _mended(body: str, marks: str = LT) -> str:
    return mend_text(HEAD + body, marks).removeprefix(HEAD).rstrip("\n")


@pytest.mark.parametrize(
    ("body", "marks", "mended"),
    [
        ('Jis sakė "taip" ir "ne".', LT, "Jis sakė „taip“ ir „ne“."),
        ('He said "yes".', EN, "He said “yes”."),
        ("In 2015-2020 it's so...", EN, "In 2015–2020 it’s so…"),
        ("Taip - ir ne.", LT, "Taip – ir ne."),
        ("Taip -- ir ne--gal, 2020--2024, 5--7.", LT, "Taip – ir ne – gal, 2020–2024, 5–7."),
        ("Taiko:\n→ pirma;\n→ antra.", LT, "Taiko:\n- pirma;\n- antra."),
        ('Žr. "čia":https://a.lt/x, „ten“:../b.md.', LT, "Žr. [čia](https://a.lt/x), [ten](../b.md)."),
        ("Du  tarpai ", LT, "Du tarpai"),
        ("A\n\n\n\nB", LT, "A\n\nB"),
        ("# Pirma\n\n### Antra\n\nA", LT, "## Pirma\n\n### Antra\n\nA"),
        ("## A\n\n#### B\n\n#### C\n\n## D", LT, "## A\n\n### B\n\n### C\n\n## D"),
        ("## A\n\n# B\n\n### C\n\n## D", LT, "## A\n\n## B\n\n### C\n\n## D"),
        ("##2024 metai\n\n##\u00a0Kita", LT, "## 2024 metai\n\n## Kita"),
        ("2024\u00a0m. 3\u00a0940 –\u00a0daug, N.\u00a0N.", LT, "2024 m. 3 940 –\u00a0daug, N.\u00a0N."),
        ("Pirma.\n---\nAntra.", LT, "Pirma.\n\n---\nAntra."),
        ("•\tpirma\n\uf0b7 antra\n-\u00a0trečia", LT, "- pirma\n- antra\n- trečia"),
        ("Taiko:\n– registraciją;\n– užstatą.", LT, "Taiko:\n- registraciją;\n- užstatą."),
        ("Žr. (čia)[https://a.lt/x] ir [ten] (../b.md).", LT, "Žr. [čia](https://a.lt/x) ir [ten](../b.md)."),
    ],
)
def test_what_is_safe_is_mended(body: str, marks: str, mended: str) -> None:
    assert _mended(body, marks) == mended


@pytest.mark.parametrize(
    "body",
    [
        'Kodas `a - "b"...` lieka.',
        '```yaml\na: "b" - c...\n# d\n```',
        '[A](https://example.org/2015-2020 "a - b") ir https://example.org/a-2015-2020',
        '<abbr title="a - b">A</abbr>',
        'Colis 5" lieka.',
        "| a - | b |\n|:--|--:|\n| 1 | 2 |",
        "Tel. 2015-2020-11, +370-5",
        "- punktas\n- kitas",
        "Sąvoka\n:   Apibrėžtis\n\n1.  Pirmas",
        "Pastaba.[^a-b]\n\n[^a-b]: Pastaba.",
        "Eilutė  \nkita",
        "```\na\n\n\n\nb\n```",
        "– Taip, – sakė jis.",
        "[2016, 2019] (žr. toliau)",
        "#1 – pirmas",
        "Parinktis --fix pabaigoje --\nnebus a--1",
        "→ vienas, Vilnius → Kaunas",
        '{"url":"https://a.lt"',
    ],
)
def test_what_could_mean_something_else_stays(body: str) -> None:
    assert _mended(body) == body


PIECES = st.lists(
    st.sampled_from(
        [
            "Žodis",
            '"',
            " - ",
            "2015-2020",
            "...",
            '`kodas - "`',
            "[a](b.md)",
            "\n\n",
            "\n",
            "## ",
            "#### ",
            "  ",
            "- ",
            "– ",
            "##2024",
            "'",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(body=PIECES)
def test_mending_changes_no_word_and_a_second_time_nothing(body: str) -> None:
    once = _mended(body)

    assert _mended(once) == once
    assert re.findall(r"\w+", parse_markdown(once).prose()) == re.findall(
        r"\w+", parse_markdown(body).prose()
    )


@pytest.mark.parametrize(
    ("head", "marked"),
    [
        ("translation: {of: lt}", "translation: {of: lt, source: kadobe}"),
        ('translation: { of: "lt" }', 'translation: { of: "lt", source: kadobe }'),
        ("translation:\n  of: lt", "translation:\n  of: lt\n  source: kadobe"),
        ('translation:\n  of: "lt"\n', 'translation:\n  of: "lt"\n  source: kadobe\n'),
        ("translation: {of: lt, source: bavuvi}", "translation: {of: lt, source: kadobe}"),
        ('translation:\n  of: lt\n  source: "bavuvi"', 'translation:\n  of: lt\n  source: "kadobe"'),
    ],
)
def test_a_fingerprint_is_written_however_a_translation_says_its_original(head: str, marked: str) -> None:
    text = f'---\ntitle: "T"\n{head}\n---\n\nsource: bavuvi\n'

    assert set_source_fingerprint(text, "kadobe") == f'---\ntitle: "T"\n{marked}\n---\n\nsource: bavuvi\n'


def test_the_command_shows_what_it_mends_and_translations_stay_current(
    healthy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    original = healthy / "docs/lt/studies/2022/first-study.md"
    original.write_text(original.read_text() + '\nJis sakė "taip".\n')
    checked = checks.check_site(healthy, TODAY).site.by_path["studies/2022/first-study"].original.fingerprint
    other = healthy / "docs/en/studies/2022/first-study.md"
    other.write_text(re.sub("source: [a-z]{6}", f"source: {checked}", other.read_text()))

    assert content.fix(healthy, None, is_quiet=False) == 0

    assert "Jis sakė „taip“." in original.read_text()
    assert "+Jis sakė „taip“." in capsys.readouterr().out
    assert "translation-outdated" not in [found.code for found in checks.check_site(healthy, TODAY).problems]


def test_a_picture_that_tells_of_its_maker_is_written_anew(
    healthy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = healthy / "docs" / "assets" / "photo.jpg"
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", (8, 8)).save(file, comment=b"Ona")
    assert "asset-metadata" in [found.code for found in checks.check_site(healthy, TODAY).problems]

    content.fix(healthy, None, is_quiet=True)

    assert "asset-metadata" not in [found.code for found in checks.check_site(healthy, TODAY).problems]
    assert b"Ona" not in file.read_bytes()
    assert capsys.readouterr().out.startswith("docs/assets/photo.jpg: ")

"""A mark that readers would see is a fault; a sign as prose has it is none."""

from importlib.metadata import distributions

import pytest

from emn_site.content.markdown import parse_markdown
from tests.sites import ROOT

MARKS = frozenset(
    "alert-unknown bullet-from-word code-by-indent empty-heading heading-without-space leftover-markup "
    "link-not-read link-unfinished list-not-read lost-sign mojibake note-typed table-not-read".split()
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("##\u00a0Antraštė", "heading-without-space"),
        ("##2024 metai", "heading-without-space"),
        ("- a\n\n[x] padaryta", "leftover-markup"),
        ("{{< figure >}}", "leftover-markup"),
        ("{++pridėta++}", "leftover-markup"),
        ("==svarbu==", "leftover-markup"),
        ("**Pastaba:**tekstas", "leftover-markup"),
        ("*pasvirai * ir toliau", "leftover-markup"),
        ("Tekstas^[pastaba]", "leftover-markup"),
        (r"\textbf{a}", "leftover-markup"),
        ("`neuždaryta", "leftover-markup"),
        ("Pavojus :warning: čia", "leftover-markup"),
        (".. note:: a", "leftover-markup"),
        ("(čia)[https://a.lt]", "link-not-read"),
        ("[čia] (https://a.lt)", "link-not-read"),
        ("[čia](mano failas.pdf)", "link-not-read"),
        ("![Schema](mano schema.png)", "link-not-read"),
        ("Taiko:\n– a;\n– b.", "list-not-read"),
        ("Taiko:\na) pirma;\nb) antra.", "list-not-read"),
        ("1.Pirma\n2.Antra", "list-not-read"),
        ("> [!PASTABA]\n> a", "alert-unknown"),
        ("> [!WARNING] Pavadinimas\n> a", "alert-unknown"),
        ("a\n\n\tPastraipa prasideda tabuliacija čia.", "code-by-indent"),
        ("##\n\na", "empty-heading"),
        ("\uf0b7 punktas", "bullet-from-word"),
        ("Lietuv\ufffd", "lost-sign"),
        ("praÅ¡ymai", "mojibake"),
        ("Tekstas¹.", "note-typed"),
        ("<div>**a**</div>", "leftover-markup"),
        ("| a | b |\n| 1 | 2 |", "table-not-read"),
    ],
)
def test_a_mark_that_is_printed_is_a_fault(text: str, code: str) -> None:
    assert code in {fault.code for fault in parse_markdown(text).faults}


@pytest.mark.parametrize(
    "text",
    [
        "[…] ir [tekste praleista]",
        "Kalbos C# ir C++ arba i++ ir ++i",
        "5 * 3 = 15, 2*3*4",
        "§ 5 ir 30 § 2 d.",
        "a || b, x==y, 5 ~ 6, 5~10 ir 6~12 proc.",
        "Išlaidos* ir pajamos*.",
        "m², km² ir 10³",
        "[2016, 2019] ([#1](https://a.lt))",
        "1. | a | b |\n   |---|---|\n   | 1 | 2 |",
        "https://žmogus.lt ir www.emn.lt",
        "می‌خواهم",
        "👨‍👩‍👧 🇱🇹",
        "– Taip, – sakė jis.",
        "a) pirma;\n\nb) antra.",
        "2024 m. sausio 1 d.\n2025 m. vasario 2 d.",
        r"C:\Users\ona",
        "12:30:45, a:b:c, {{ x }} {% if %}",
        "```\n**a** [b] (c) ==d==\n```",
        "`==a==`",
        "Ačiū, d`Artagnan",
        "„Sąjunga“ — ES; 10–20 %",
    ],
)
def test_signs_that_prose_has_are_none(text: str) -> None:
    assert {fault.code for fault in parse_markdown(text).faults} & MARKS == set()


def _readmes() -> dict[str, str]:
    """Return the texts of the packages that this project's own commands install, by name."""
    found = {}
    for one in distributions():
        said = one.metadata.json
        if "markdown" in str(said.get("description_content_type", "")):
            found[str(said["name"])] = str(said.get("description", ""))
    for file in sorted((ROOT / "node_modules").glob("*/*.md")):
        found[f"{file.parent.name}/{file.name}"] = file.read_text(encoding="utf-8", errors="replace")
    return found


PRINTED = frozenset(
    "boolbase/README.md braces/README.md dequal/readme.md dom-serializer/README.md exifr/README.md "
    "fill-range/README.md is-empty/History.md is-glob/README.md is-number/README.md leaflet/CHANGELOG.md "
    "mkdocs-static-i18n normalize-path/README.md npm-package-arg/README.md pydantic rich ruamel.yaml "
    "to-regex-range/README.md".split()
)
"""Files of other people that do print a mark: names of emoji, bullets typed as signs, links not read."""


def test_fewer_than_one_in_a_hundred_texts_of_others_has_a_false_alarm() -> None:
    readmes = _readmes()
    named = {
        name for name, text in readmes.items() if any(f.code in MARKS for f in parse_markdown(text).faults)
    }

    print(f"{len(readmes)} texts of other packages read")
    assert len(readmes) > 100
    assert len(named - PRINTED) <= len(readmes) // 100, sorted(named - PRINTED)

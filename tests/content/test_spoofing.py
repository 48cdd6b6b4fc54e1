"""What is unseen, of two alphabets or heaped up is named, and what languages write is let be (UTS #39)."""

import sys
import unicodedata
from pathlib import Path

import pytest
import regex
from pydantic import TypeAdapter, ValidationError

from emn_site import checks
from emn_site.content import spoofing
from emn_site.content.markdown import parse_markdown
from emn_site.content.texts import is_publication
from emn_site.editions.edition import FORMER, NAME
from emn_site.model.dates import PartialDate
from emn_site.model.period import Period
from emn_site.model.shapes import Doi, Isbn
from tests.checks.test_problems import TODAY

WRITTEN = [
    "„می‌خواهم“ (persiškai), السَّلَامُ, כתב\u200f (test), کوردستانه\u200c",
    "क्\u200dष, क्\u200cष, ශ්\u200dරී, ไทย\u200bไทย",
    "👨‍👩‍👧 🇱🇹 ❤️‍🔥 1️⃣ ©️ 👩🏽‍⚕️ 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☎️",
    "mig­ra­ci­ja, 5 µm, 10 kΩ, μg/L, ΔT, 2πr, 25 °C, CO₂, COVID-19, α-testing",
    "ES\u2060–\u2060Lietuva, ir\u2060/\u2060arba, 2022\u2060—2024",
    "Міграція, Ελλάδα, Россия, ქართული, ՀԱՅԱՍՏԱՆ, ትግርኛ, ᏣᎳᎩ, 한국어, 例えテスト",
    "e-правительство, ą̃ ė́ Đà Nẵng, O’Brien, кілом’єтр, ١٢٣, 2022–2024, 葛󠄀, ⠓⠑⠀⠺",
]

ODD = [
    ("Tyrimas\U000e0041\U000e0042", "hidden-sign"),
    ("🏴\U000e0041\U000e007f", "hidden-sign"),
    ("a\u3164b", "hidden-sign"),
    ("a\U000e0101b", "hidden-sign"),
    ("a\u2800b", "hidden-sign"),
    ("a\ufe0fb", "unseen-sign"),
    ("a\u200bb", "unseen-sign"),
    ("a\u2060b", "unseen-sign"),
    ("a\u2060\u2060–b", "unseen-sign"),
    ("a\u200b–b", "unseen-sign"),
    ("a\u200db", "unseen-sign"),
    ("a\u202eb", "unseen-sign"),
    ("a\u2067b", "unseen-sign"),
    ("a\u200fb", "unseen-sign"),
    ("a\u00ad\u00adb", "unseen-sign"),
    ("می\u200c\u200cخواهم", "unseen-sign"),
    ("mig\u0440acija", "mixed-scripts"),
    ("m\u00adigr\u0430cija", "mixed-scripts"),
    ("\u0391sylum", "mixed-scripts"),
    ("Stra\u03b2e", "mixed-scripts"),
    ("2\u066026", "mixed-scripts"),
    ("Z" + "\u0351" * 5, "heaped-marks"),
]


def test_the_properties_are_those_of_unicode_17_or_newer() -> None:
    assert regex.match(r"\p{Script=Sidetic}", "\U00010940")  # the first script that Unicode 17.0 brought


@pytest.mark.parametrize("text", WRITTEN)
def test_what_languages_write_is_let_be(text: str) -> None:
    assert list(spoofing.spoofing_faults(text, 1)) == []


@pytest.mark.parametrize(("text", "code"), ODD)
def test_what_deceives_is_named(text: str, code: str) -> None:
    assert code in [fault.code for fault in spoofing.spoofing_faults(text, 1)]


def test_every_sign_that_is_ignored_by_default_is_named_inside_a_latin_word() -> None:
    ignored = regex.compile(r"(?!\u00ad)[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]")
    characters = [chr(number) for number in range(sys.maxunicode) if ignored.match(chr(number))]

    assert [f"{ord(s):04X}" for s in characters if not list(spoofing.spoofing_faults(f"ab{s}cd", 1))] == []


def test_the_signs_are_named_by_number_and_name_on_their_own_line() -> None:
    (fault,) = spoofing.spoofing_faults("viena\nmigr\u0430cija", 7)

    assert fault.line == 8
    assert fault.values == (("value", "migrаcija (U+0430 CYRILLIC SMALL LETTER A)"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("žodis\nmigr\u0430cija", 2),
        ("## Antr\u0430štė", 1),
        ("## Antraštė {#n\u0430me}", 1),
        ("![p\u0430veikslas](../a.png)", 1),
        ('[a](../b.md "p\u0430vadinimas")', 1),
        ("| a | b |\n|---|---|\n| 1 | c\u0430b |", 3),
        ("a[^1]\n\n[^1]: past\u0430ba", 3),
        ("<b title='p\u0430v'>a</b>", 1),
        ("<p>\nž\u043eodis</p>", 2),
        ("mi**gr\u0430**cija", 1),
        ("a `c\u043ede`", 1),
        ("```\nfirst\nc\u043ede\n```", 3),
        ("migr&#x430;cija", 1),
    ],
)
def test_every_part_of_a_text_is_looked_at(text: str, line: int) -> None:
    assert [fault.line for fault in parse_markdown(text).faults if fault.code == "mixed-scripts"] == [line]


def test_a_sign_that_is_hidden_in_an_address_is_named() -> None:
    assert [fault.code for fault in parse_markdown("[a](https://a.lt/%E2%80%8Bx)").faults] == ["unseen-sign"]


@pytest.mark.parametrize(
    ("file", "before", "after", "line"),
    [
        ("data/redirects.yml", None, "old-page: studies/2022/first-study\nn\u0430me: x\n", 2),
        ("data/sources.yml", "url", "l\u0430bel", None),
        ("data/lt/glossary.yml", None, 'x:\n  name: "a"\n  notes: ["b", "\\U000E0041"]\n', 3),
        ("docs/lt/studies/2022/first-study.md", "topics:", 'unheard: {of: "\\u3164"}\ntopics:', None),
    ],
)
def test_every_string_of_front_matter_and_data_is_looked_at(
    healthy: Path, file: str, before: str | None, after: str, line: int | None
) -> None:
    path = healthy / file
    path.write_text(path.read_text().replace(before, after, 1) if before else after)

    found = [
        (problem.path, problem.line)
        for problem in checks.check_site(healthy, TODAY).problems
        if problem.code in ("mixed-scripts", "hidden-sign")
    ]
    assert found and {place for place, _ in found} == {file}
    assert line is None or found[0] == (file, line)


DIGITS = [chr(n) for n in range(128, sys.maxunicode) if unicodedata.category(chr(n)) == "Nd"]


def test_names_dates_and_numbers_are_written_with_digits_of_ascii() -> None:
    doi, isbn = TypeAdapter(Doi), TypeAdapter(Isbn)

    def refuses(shape: TypeAdapter[str], text: str) -> bool:
        with pytest.raises(ValidationError):
            shape.validate_python(text)
        return True

    for digit in DIGITS:
        assert not NAME.fullmatch(f"2{digit}26") and not NAME.fullmatch(f"2026.{digit}")
        assert not FORMER.fullmatch(f"2026-former-{digit}")
        assert not is_publication(f"studies/202{digit}/name", ["studies"])
        assert refuses(doi, f"10.2837/{digit}"[:6] + f"{digit}/1")
        assert refuses(isbn, f"978926812345{digit}")
        for read in (PartialDate.parse, Period.parse):
            with pytest.raises(ValueError):
                read(f"202{digit}")

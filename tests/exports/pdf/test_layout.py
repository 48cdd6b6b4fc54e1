"""What stands in a document is seen whole, and in its place."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from emn_site.content.load import load_site
from emn_site.exports.pdf.report import PdfFile, known_letters
from tests.exports.pdf.reading import faults, kinds, pdf_of, pdf_text, split, tags
from tests.sites import copy_of

PATH = "studies/2022/first-study"
WIDE = "| Šalis | " + " | ".join(f"{year} metai" for year in range(2010, 2022)) + " |\n" + "|---" * 13 + "|\n"
ROWS = "".join(f"| Šalis {row} |" + f" {row} 345 |" * 12 + "\n" for row in range(40))
LONG = "A1b2" * 60
TALL = "![stačias](../../../assets/tall.png)"


def _inside(text: str, sign: str) -> str:
    return "".join(f"{sign}{line}\n" for line in text.strip().split("\n"))


TEXT = f"""
## Prieš plačią

{WIDE}{ROWS}

### Antra plati

{WIDE}| Lietuva |{" 1 |" * 12}

Tarp jų.

- Sąraše:

{_inside(WIDE + ROWS[:500].rpartition(chr(10))[0], "    ")}

{_inside(WIDE + ROWS[:500].rpartition(chr(10))[0], "> ")}

## Prieš stačią

{TALL}

Eilutėje ![ženklas](../../../assets/small.png) ir [![nuorodoje](../../../assets/small.png)](https://example.org/a).

- sąraše {TALL}

{TALL[:-1]} "Užrašas")

## Prieš ilgą

{LONG} ir `{LONG}` ir <https://www.example.org/{"kelias/" * 30}>

| A | B |
|---|---|
| {LONG} | {LONG} |

```
{LONG}
```

Sąvoka
:   Pirma reikšmė.

    Antra pastraipa.

<ol reversed start="3"><li>trys</li><li>du</li></ol>

Pastaba[^1].

[^1]: {LONG}
"""


@pytest.fixture(scope="module")
def pdf_file(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    """The PDF of a text of wide tables, pictures and long words."""
    root = copy_of("healthy", tmp_path_factory.mktemp("layout"))
    (root / "docs" / "assets").mkdir(exist_ok=True)
    for name, size in {"tall.png": (300, 2000), "small.png": (10, 10)}.items():
        Image.new("RGB", size, (10, 80, 160)).save(root / "docs" / "assets" / name)
    with (root / "docs" / "lt" / f"{PATH}.md").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    return pdf_of(load_site(root), PATH)


def _page_of(pdf_file: PdfFile, words: str) -> int:
    return max(at for at in range(pdf_file.pages) if words in pdf_text(pdf_file.content, at))


def test_it_conforms(pdf_file: PdfFile) -> None:
    assert faults(pdf_file.content) == []


@pytest.mark.parametrize("heading", ["Prieš plačią", "Antra plati"])
def test_a_heading_stands_on_the_turned_page_of_its_table(pdf_file: PdfFile, heading: str) -> None:
    with pikepdf.open(BytesIO(pdf_file.content)) as pdf:
        boxes = [page.mediabox for page in pdf.pages]
    turned = [at for at, (_, _, width, height) in enumerate(boxes) if width > height]

    assert any(heading in pdf_text(pdf_file.content, at) for at in turned)


def test_every_picture_is_shown_with_its_words(pdf_file: PdfFile) -> None:
    shown = [one.alternative for one in tags(pdf_file.content) if one.kind == "Figure"]

    assert [one for one in shown if one] == [
        *("stačias", "ženklas", "nuorodoje", "stačias", "stačias"),
        "Europos Sąjungos vėliava",
    ]


def test_a_heading_stands_above_its_picture(pdf_file: PdfFile) -> None:
    page = pypdfium2.PdfDocument(pdf_file.content)[_page_of(pdf_file, "Prieš stačią")]

    assert [*page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])]


def test_nothing_is_cut_off_by_the_edge_of_a_page(pdf_file: PdfFile) -> None:
    """Letters and pictures end before the margin does."""
    for page in pypdfium2.PdfDocument(pdf_file.content):
        width, height = page.get_size()
        for one in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = one.get_bounds()

            assert left >= 20
            assert bottom >= 20
            assert right <= width - 20
            assert top <= height - 20


def test_a_long_word_is_one_word(pdf_file: PdfFile) -> None:
    text = pdf_text(pdf_file.content).replace("\n", "")

    assert text.count(LONG) == 6


def test_terms_are_a_list_and_numbers_count_down(pdf_file: PdfFile) -> None:
    text = split(pdf_text(pdf_file.content, _page_of(pdf_file, "Sąvoka")))

    assert kinds(pdf_file.content).count("L") == 4  # with that of the text which was there
    assert (text[text.index("trys") - 1], text[text.index("du") - 1]) == ("3", "2")


def test_every_letter_of_the_fonts_is_set_in_titles_headings_and_code(healthy: Path) -> None:
    every = "".join(
        sorted(one for one in known_letters() if one.isprintable() and one not in "\\`*_[]<>#|{}~&")
    )
    lines = [every[at : at + 60] for at in range(0, len(every), 60)]
    text = "".join(f"## Antraštė {line}\n\nŽodis {line}, *{line}* ir `{line}`.\n\n" for line in lines)
    file = healthy / "docs" / "lt" / f"{PATH}.md"
    file.write_text(file.read_text("utf-8") + "\n" + text, encoding="utf-8")

    assert faults(pdf_of(load_site(healthy), PATH).content) == []


def test_a_cover_has_room_for_the_longest_title(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / f"{PATH}.md"
    front, text = file.read_text("utf-8").split("---\n", 2)[1:]
    title, summary = "Pavadinimas be galo " * 12, "Santraukos sakinys yra ilgas. " * 20
    other = [line for line in front.split("\n") if not line.startswith(("title:", "summary:"))]
    head = "\n".join((f'title: "{title.strip()}"', f'summary: "{summary.strip()}"', *other))
    file.write_text(f"---\n{head}---\n{text}\n\n## Skyrius\n\n{'Žodis kitas. ' * 510}", encoding="utf-8")

    cover = split(pdf_text(pdf_of(load_site(healthy), PATH).content, 0))

    assert (cover.count("galo"), cover.count("Santraukos")) == (12, 20)
    assert "finansuoja" in cover

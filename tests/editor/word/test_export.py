"""A text goes out as a Word file with what the site has of it, and takes nothing else along."""

import http.server
import threading
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest

from emn_site.cli import documents, error_boundary
from emn_site.content.load import load_site
from emn_site.content.markdown import parse_markdown
from emn_site.content.tree_html import write_html
from emn_site.editor.word import export, pandoc
from emn_site.editor.word.conversion import ConversionRequest, convert_file
from emn_site.locale import for_locale
from emn_site.model.refusals import Refused
from tests.editor.word.documents import picture

TEXT = "docs/lt/studies/2022/first-study.md"
SECRET = b"very secret"


def _export(root: Path, target: Path | str) -> None:
    asked = Namespace(path="studies/2022/first-study", language="", to=str(target))
    assert documents.export_word(root, asked) == 0


def _add(root: Path, words: str) -> None:
    with (root / TEXT).open("a") as text:
        text.write(f"\n{words}\n")


def _contents(file: Path) -> list[bytes]:
    with zipfile.ZipFile(file) as packed:
        return [packed.read(name) for name in packed.namelist()]


def test_a_picture_of_the_site_goes_along_as_it_is(healthy: Path, tmp_path: Path) -> None:
    (healthy / "docs" / "assets").mkdir()
    (healthy / "docs" / "assets" / "a.png").write_bytes(picture().getvalue())
    _add(healthy, "![Prašymai metais](../../../assets/a.png)")

    _export(healthy, tmp_path / "a.docx")

    assert picture().getvalue() in _contents(tmp_path / "a.docx")


@pytest.mark.parametrize("written", ["![Prašymai metais]({})", '<img src="{}" alt="Prašymai metais">'])
@pytest.mark.parametrize("where", ["absolute", "beside", "above", "link", "not let in"])
def test_no_other_file_is_read(healthy: Path, tmp_path: Path, written: str, where: str) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(SECRET)
    assets = healthy / "docs" / "assets"
    assets.mkdir()
    (assets / "link.png").symlink_to(secret)
    (assets / "false.png").write_bytes(SECRET)
    beside = (healthy / TEXT).with_name("beside.png")
    beside.write_bytes(SECRET)
    addresses = {
        "absolute": str(secret),
        "beside": "beside.png",
        "above": "../../../../../secret.png",
        "link": "../../../assets/link.png",
        "not let in": "../../../assets/false.png",
    }
    _add(healthy, written.format(addresses[where]))

    def run() -> int:
        _export(healthy, tmp_path / "a.docx")
        return 0

    code = error_boundary.run_command(healthy, run)

    found = _contents(tmp_path / "a.docx") if code == 0 else []
    assert not [content for content in found if SECRET in content]


def test_a_remote_picture_is_named_and_never_asked_for(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Asked(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with http.server.HTTPServer(("127.0.0.1", 0), Asked) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = "http://pictures.example.org/a.png"
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
        _add(healthy, f"![Prašymai metais]({address}) ir [nuoroda](https://www.example.org/)")
        _export(healthy, tmp_path / "a.docx")
        server.shutdown()

    assert asked == []
    assert address in capsys.readouterr().out
    assert any("Prašymai metais".encode() in content for content in _contents(tmp_path / "a.docx"))
    assert any(b'Target="https://www.example.org/"' in content for content in _contents(tmp_path / "a.docx"))


def test_a_text_with_faults_is_refused_with_them(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(healthy, "[niekur](nowhere.md)")

    with pytest.raises(Refused) as refusal:
        _export(healthy, tmp_path / "a.docx")

    assert refusal.value.code == "text-has-faults"
    assert f"{TEXT}:" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("place", [".", "folder.docx", ".git/a.docx", "docs/lt/index.md"])
def test_a_place_that_is_none_for_a_word_file_is_refused(healthy: Path, place: str) -> None:
    (healthy / ".git").mkdir()
    (healthy / "folder.docx").mkdir()
    before = sorted(healthy.rglob("*"))

    with pytest.raises(Refused) as refusal:
        _export(healthy, healthy / place)

    assert refusal.value.code == "argument-unfit"
    assert sorted(healthy.rglob("*")) == before


def _returned(root: Path, folder: Path) -> str:
    """Export the text and return what comes of the file when it is imported."""
    _export(root, folder / "a.docx")
    request = ConversionRequest("a", "Pirmoji studija", "", "accept", ["lentelė", "pav"], "Lentelė")
    return convert_file((folder / "a.docx").read_bytes(), request).body


@pytest.mark.parametrize(
    "words",
    [
        "Yra pastaba[^a] čia.\n\n[^a]: Jos žodžiai, *pasvirę*.",
        "> [!WARNING]\n> Dėmesio.",
        "Lentelė: Prašymai\n\n| Šalis   | 2021 |\n|---------|------|\n| Lietuva | 5    |",
        "- Viena\n- Kita\n  - Vidinė",
        "1.  Pirma\n2.  Antra",
        "1.  Pirma\n\n    Jos pastraipa.\n\n    - Vidinė\n      1.  Gili\n\n    Po jos.\n\n2.  Antra",
        '<table>\n<caption>Antraštė</caption>\n<tr><th rowspan="2">Šalis</th><th colspan="2">M</th></tr>\n'
        "<tr><th>2021</th><th>2022</th></tr>\n<tr><td>Lietuva</td><td>5</td><td>7</td></tr>\n</table>",
        "| A   |   B |\n|-----|----:|\n| a   |   1 |",
        "[Nuoroda](https://example.org/a) ir **stora**.",
        "[Lietuva](../../countries/lithuania.md#figures) čia.",
        "Terminas\n:   Apibrėžtis **čia**.\n\nKitas\n:   Kita.",
    ],
)
def test_what_goes_out_as_word_comes_back_as_it_was(healthy: Path, tmp_path: Path, words: str) -> None:
    _add(healthy, words)

    assert _returned(healthy, tmp_path).endswith(f"\n\n{words.replace('[^a]', '[^1]')}\n")


def test_a_word_file_is_in_the_language_of_its_text(healthy: Path, tmp_path: Path) -> None:
    _export(healthy, tmp_path / "a.docx")

    with zipfile.ZipFile(tmp_path / "a.docx") as packed:
        assert b'w:val="lt"' in packed.read("word/styles.xml")


def test_a_figure_of_the_data_leads_to_its_page_and_comes_back_as_it_is_quoted(
    healthy: Path, tmp_path: Path
) -> None:
    _add(healthy, "[1\u00a0234](figure:LT/asylum_applications_new/2020)")

    assert "[1\u00a0234](figure:LT/asylum_applications_new/2020)" in _returned(healthy, tmp_path)
    assert any(b"countries/lithuania" in content for content in _contents(tmp_path / "a.docx"))


def test_a_chart_of_the_data_is_a_picture_whose_title_brings_it_back(network: Path) -> None:
    quoted = "![Prašymai](chart:asylum_applicants?countries=LT)"
    tree = parse_markdown(quoted).tree()

    charts = export.prepare_tree(tree, for_locale(load_site(network), "lt"))
    result = pandoc.write_word(write_html(tree).replace("chart-1.png", "data:image/png;base64,"), "lt")

    (picture_of_chart,) = charts.values()
    assert picture_of_chart.startswith(b"\x89PNG")
    request = ConversionRequest("a", "A", "", "accept", ["pav"], "Lentelė")
    assert convert_file(result, request).body == f"{quoted}\n"


def test_a_table_of_the_data_is_a_table_and_a_rank_is_its_words_with_their_mark(network: Path) -> None:
    ranked = "Tai [1](rank:place/asylum_applicants/2024?countries=LT) vieta."
    quoted = "![Prašymai šalyse](table:asylum_applicants?countries=LT)"
    tree = parse_markdown(f"{quoted}\n\n{ranked}\n").tree()

    export.prepare_tree(tree, for_locale(load_site(network), "lt"))
    request = ConversionRequest("a", "A", "", "accept", ["pav", "lentelė"], "Lentelė")
    found = convert_file(pandoc.write_word(write_html(tree), "lt"), request)

    assert found.body.startswith("Lentelė: Prašymai šalyse (asmenys)\n\n| Šalis   | 2022  | 2023 | 2024 |")
    assert found.body.endswith(f"\n\n{ranked}\n")


WORDS = """> Teismas:
>
> - pirma[^kita];
> - antra.

Tai <abbr title="Tinklas">EMT</abbr>.

[^kita]: Pastaba.
"""


def test_what_word_cannot_hold_is_named_and_comes_back_in_a_text_of_another_name(
    healthy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(healthy, WORDS)
    _export(healthy, tmp_path / "a.docx")
    output = capsys.readouterr().out

    asked = {"what": "study", "topics": "asylum", "year": 2022, "countries": "", "starts": "", "slug": ""}
    asked |= {"onto": "", "language": "lt", "title": "Kita", "summary": "Apie tai.", "changes": "accept"}
    documents.import_file(healthy, Namespace(file=str(tmp_path / "a.docx"), **asked))

    assert all(words in output for words in ("`blockquote ul` of “pirma; antra.”", "`abbr title` of “EMT”"))
    (result,) = (healthy / "docs/lt/studies").rglob("kita.md")
    assert result.read_text().endswith(f"\n\n{WORDS}")


MARKS = """1) viena

- [x] Padaryta [ten][aktas].

```sh
1) kodas
```

Tekstas.[^kita]

[aktas]: https://www.example.org/

[^kita]: Pastaba.
"""


def test_marks_that_no_word_file_has_are_named_with_their_lines() -> None:
    found = export.find_marks(f"---\ntitle: A\n---\n\n{MARKS}")

    assert [*found] == [
        ("1)", "viena", 5),
        ("- [ ]", "Padaryta [ten][aktas].", 7),
        ("```", "sh", 9),
        ("[1]:", "aktas", 15),
        ("[^1]", "kita", 17),
    ]

"""CSV is text, and no spreadsheet computes what stands in it."""

import pytest

from emn_site.content.assets import judge_asset


@pytest.mark.parametrize(
    "text",
    [
        "metai,skaičius\n2024,5\n",
        "\ufeffmetai;skaičius\r\n2024;-5\r\n",
        "a,-5,+3.2,-,-1 234,-1\u00a0234,+5 %,-1.5e-3\n",
        'a;"-3,5";+370 5 271 7112\n',
        '"du\neilutėse, su kableliu","5"\n',
        "-7,A,x (y)\n---,n\n",
        "-12 b,-3.5 bep,+1 e,: c\n",
        "Vilnius - Kaunas;a@b.lt;1=1? ne\n",
        "e. paštas: a@b.lt,x-y,3+4\n",
        "a < b,<5,<-1,< 18 m.,x <b>y</b>,<pradžia>\n",
        "",
    ],
)
def test_tables_with_words_and_numbers_pass(text: str) -> None:
    assert judge_asset("a.csv", text.encode()).findings == ()


@pytest.mark.parametrize(
    ("text", "line", "cell"),
    [
        ("=1+1", 1, 1),
        ("a,b\nc,=cmd|' /C calc'!A0\n", 2, 2),
        ("a\n@SUM(1)\n", 2, 1),
        ("a,+A1\n", 1, 2),
        ("a,-A1\n", 1, 2),
        ("a,-1 b(A1)\n", 1, 2),
        ("a,-1 b|c!A1\n", 1, 2),
        ("a,-2+3+cmd|' /C calc'!A0\n", 1, 2),
        ('"\t=1"\n', 1, 1),
        ("a;-7,cmd|' /C calc'!A0\n", 1, 2),
        ('"\tx"\n', 1, 1),
        ('"\r=1"\n', 1, 1),
        ('a," =1"\n', 1, 2),
        ("a;b\nc;=1\n", 2, 2),
        ("a\tb\nc\t=1\n", 2, 2),
        ('1,";=HYPERLINK(A1);"\n', 1, 2),
        ("sep=|\na|=1\n", 2, 2),
        ('"a\nb",c\nd,=1\n', 3, 2),
        ("\ufeff=1\n", 1, 1),
        ("a,＝1\n", 1, 2),
    ],
)
def test_what_a_spreadsheet_would_compute_is_refused_with_line_and_cell(
    text: str, line: int, cell: int
) -> None:
    found = judge_asset("a.csv", text.encode()).findings

    assert {one.code for one in found} == {"asset-formula"}
    assert (line, str(cell)) in {(one.line, dict(one.values)["cell"]) for one in found}


@pytest.mark.parametrize("content", [b"a\xe8", b"a\x00", "a,b".encode("utf-16"), b"a" * 200_000])
def test_what_is_no_text_in_utf8_is_refused(content: bytes) -> None:
    codes = {found.code for found in judge_asset("a.csv", content).findings}

    assert codes & {"asset-broken", "wrong-encoding"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<html><script>x</script></html>", 1),
        ("\ufeff\n <!DOCTYPE html>\n", 2),
        ("<!-- x -->", 1),
        ("a,b\nc,<script src=x>\n", 2),
        ('a;"<TABLE>"\n', 1),
        ("<p\n", 1),
    ],
)
def test_a_page_in_place_of_a_table_or_a_cell_is_refused(text: str, line: int) -> None:
    assert {(one.line, one.code) for one in judge_asset("a.csv", text.encode()).findings} == {
        (line, "asset-script")
    }

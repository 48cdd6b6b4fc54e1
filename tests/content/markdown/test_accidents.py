"""What Markdown reads otherwise than it was meant is a fault; what was meant so is none."""

import pytest

from emn_site.content.markdown import parse_markdown

LONG = "Valstybės narės taiko kelias priemones, kad prašytojai gautų pagalbą."


def _codes(body: str) -> list[str]:
    return [fault.code for fault in parse_markdown(body).faults]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("1. a\n3. b\n2. c", "list-numbers"),
        ("1. a\n2. b\n4. c", "list-numbers"),
        ("Pirma pastraipa.\n---\nAntra.", "heading-by-accident"),
        ("Pirma\nantra\n---", "heading-by-accident"),
        (f"## {LONG * 3}\n\na", "heading-by-accident"),
        ("- a\n - b\n- c", "list-level"),
        ("**Išvados**\n\nTekstas.", "bold-heading"),
        ("PAGRINDINĖS IŠVADOS\n\nTekstas.", "heading-typed"),
        ("II. Metodika\n\nTekstas.", "heading-typed"),
        ("1.2 Teisinė bazė\n\nTekstas.", "heading-typed"),
        ("a\n\ngrafikas1.png\n\nb", "link-not-read"),
        ("a\n\n[lentele.xlsx]", "link-not-read"),
        (f"{LONG}\n\na\n\n{LONG}", "said-twice"),
        ("## A\n\n## B\n\nb", "empty-section"),
        ("## A\n\na\n\n## B", "empty-section"),
        ("\\- pirma;\n\\- antra.", "list-not-read"),
        ("Metai,Prašymai,Dalis\n2021,1500,12", "table-not-read"),
        ("|===\n|a |b", "leftover-markup"),
        ("▼M1\n\n►M2 prašytojai ◄", "leftover-markup"),
        ("Direktyva (1) galioja.\n\n(1) OL L 180, p. 60.", "note-typed"),
        ("Skaičius mažėja nuo 2021 m.[1]\n\n[1] Ataskaita.", "note-typed"),
        ("Gyventojų skaičius [1]\n\n[1] Ataskaita.", "note-typed"),
        ("Gyventojų skaičius.[2][3]", "note-typed"),
        ("Skaičius mažėja.[^1^][2]", "leftover-markup"),
        ("Skaičius[^Migracijos tarnyba] mažėja.", "leftover-markup"),
        ("Skaičius[ˆ1] mažėja.", "leftover-markup"),
        ("(/) Registracija\n(!) Apgyvendinimas", "leftover-markup"),
        ("``saugi šalis'' yra", "leftover-markup"),
        ("image::grafikas.png[Grafikas]", "leftover-markup"),
        ("Sąlygos\n~~~~~~~\n\nTekstas.", "leftover-markup"),
        ("Sąlygos\n^^^^^^^", "leftover-markup"),
        ("Pateikta ____ prašymų.", "leftover-markup"),
        ("Onai <ona@a.lt<mailto:ona@a.lt>> rašykite", "link-not-read"),
        ("kad prieglobs‐\nčio prašytojai", "word-torn"),
        ("1.1.\tTeisinis pagrindas\n\nTekstas.", "heading-typed"),
        ("Valstybės narės taiko kelias priemones, kad\n\nprašytojai gautų pagalbą.", "paragraph-torn"),
        ("Valstybės narės taiko kelias priemones per\n\n14\n\nEMT\n\nlaikotarpį.", "paragraph-torn"),
        ("Darbuotojų daugiausia ieško darbdaviai ir\n\n14 | EMN studija\n\nagentūros.", "paragraph-torn"),
        ("Iki <įrašyti datą> pateikti", "leftover-markup"),
        ("Apklausta XX universitetų", "leftover-markup"),
        ("Apklausti ekspertai (RASA, PATIKSLINK!).", "leftover-markup"),
        ("Pakeitė {{įstatymus}} ir tvarką", "leftover-markup"),
        ("Pakeitė %PRAKTIKA% ir tvarką", "leftover-markup"),
        ("| A |\n|---|\n| 1 |\n* Šaltinis: Eurostatas", "note-typed"),
        ("Pabėgėlių* daugėja.\n\n* Be Ukrainos piliečių.\n\nToliau.", "note-typed"),
        ("Pabėgėlių* daugėja.\n\n*Be Ukrainos piliečių.", "note-typed"),
        ("Pabėgėlių* daugėja.\n\n\\*) Be Ukrainos piliečių.", "note-typed"),
        ("Ilga[^a].\n\n[^a]: Pastaba.\n\n    Kita pastraipa.\n\n## Toliau\n\nb", "note-goes-on"),
    ],
)
def test_an_accident_is_a_fault(body: str, code: str) -> None:
    assert code in _codes(body)


@pytest.mark.parametrize(
    "body",
    [
        "1. a\n1. b\n1. c",
        "3. a\n4. b",
        "1. a\n\n   b\n2. c\n   1. d\n   2. e",
        "Kodėl?\n---\n\na",
        "Įvadas\n------\n\na",
        "a.\n\n---\n\nb",
        "- a\n  - b\n- c",
        "- a\n\n      kodas\n- b",
        " 9. a\n10. b",
        "**Svarbu.** Tekstas.\n\nTekstas.",
        "**Svarbu.**\n\nTekstas.",
        "a\n\n**Vilnius, 2026**",
        "Taip.\n\na\n\nTaip.",
        "LR URM, NATO\n\nTekstas.",
        "I. Kantas\n\nV. Adamkus\n\nTekstas.",
        "AČIŪ VISIEMS!\n\nTekstas.",
        "1.2 milijono žmonių\n\nXX a. pradžia\n\nTekstas.",
        "Failas grafikas1.png\n\nNode.js\n\n`a.png`\n\n- a.png",
        "**Svarbu:**\n\nTekstas.",
        "## A\n\n### B\n\nb",
        "Valstybės narės taiko kelias priemones, kurios yra\n\n- a;\n- b.",
        "Europos migracijos tinklo Lietuvos informacijos centras\n\nVilnius, 2026",
        "Pirma\n\nantra\n\ntrečia",
        "\\* preliminarūs duomenys\n\\*\\* be studentų",
        "Kalbama apie tris, keturis, penkis,\nšešis, septynis, aštuonis.",
        "Funkcija __init__ ir kintamasis (_)",
        "Žr. [1, 2] ir [3].\n\n[4] skyrius apie tai.",
        "## A\n\n- b\n\n## C\n\n![d](e.png)",
        "## A\n\na[^1]\n\n[^1]: b",
        "> | a | b |\n> |---|---|\n> | c | d |\n> | e | f |",
    ],
)
def test_what_was_meant_so_is_none(body: str) -> None:
    assert _codes(body) == []


def test_a_paragraph_is_named_with_the_line_where_it_stood_first() -> None:
    (fault,) = parse_markdown(f"{LONG}\n\n{LONG}", first_line=10).faults

    assert (fault.line, dict(fault.values)["other"]) == (12, ":10")


def test_marks_of_one_kind_in_a_line_are_told_together() -> None:
    (found,) = parse_markdown(r"Dalis \frac{a}{b} \times 100").faults

    assert dict(found.values)["value"] == "\\frac`, `\\times"


def test_what_stands_in_html_below_a_heading_is_a_text() -> None:
    found = parse_markdown("## Box\n\n<div>\nWords.\n</div>").faults

    assert "empty-section" not in {one.code for one in found}

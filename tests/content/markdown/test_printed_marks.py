"""A mark that readers would see is a fault; a sign as prose has it is none."""

from importlib.metadata import distributions

import pytest

from emn_site.content.markdown import parse_markdown, printed_marks
from tests.checks.test_problems import TEXTS
from tests.sites import ROOT

MARKS = frozenset(
    "alert-unknown bullet-from-word code-by-indent empty-heading heading-without-space "
    "leftover-markup link-not-read link-unfinished list-not-read lost-sign mojibake note-typed "
    "heading-typed paragraph-torn table-not-read word-torn".split()
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("##\u00a0Antraštė", "heading-without-space"),
        ("Nuo 20XX m. keičiama", "leftover-markup"),
        ("Grįžo XX asmenų.", "leftover-markup"),
        ("It was XX persons.", "leftover-markup"),
        ("Kasmet XX proc. daugiau", "leftover-markup"),
        ("Jų buvo [data].", "leftover-markup"),
        ("[a]Ar tikrai?", "leftover-markup"),
        ("Sure! Here is a revised version:", "leftover-markup"),
        ("Kvota buvo up.<sup>1</sup>", "note-typed"),
        ("Sezo-\nniai darbuotojai ir proce-\ndūra", "word-torn"),
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
        ("Žr. Klaida! Nerastas nuorodos šaltinis.", "leftover-markup"),
        ("See Error! Bookmark not defined.", "leftover-markup"),
        ('{ HYPERLINK "https://a.lt" }', "leftover-markup"),
        ("1. Įvadas ............ 3", "leftover-markup"),
        ("Laukė [MK1]ilgai", "leftover-markup"),
        ("mi¬gracija", "leftover-markup"),
        ("pirma_x000D_antra", "leftover-markup"),
        ("Dalis #REF! auga", "leftover-markup"),
        ("| a |\n|:--|\n| ##### |", "leftover-markup"),
        ("| a |\n|:--|\n| =SUM(B2:B9) |", "leftover-markup"),
        ("| a |\n|:--|\n| 1.2E+05 |", "leftover-markup"),
        ("| a |\n|:--|\n| 1900-01-00 |", "leftover-markup"),
        ("Sumažėjo 12 %【4:0†source】.", "leftover-markup"),
        ("Sumažėjo. citeturn0search3", "leftover-markup"),
        ("Sumažėjo [oaicite:0].", "leftover-markup"),
        ("Parengė [Įrašykite pavadinimą].", "leftover-markup"),
        ("Lorem ipsum dolor", "leftover-markup"),
        ("TODO: papildyti", "leftover-markup"),
        ('=== "Lietuva"', "leftover-markup"),
        ('--8<-- "a.md"', "leftover-markup"),
        ("Laiškas :material-email: mums", "leftover-markup"),
        ("Sumažėjo (1)!", "leftover-markup"),
        ("- [] padaryti", "leftover-markup"),
        ("Sumažėjo. ^a1b2c3", "leftover-markup"),
        ("Kaip teigiama [@emn2024, p. 12].", "leftover-markup"),
        ("km^2^ ir CO~2~", "leftover-markup"),
        ("12 m^2", "leftover-markup"),
        ("CO_2 kiekis", "leftover-markup"),
        ("Posėdis ~ketvirtadienį~ penktadienį", "leftover-markup"),
        ("Posėdis ~~ketvirtadienį ~~penktadienį", "leftover-markup"),
        ("(@) Pirmas pavyzdys", "leftover-markup"),
        ("% Pavadinimas\n% Autorius", "leftover-markup"),
        ("| Vilnius, Gedimino pr. 1", "leftover-markup"),
        ("{% include note.html %}", "leftover-markup"),
        ("Puslapis {{ site.title }}", "leftover-markup"),
        ("Žr. {ref}`metodika`", "leftover-markup"),
        ("`EMT <https://a.lt>`_ čia", "leftover-markup"),
        ("Pavyzdys yra toks::", "leftover-markup"),
        ("(metodika)=\n\na", "leftover-markup"),
        ("```{note}\na\n```", "leftover-markup"),
        (r"Sumažėjo\footnote{a}", "leftover-markup"),
        (r"\v{z}monės", "leftover-markup"),
        ("Žr. Table~1", "leftover-markup"),
        ("tekstas---intarpas", "leftover-markup"),
        ("== Metodika ==", "leftover-markup"),
        ("yra '''labai''' svarbu", "leftover-markup"),
        ("{| class=a", "leftover-markup"),
        ("Sumažėjo.{{cite web|url=a}}", "leftover-markup"),
        ("h2. Metodika", "leftover-markup"),
        ("{info}a{info}", "leftover-markup"),
        ('[caption id="a"]a[/caption]', "leftover-markup"),
        ("{color:red}a", "leftover-markup"),
        ("[[_TOC_]]", "leftover-markup"),
        ("{:toc}", "leftover-markup"),
        ("Tai [b]labai[/b] svarbu", "leftover-markup"),
        ("[2024-05-20, 14:31] Ona: ačiū", "leftover-markup"),
        ("a\n<<<<<<< HEAD", "leftover-markup"),
        (r"Lietuvos \u0161alis", "leftover-markup"),
        ("=C5=BEmonės", "leftover-markup"),
        ("Prašymų &nbspskaičius", "leftover-markup"),
        ("Surinkta. ## Išvados", "leftover-markup"),
        ("yra ** labai ** svarbu", "leftover-markup"),
        ("yra **labai* svarbu", "leftover-markup"),
        ("the Network`s report and the state`s answer", "leftover-markup"),
        ("Žr. [[darbo-migracija|studiją]]", "link-not-read"),
        ("![[diagrama.png]]", "link-not-read"),
        ("[[https://a.lt][EMT]]", "link-not-read"),
        ("[https://a.lt EMT] čia", "link-not-read"),
        ("[EMT|https://a.lt]", "link-not-read"),
        ("<https://a.lt|mūsų tinklas>", "link-not-read"),
        ("link:https://a.lt[EMT]", "link-not-read"),
        ("[cid:image001.png@01DA]", "link-not-read"),
        ("! [Diagrama](https://a.lt/a.png)", "link-not-read"),
        ("Taiko:\n2. pirma\n3. antra", "list-not-read"),
        ("i) pirma;\nii) antra.", "list-not-read"),
        ("✅ pirma\n✅ antra", "list-not-read"),
        ("① pirma\n② antra", "list-not-read"),
        ("☐ pirma\n☑ antra", "list-not-read"),
        ("Taiko: - pirma - antra - trečia", "list-not-read"),
        ("▶ Daugiau", "bullet-from-word"),
        ("[NOTE]\na", "alert-unknown"),
        ("Metai | Skaičius\n2023 | 575", "table-not-read"),
        ("Metai;Pirma;Antra\n2023;575;210", "table-not-read"),
        ("Lietuva   540\nLatvija   620", "table-not-read"),
        ("a\n\n    Pastaba: duomenys dar nėra galutiniai.", "code-by-indent"),
        ("skai?ius", "lost-sign"),
        ("ˇzmonės", "lost-sign"),
        ("þmonës atvyko ið kitø ðaliø", "mojibake"),
        ("Prašymai sumažėjo.¹", "note-typed"),
        ("Prašymai sumažėjo.[1]", "note-typed"),
        ("Sezoniniai dar-\nbuotojai atvyksta.", "word-torn"),
        ("Sezoniniai dar- buotojai atvyksta.", "word-torn"),
        ("Tai &lt;b&gt;svarbu&lt;/b&gt; žinoti.", "leftover-markup"),
        ("Pirma eilutė&lt;br&gt;antra eilutė", "leftover-markup"),
        ('Žr. "ataskaitą":https://a.lt/b.', "link-not-read"),
        ('Žr. "ataskaitą":./failas.pdf', "link-not-read"),
        ("!https://a.lt/a.png!", "link-not-read"),
        ("→ pirma\n→ antra", "list-not-read"),
    ],
)
def test_a_mark_that_is_printed_is_a_fault(text: str, code: str) -> None:
    assert code in {fault.code for fault in parse_markdown(text).faults}


@pytest.mark.parametrize(
    "text",
    [
        "[…] ir [tekste praleista]",
        "[t]eismas nusprendė, kad [s]prendimas teisėtas",
        "Plotas 5 m<sup>2</sup>, 7 km<sup>2</sup>.",
        "Sure enough, here is the text. Of course.",
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
        "Pajamos** auga; 2**3; ** preliminarūs",
        "Kryptys: Vilnius - Kaunas - Klaipėda",
        "Žr. [1] ir [2, p. 14], [GDPR], [sic], [n]o",
        "Það er ekki rétt að hælisleitendur færi",
        "Børn og unge æder rødgrød, où est l’élève",
        "Ar taip? Taip! page?id=1, https://a.lt/?q=a",
        "Apie ~pusė prašymų ir ~trečdalis",
        "Vilnius • Kaunas; EMN | Lithuania",
        "Lietuva; Latvija; Estija;\nLenkija; Suomija; Malta.",
        "12 proc. buvo\n13 proc. ankstesniais",
        "| a |\n|:--|\n| ☑ taip |",
        "R&D; Q&A; (2024)! a... b.... 2024",
        "it returned 2, in turn 2, std::a, CO2, m2",
        "vidutinės- ir ilgalaikės, pirma-\nar antrakursiai, two- to three-year",
        "x &lt; 5 ir y &gt; 3, a &lt;…&gt; b",
        '{"url":"https://a.lt"} ir "a": https://a.lt',
        "→ [Toliau](https://a.lt)",
        "XX amžiaus pradžioje, XX skyriuje; (ES) ir (EMN); 50 %",
        "W XX wieku, XX šimtmečio, XX tarptautinė konferencija, XX priede, the XX party congress, XX procese",
        "| A |\n|---|\n| 1 |\n\n* pirma\n* antra",
        "*Svarbu* žinoti.\n\n* vienas punktas",
        "Vilnius → Kaunas\n\nRyga → Talinas",
    ],
)
def test_signs_that_prose_has_are_none(text: str) -> None:
    assert {fault.code for fault in parse_markdown(text).faults} & MARKS == set()


def _readmes() -> dict[str, str]:
    """Return the texts of the packages that this project's own commands install, by name."""
    found = {}
    for one in distributions():
        metadata = one.metadata.json
        if "markdown" in str(metadata.get("description_content_type", "")):
            found[str(metadata["name"])] = str(metadata.get("description", ""))
    for file in sorted((ROOT / "node_modules").glob("*/*.md")):
        found[f"{file.parent.name}/{file.name}"] = file.read_text(encoding="utf-8", errors="replace")
    return found


PRINTED = frozenset(
    "boolbase/README.md braces/README.md dequal/readme.md dom-serializer/README.md exifr/README.md "
    "fill-range/README.md is-empty/History.md is-glob/README.md is-number/README.md leaflet/CHANGELOG.md "
    "mkdocs-static-i18n normalize-path/README.md npm-package-arg/README.md paginate pydantic rich "
    "rfc3987-syntax ruamel.yaml to-regex-range/README.md".split()
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("::: note", "box"),
        ("{| class=wikitable", "table"),
        ("[TOC]", "contents"),
        ("*[EMN]: a network", "abbreviation"),
        ("h3. Results", "heading"),
        ("Some words. ## Results", "heading"),
        ("=SUM(A1)", "cell"),
        ("I hope this helps!", "conversation"),
        ("<<<<<<< HEAD", "conflict"),
        ("Lorem ipsum dolor", "placeholder"),
        ("Words {.big}", "attribute"),
        ("{--gone--}", "change"),
        ("{{< figure >}}", "template"),
        ("Words ^[a note of pandoc]", "note"),
        ("very **important", "emphasis"),
        ("[b]bold[/b]", "emphasis"),
        ("[b]Kelios[/b] [color=red]dėmesio[/color]", "emphasis"),
        ("10 km^2 of land", "raised"),
        (r"\textbf{52} per cent", "tex"),
        ("see Table~2", "sign"),
        ("Error! Reference source not found.", "field"),
        ("&lt;b&gt;bold&lt;/b&gt;", "escaped"),
        ("`open", "code"),
    ],
)
def test_each_kind_of_mark_has_its_own_remedy(text: str, kind: str) -> None:
    (details,) = {dict(fault.values)["detail"] for fault in parse_markdown(text).faults}

    assert details == f"mark-{kind}"


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_kind_of_mark_is_answered_in_words(language: str) -> None:
    tables = (printed_marks.AT_THE_BEGINNING, printed_marks.ANYWHERE, printed_marks.TWO_LINES)
    kinds = {detail for table in tables for *_, kind in table for _, detail in kind}

    assert kinds <= TEXTS[language].expectations.keys()


def test_a_note_that_stands_nowhere_is_said_once_where_it_is_named_last() -> None:
    found = parse_markdown("A[^1] and b[^1].\n\nC[^2].\n\n[^1] The note.").faults

    assert [(one.code, one.line) for one in found] == [("note-undefined", 3), ("note-undefined", 5)]

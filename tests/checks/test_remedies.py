"""A problem that carries its remedy is gone once that stands on its line, and no other has come.

All mistakes stand in one site, each in a file or a line of its own, and are judged together.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from emn_site.checks import check_site, remedies
from emn_site.editor.mending import apply_remedy
from emn_site.locale import reports
from emn_site.model.problems import Problem
from tests.checks.test_problems import TEXTS
from tests.sites import copy_of

TODAY = date(2026, 11, 29)
FOLDER = "docs/lt/studies/2022"
COUNTRY = "data/countries/lithuania.yml"
PUBLISHED, TOPICS, END = "published: 2022-06-15", "topics: [asylum]", "\n"
NUMBER = 'number: "2022/1"'
SUMMARY = 'summary: "Santrauka."'
TITLE = 'title: "Pirmoji studija"'
FOLLOWS = set(
    "chart-gap translation-outdated address-hidden numbers-added numbers-differ "
    "numbers-missing parts-differ image-unused number-without-series topics-unlike".split()
)
"""What a change of one text brings about besides."""

CASES = [
    ("wrong-value", PUBLISHED, "published: 15.06.2022"),
    ("wrong-value", PUBLISHED, 'published: "15.06.2022"'),
    ("wrong-value", PUBLISHED, "published: 2022/6/15"),
    ("wrong-value", PUBLISHED, "published: 2022-06-15 10:00"),
    ("wrong-value", PUBLISHED, "published: 2022 m. birželio 15 d."),
    ("wrong-value", PUBLISHED, "published: 15 June 2022"),
    ("wrong-value", TOPICS, "topics: asylum"),
    ("wrong-value", TOPICS, "topics: asylum, return"),
    ("wrong-value", "countries: [LT]", "countries: LT, NO"),
    ("wrong-value", PUBLISHED, "published: 2022 m. birželis"),
    ("wrong-value", "seen: [https://example.org/first]", "seen: https://a.lt/a https://a.lt/b"),
    ("unknown-publication", TOPICS, f'part_of: "English only"\n{TOPICS}'),
    ("unreadable-yaml", TITLE, 'title = "Pirmoji studija"'),
    ("broken-link", END, "[Žr.](..\\..\\countries\\lithuania.md)"),
    ("unreadable-yaml", 'summary: "Santrauka."', 'summary: "Santrauka "trumpa"."'),
    ("wrong-value", TOPICS, f'authors: "Jonaitis, Jonas"\n{TOPICS}'),
    ("wrong-value", TOPICS, f"languages: [LT, en]\n{TOPICS}"),
    ("wrong-value", TOPICS, f"languages: [lt, eng]\n{TOPICS}"),
    ("wrong-value", TOPICS, f"languages: [lt, anglų]\n{TOPICS}"),
    ("wrong-value", "countries: [LT]", "countries: [lt]"),
    ("wrong-value", "countries: [LT]", "countries: [Lietuva]"),
    ("wrong-value", NUMBER, "number: 2022"),
    ("wrong-value", PUBLISHED, f"{PUBLISHED}\nstatus: Published"),
    ("wrong-value", PUBLISHED, f"{PUBLISHED}\nnumbered_headings: yes"),
    ("wrong-value", PUBLISHED, f'{PUBLISHED}\nnumbered_headings: "false"'),
    ("wrong-value", PUBLISHED, f"{PUBLISHED}\ndoi: https://doi.org/10.2837/123456"),
    ("wrong-value", PUBLISHED, f"{PUBLISHED}\nofficial_address: www.emn.lt/studija"),
    ("unknown-key", 'summary: "Santrauka."', 'Summary: "Santrauka."'),
    ("unknown-topic", TOPICS, "topics: [Asylum]"),
    ("unknown-country", "countries: [LT]", "countries: [EL]"),
    ("unreadable-yaml", TITLE, "title: Pirmoji studija: apžvalga"),
    ("unreadable-yaml", TITLE, 'title:"Pirmoji studija"'),
    ("cut-by-hash", TITLE, "title: Pirmoji studija # 1"),
    ("yaml-alias", TITLE, "title: *Pirmoji* studija"),
    ("quoted-title", TITLE, "title: „Pirmoji studija“"),
    ("quoted-title", TITLE, 'title: "„Pirmoji studija“"'),
    ("missing-front-matter", "---\ntitle", "———\ntitle"),
    ("unclosed-front-matter", "---\n\n##", "…\n\n##"),
    ("quoted-title", SUMMARY, "summary: “Santrauka apie tai.”"),
    ("unknown-topic", TOPICS, "topics: [Prieglobstis]"),
    ("unknown-publication", TOPICS, f"part_of: studies/2022/english-only.md\n{TOPICS}"),
    (
        "unknown-publication",
        TOPICS,
        f"part_of: https://emn.example/latest/studies/2022/english-only/\n{TOPICS}",
    ),
    ("authors-together", TOPICS, f'authors: ["Jonaitis, Jonas; Petraitis, Petras"]\n{TOPICS}'),
    ("authors-together", TOPICS, f"authors: [Jonas Jonaitis ir Petras Petraitis]\n{TOPICS}"),
    ("heading-colon", "## Svarbiausia", "## Svarbiausia:"),
    ("broken-link", END, "[Žr.](www.emn.lt)"),
    ("broken-link", END, "[Žr.](https//emn.lt)"),
    ("broken-link", END, "[www.emn.lt](www.emn.lt)"),
    ("wrong-value", TOPICS, f"pdf: https://www.emn.lt/studija.pdf\n{TOPICS}"),
    ("broken-link", END, "[Rašykite](jonas@emn.lt)"),
    ("broken-link", END, "[Žr.](../../countries/lithuania)"),
    ("link-to-other-language", END, "[Žr.](../../../en/countries/lithuania.md)"),
    ("own-address", END, "[Žr.](https://emn.example/latest/studies/2022/first-study/)"),
    ("file-missing", END, "[Lentelė](assets/report.csv)"),
    ("figure-unknown", END, "Jų [7](figure:Lietuva/asylum-applications-new/2022)."),
    ("chart-unknown", END, "![Prašymai](chart:Asylum-Applications-New?countries=Lietuva)"),
    ("claim-unknown", END, "Jų [daugiausia](rank:highest/Asylum-Applications-New/2022?countries=LT)."),
    ("table-unknown", END, "![Prašymai](table:asylum-applications-new?countries=Lietuva)"),
    ("mark-of-data", END, "[Prašymai](chart:asylum_applications_new?countries=LT)"),
    ("mark-of-data", END, "Jų ![7](figure:LT/asylum_applications_new/2022)."),
    ("link-with-reader", END, "[Aktas](https://e-tar.lt/aktas?id=1&utm_source=a&fbclid=laiskas)"),
    (
        "link-with-reader",
        END,
        "[Aktas](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe-tar.lt%2Fa&data=x%40vrm.lt)",
    ),
    ("unreadable-yaml", TITLE, 'title: "Pirmoji studija'),
    ("note-undefined", END, "Tekstas[ ^1].\n\n[^1]: Pastaba."),
    ("note-undefined", END, "Tekstas^[1].\n\n[^1]: Pastaba."),
    ("note-undefined", END, "Tekstas[^1].\n\n[^1] Pastaba."),
]


FIGURES = """\
code: LT
eurostat_code: LT
role: member_state
figures:
  asylum_applications_new:
    dataset: Statistics
    values:
      2010: 1 234
      2011: 1 236
      2012: n/a
      2013: ":"
      2014: 1234,5
      2015: 0575
      2016: 1O35
      2017: 4940 p
      2022: 7
  Population:
    dataset: statistics
    values: {2022: 7}
"""
REDIRECTS = """\
studies/2020/old.md: studies/2022/first-study
studies/2019/older: studies/2020/once
studies/2020/once: studies/2022/english-only
"""
TRANSLATION = """\
---
title: "The first study"
title_status: translated
published: 2022-06-15
summary: "Summary."
translation: {of: LT, source: danise}
---

Text.
"""
DATA = [
    ("unknown-dataset", 6),
    ("unknown-indicator", 17),
    *(("wrong-value", line) for line in (8, 9, 10, 11, 13, 14, 15)),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every mistake that has a remedy, each in a file or a line of its own."""
    root = copy_of("healthy", tmp_path_factory.mktemp("remedies"))
    study = (root / FOLDER / "first-study.md").read_text()
    for at, (_, old, new) in enumerate(CASES):
        assert old == END or old in study
        text = f"{study}\n{new}\n" if old == END else study.replace(old, new, 1)
        text = text.replace(NUMBER, f'number: "2022/{at + 4}"')
        (root / FOLDER / f"case-{at}.md").write_text(
            re.sub(r"(Pirmoji\*?) studija", rf"\1 {at} studija", text)
        )
    (root / FOLDER / "translated.md").write_text(
        study.replace("Pirmoji", "Antroji").replace(NUMBER, 'number: "2022/2"')
    )
    (root / "docs/en/studies/2022/translated.md").write_text(TRANSLATION.replace("first", "second"))
    for language, other in (("lt", "en"), ("en", "lt")):
        (root / f"docs/{language}/studies/2022/alone.md").write_text(
            (
                study.replace("Pirmoji", "Viena").replace(NUMBER, 'number: "2022/3"')
                if language == "lt"
                else TRANSLATION.replace("published: 2022-06-15\n", "").replace("first", "only")
            )
            .replace("translation: {of: LT, source: danise}\n", "")
            .replace(SUMMARY, f"{SUMMARY}\ntranslation: {{of: {other}, source: danise}}")
            .replace(
                'summary: "Summary."', f'summary: "Summary."\ntranslation: {{of: {other}, source: danise}}'
            )
        )
    (root / "docs" / "assets").mkdir(exist_ok=True)
    (root / "docs" / "assets" / "report.csv").write_text("a,b\n1,2\n")
    (root / "data" / "countries" / "greece.yml").write_text(
        "code: GR\neurostat_code: EL\nrole: member_state\nfigures:\n  asylum_applications_new:\n"
        "    dataset: statistics\n    values: {2022: 7}\n    breakdowns:\n      citizenship:\n"
        "        2022:\n          SY: 3\n"
    )
    (root / COUNTRY).write_text(FIGURES)
    (root / "data" / "countries" / "estonia.yml").write_text(
        "code: FI\neurostat_code: EE\nrole: member_state\n"
    )
    (root / "data" / "redirects.yml").write_text(REDIRECTS)
    sources = root / "data" / "datasets.yml"
    sources.write_text(sources.read_text().replace("source: statistics", "source: Statistics"))
    return root


@pytest.fixture(scope="module")
def before(root: Path) -> list[Problem]:
    return _judged(root)


@pytest.fixture(scope="module")
def after(root: Path, before: list[Problem]) -> list[Problem]:
    """What is found once every remedy has been carried out."""
    for one in before:
        lines = (root / one.path).read_text().split("\n") if one.remedy else []
        if lines:
            lines[one.line - 1] = apply_remedy(lines[one.line - 1], one)
            (root / one.path).write_text("\n".join(lines))
    return _judged(root)


def _judged(root: Path) -> list[Problem]:
    return [one for one in check_site(root, TODAY).problems if one.code not in FOLLOWS]


def _file(at: int) -> str:
    return f"{FOLDER}/case-{at}.md"


def test_each_mistake_is_found_with_its_remedy(before: list[Problem]) -> None:
    carried = {(one.path, one.code) for one in before if one.remedy}

    assert {(_file(at), code) for at, (code, _, _) in enumerate(CASES)} <= carried
    assert {(COUNTRY, code) for code, _ in DATA} <= carried
    assert {one.line for one in before if one.path == COUNTRY and one.remedy} == {line for _, line in DATA}
    assert {code for _, code in carried} == remedies.CODES


def test_once_its_remedy_stands_there_a_problem_is_gone_and_no_other_has_come(
    before: list[Problem], after: list[Problem]
) -> None:
    carried = {(one.path, one.code, one.values) for one in before if one.remedy}

    assert not {(one.path, one.code, one.values) for one in after} & carried
    assert [one for one in after if (one.path, one.code) not in {(b.path, b.code) for b in before}] == []
    assert not any(one.remedy for one in after)


RIDDLES = ("\\u00", "PluralForms", "here: .", "{", "None", "studies/2022/name", "<class", ". .")
"""What no sentence for an editor has: escapes, names of our code, gaps left open, guesses of nothing."""


@pytest.mark.parametrize("language", ["lt", "en"])
def test_no_message_of_any_mistake_is_a_riddle(before: list[Problem], language: str) -> None:
    for one in before:
        text = reports.problem_sentence(one, TEXTS, language)
        own_words = text.split("`")[::2]
        assert not [sign for sign in RIDDLES for part in own_words if sign in part], text
        assert text.count("`") % 2 == 0, text

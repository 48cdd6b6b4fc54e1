"""A sentence that compares or adds figures of several countries is asked for the link that computes it."""

from pathlib import Path

import pytest

from emn_site.checks import claims
from emn_site.content.load import load_site
from tests.sites import copy_of

TEXT = "studies/2018/attracting-and-retaining-students"
DE, FR, LT = (f"[1](figure:{code}/asylum_applicants/2021)" for code in ("DE", "FR", "LT"))
BEFORE = "[1](figure:LT/asylum_applicants/2020)"
RANK = "rank:{}/asylum_applicants/2021"

ASKED = {
    "en": {
        f"The highest were Germany ({DE}) and France ({FR}).": ("highest", RANK.format("highest")),
        f"Germany ({DE}) and France ({FR}) had the most.": ("the most", RANK.format("highest")),
        f"Germany ({DE}) and France ({FR}) the fewest.": ("fewest", RANK.format("lowest")),
        f"It rose most in Germany ({DE}) and France ({FR}).": ("rose most", RANK.format("rose")),
        f"It fell most in Germany ({DE}) and France ({FR}).": ("fell most", RANK.format("fell")),
        f"Germany ({DE}) and France ({FR}) together.": (
            "together",
            "total:DE,FR/asylum_applicants/2021",
        ),
        f"Germany ({DE}), No. 2 France ({FR}), the highest.": ("highest", RANK.format("highest")),
    },
    "lt": {
        f"Didžiausi skaičiai – Vokietijoje ({DE}) ir Prancūzijoje ({FR}).": (
            "Didžiausi",
            RANK.format("highest"),
        ),
        f"Vokietijoje ({DE}) ir Prancūzijoje ({FR}) jų 2021 m. buvo mažiausiai.": (
            "mažiausiai",
            RANK.format("lowest"),
        ),
        f"Labiausiai padidėjo Vokietijoje ({DE}) ir Prancūzijoje ({FR}).": (
            "Labiausiai padidėjo",
            RANK.format("rose"),
        ),
        f"Labiausiai sumažėjo Vokietijoje ({DE}) ir Prancūzijoje ({FR}).": (
            "Labiausiai sumažėjo",
            RANK.format("fell"),
        ),
        f"Vokietijoje ({DE}) ir Prancūzijoje ({FR}) iš viso.": (
            "iš viso",
            "total:DE,FR/asylum_applicants/2021",
        ),
    },
}

LEFT_ALONE = {
    "en": (
        f"The [highest](rank:highest/asylum_applicants/2021) were Germany ({DE}) and France ({FR}).",
        f"The highest of Lithuania: {LT} in 2021, after {BEFORE}.",
        f"Germany ({DE}) and France ({FR}). The highest were others.",
        f"The highest was Germany ({DE}). France had {FR}.",
        f"Germany had {DE}, France {FR}. The highest were others.",
        f"Germany ({DE}) and France ({FR}) asked.",
        f"Germany ({DE}), and [the highest]({TEXT.rpartition('/')[2]}.md) of France ({FR}).",
    ),
    "lt": (
        f"[Didžiausi](rank:highest/asylum_applicants/2021) – Vokietijoje ({DE}) ir Prancūzijoje ({FR}).",
        f"Daugiausia jų Lietuvoje buvo 2021 m. ({LT}), 2020 m. – {BEFORE}.",
        f"Vokietijoje ({DE}) ir Prancūzijoje ({FR}). Didžiausi – kitur.",
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("network", tmp_path)


def _found(root: Path, language: str, *paragraphs: str) -> list[tuple[int, str, dict[str, str]]]:
    """Write paragraphs at the end of a text; return each problem as the place of its paragraph."""
    file = root / f"docs/{language}/{TEXT}.md"
    before = file.read_text().rstrip()
    first = len(before.splitlines()) + 2
    file.write_text(before + "\n\n" + "\n\n".join(paragraphs) + "\n")
    problems = list(claims.check_words(load_site(root)))
    assert {one.path for one in problems} <= {str(file.relative_to(root))}
    return [((one.line - first) // 2, one.code, dict(one.values)) for one in problems]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_each_kind_of_claim_is_asked_for_its_link(root: Path, language: str) -> None:
    found = _found(root, language, *ASKED[language])

    assert found == [
        (at, "claim-unlinked", {"value": text, "link": f"[{text}]({target})"})
        for at, (text, target) in enumerate(ASKED[language].values())
    ]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_nothing_is_asked_of_other_sentences(root: Path, language: str) -> None:
    assert _found(root, language, *LEFT_ALONE[language]) == []


def test_a_site_that_wants_no_such_words_is_asked_nothing(root: Path) -> None:
    (root / "data/en/claims.yml").write_text("{rose: [], fell: [], highest: [], lowest: [], total: []}\n")

    assert _found(root, "en", *ASKED["en"]) == []

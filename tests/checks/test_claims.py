"""Superlatives, changes and sums of a text are computed: what the data do not support is a problem."""

from pathlib import Path

import pytest

from emn_site.checks import check_site, claims
from emn_site.content.load import load_site
from emn_site.pages import make_pages
from tests.checks.test_problems import TODAY
from tests.pages.transforms.reading import html_of
from tests.sites import copy_of
from tests.sites.countries import add_countries

ANNEX_2021 = (
    "and Czechia ([0.13](figure:CZ/asylum_applicants_per_1000/2021)), "
    "Slovakia ([0.07](figure:SK/asylum_applicants_per_1000/2021)) "
    "and Estonia ([0.06](figure:EE/asylum_applicants_per_1000/2021)) "
    "the [lowest](rank:lowest/asylum_applicants_per_1000/2021?of=all)."
)
"""As the annex of 2021 had it, with the link that computes it."""

RIGHT = (
    "[lowest](rank:lowest/asylum_applicants_per_1000/2021?of=all&countries=HU)",
    "[190 615](figure:DE/asylum_applicants/2021), the [most](rank:highest/asylum_applicants/2021).",
    "the [most](rank:highest/asylum_applicants/2021) in Germany [190 615](figure:DE/asylum_applicants/2021)",
    "[fewest](rank:lowest/asylum_applicants/2021?of=LT,LV,EE&countries=EE)",
    "[fell most](rank:fell/temporary_protection_ukrainians/2024-12?countries=LT)",
    "[−36 per cent](change:LT/temporary_protection_ukrainians/2024-12)",
    "[36 per cent](change:LT/temporary_protection_ukrainians/2024-12) fewer",
    "[−215](change:LT/asylum_applicants/2024?from=2023)",
    "[4 635](total:LT,LV,EE/asylum_applicants/2021)",
    "[together](total:member_states/found_illegally_present/2015)",
    "[190 615](figure:DE/asylum_applicants/2021), [1st of 28](rank:place/asylum_applicants/2021)",
    "[2nd of 3](rank:place/asylum_applicants/2021?of=LT,LV,EE&countries=LV)",
)

WRONG = {
    "[fell most](rank:fell/temporary_protection_ukrainians/2024-12?countries=BG)": "claim-not-comparable",
    "[−60 per cent](change:BG/temporary_protection_ukrainians/2024-12)": "claim-not-comparable",
    "[280 per cent](change:HU/first_instance_outcomes/2025)": "claim-not-comparable",
    "[−65 per cent](change:HU/asylum_applicants/2021)": "claim-not-comparable",
    "[together](total:member_states/asylum_applications_new/2017)": "claim-not-comparable",
    "[highest](rank:highest/temporary_protection_ukrainians/2024-12?countries=ES)": "claim-not-comparable",
    "[−35 per cent](change:LT/temporary_protection_ukrainians/2024-12)": "claim-differs",
    "[5 000](total:LT,LV,EE/asylum_applicants/2021)": "claim-differs",
    "[most](rank:highest/asylum_applicants/2021?countries=FR)": "claim-differs",
    "[most](rank:best/asylum_applicants/2021?countries=FR)": "claim-unknown",
    "[most](rank:highest/asylum_applicants/2021)": "claim-unknown",
    "[most](rank:highest/nothing/2021?countries=FR)": "claim-unknown",
    "[most](rank:highest/asylum_applicants/2021?among=all&countries=FR)": "claim-unknown",
    "[2nd of 28](rank:place/asylum_applicants/2021?countries=DE)": "claim-differs",
    "[first](rank:place/asylum_applicants/2021?countries=DE)": "claim-differs",
    "[4th of 27](rank:place/temporary_protection_ukrainians/2024-12?countries=ES)": "claim-not-comparable",
    ANNEX_2021: "claim-differs",
}

SEEN = "They were the [lowest](rank:lowest/asylum_applicants_per_1000/2021?countries=HU) of all."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return add_countries(copy_of("network", tmp_path))


def write_paragraphs(root: Path, *lines: str, language: str = "en") -> tuple[str, int]:
    """Write paragraphs at the end of a text; return its file, and the line of the first of them."""
    file = next(
        path for path in sorted((root / f"docs/{language}").rglob("*.md")) if "title:" in path.read_text()
    )
    before = file.read_text().rstrip()
    file.write_text(before + "\n\n" + "\n\n".join(lines) + "\n")
    return str(file.relative_to(root)), len(before.splitlines()) + 2


def test_what_the_data_do_not_support_is_a_problem_with_its_line_and_what_they_say(root: Path) -> None:
    file, first = write_paragraphs(
        root, *(line for pair in zip(RIGHT, RIGHT, strict=True) for line in pair), *WRONG
    )
    start = first + 4 * len(RIGHT)

    found = list(claims.check(load_site(root)))

    assert {problem.path for problem in found} == {file}
    assert [(problem.line, problem.code) for problem in found] == [
        (start + 2 * at, code) for at, code in enumerate(WRONG.values())
    ]
    assert dict(found[-1].values)["value"] == "Hungary, Estonia and Slovakia"


def test_readers_see_the_words_and_no_link(root: Path) -> None:
    file, _ = write_paragraphs(root, SEEN)

    page = html_of(make_pages(load_site(root)), file.removeprefix("docs/en/").removesuffix(".md"), "en")

    assert "They were the lowest of all." in page
    assert "rank:" not in page


@pytest.mark.parametrize("name", ["latvia", "norway"])
def test_a_deleted_country_is_told_once_and_not_where_it_is_quoted(tmp_path: Path, name: str) -> None:
    root = copy_of("network", tmp_path)
    code = {"latvia": "LV", "norway": "NO"}[name]
    (root / "data/countries" / f"{name}.yml").unlink()
    text = root / "docs/en/about/privacy.md"
    quotations = (
        f"\n\nIn {year} [1](figure:{code}/asylum_applicants/{year})." for year in (2021, 2022, 2023)
    )
    text.write_text(text.read_text() + "".join(quotations))

    found = [one for one in check_site(root, TODAY).problems if not one.is_warning]

    reports = [one for one in found if code in dict(one.values).values() or f"{code}/" in str(one.values)]
    assert [(one.code, one.path) for one in reports] == [("country-without-file", "data/countries")]


def test_one_quotation_of_an_unknown_country_is_told_where_it_stands(healthy: Path) -> None:
    text = healthy / "docs/en/studies/2022/english-only.md"
    text.write_text(text.read_text() + "\n\nIn Denmark [1](figure:DK/asylum_applicants/2023).\n")

    found = [one.code for one in check_site(healthy, TODAY).problems]

    assert "figure-unknown" in found
    assert "country-without-file" not in found

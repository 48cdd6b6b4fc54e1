"""What this site promises of its content: to the client, to the law, to its readers."""

import re

import pytest

from emn_site.exports import citations
from emn_site.exports.redirects import redirect_files
from emn_site.locale import all_locales
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import make_pages
from emn_site.statistics import figures


def test_the_publications_the_client_asked_for(site: Site) -> None:
    """36 or more, 26 in both languages, every topic, and every year from 2010 to 2025."""
    publications = site.authored_publications
    in_both = [p for p in publications if len(p.versions) == len(site.settings.locales)]

    assert (len(publications) >= 36, len(in_both) >= 26) == (True, True)
    assert {"study", "inform", "annual_report"} <= {p.type for p in publications}
    assert {topic for p in publications for topic in p.head.topics} == set(site.topics)
    assert set(range(2010, 2026)) <= {work.year for work in site.catalogue.values()}


def test_there_are_35_countries_and_60_terms(site: Site) -> None:
    assert len(site.countries) == 35
    assert len(site.glossary) >= 60


def test_the_glossary_follows_the_alphabet_of_its_language(site: Site) -> None:
    page = make_pages(site).by_place["glossary", "lt"]
    letters = [heading.title for heading in page.headings if heading.level == 2]

    assert letters == sorted(letters, key="AĄBCČDEĘĖFGHIĮYJKLMNOPRSŠTUŲŪVZŽ".index)


def test_crimea_is_drawn_as_part_of_ukraine(site: Site) -> None:
    """UN General Assembly resolution 68/262; the source of the outlines draws it otherwise."""
    assert site.map is not None
    points = re.findall(r"[ML](\d+) (\d+)", site.map.countries["UA"])

    # Sevastopol, 33.5° E 44.6° N, in the drawing's own units.
    assert any(700 < int(x) < 760 and 500 < int(y) < 560 for x, y in points)


def test_the_recognition_rate_of_lithuania_is_what_its_formula_says(site: Site) -> None:
    lithuania = site.countries["lithuania"]
    granted = sum(
        lithuania.figures[key].values[Period(2025)].value or 0
        for key in ("first_instance_recognised", "first_instance_other_protection")
    )
    rejected = lithuania.figures["first_instance_rejected"].values[Period(2025)].value or 0

    known = figures.get_value(site, lithuania, "recognition_rate", Period(2025))

    assert known is not None
    assert known.number == pytest.approx(100 * granted / (granted + rejected))


def test_a_citation_says_nothing_in_another_language_but_the_title(site: Site) -> None:
    """Letters that Lithuanian has and English has not, and names that English has, tell the two apart."""
    english = re.compile(r"\b(?:European|Migration|Contact|Directorate)\b")
    for language, foreign in (("lt", english), ("en", re.compile("[ąčęėįšųūž]"))):
        locale = next(one for one in all_locales(site) if one.language == language)
        for publication in site.publications:
            item = citations.csl_item(locale, publication, "https://emn.example/")
            values = [item.get(key, "") for key in ("genre", "publisher", "publisher-place")]
            values += [name["literal"] for name in item.get("author", []) if "literal" in name]
            assert not [text for text in values if foreign.search(text)], publication.path


@pytest.mark.parametrize("language", ["lt", "en"])
def test_what_was_written_by_rule_leads_from_where_it_was_to_what_it_is_now(
    site: Site, language: str
) -> None:
    prefix = "" if language == "lt" else "en/"
    moved = {
        f"annual-reports/2026/statistical-annex-on-{year}": f"years/{year}/" for year in range(2020, 2024)
    } | {
        f"informs/2026/{name}": f"data-briefs/2026/{name}/"
        for name in ("migration-in-lithuania-2010-2024", "temporary-protection-in-figures")
    }
    pages = redirect_files(site, "https://emn.example/")

    for old, new in moved.items():
        assert f'href="https://emn.example/{prefix}{new}"' in pages[f"{prefix}{old}/index.html"], old


def test_nothing_compiled_from_the_data_replaces_a_publication(site: Site) -> None:
    compiled = [one for one in site.publications if one not in site.authored_publications]

    assert len(compiled) == 2
    assert [one.path for one in compiled if one.head.supersedes] == []
    assert {one.path for one in site.authored_publications}.isdisjoint(
        {path for path, newer in site.superseded_by.items() if newer in compiled}
    )

"""The pages of the countries: the figures of the files, in the manner of the language."""

import re
from decimal import Decimal
from pathlib import Path

from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import PageSet
from emn_site.pages.country import chapters
from emn_site.statistics import figures
from emn_site.statistics.cells import number_text
from tests.pages.transforms.reading import html_of, page_of


def test_an_indicator_without_a_single_value_is_not_on_the_page(healthy: Path) -> None:
    assert "Gyventojai" not in page_of(healthy, "countries/lithuania", "lt").partition("emn-facts")[2]


def test_a_flag_stands_by_its_value_and_is_explained(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert '<strong>1\u00a0100</strong><sup title="provisional value">p</sup>' in page
    assert "<sup>p</sup> provisional value" in page


def test_notes_stand_below_a_table_each_once_and_lead_from_their_values(healthy: Path) -> None:
    noted = [f"y{y}: {{country: 'NO', indicators: [population], period: {y}}}\n" for y in (2020, 2021)]
    (healthy / "data/notes.yml").write_text("".join(noted))
    for language in ("lt", "en"):
        (healthy / f"data/{language}/notes.yml").write_text("y2020: Counted anew.\ny2021: Counted anew.\n")

    page = page_of(healthy, "countries/norway", "en")

    assert page.count('<sup title="Counted anew">(1)</sup>') == 1
    assert page.count("<sup>(1)</sup> Counted anew") == 1


def test_a_key_figure_has_its_change(healthy: Path) -> None:
    assert "+100 (+10.0%) on 2020" in page_of(healthy, "countries/norway", "en")


def test_a_page_leads_to_its_file_where_readers_may_see_it(healthy: Path) -> None:
    assert "/edit/main/data/countries/norway.yml" in page_of(healthy, "countries/norway", "en")


def test_what_is_not_known_of_a_country_is_said_to_be_unknown(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "lt")

    assert '<dt>Tinkle nuo</dt>\n<dd><span class="emn-missing">nežinoma</span></dd>' in page
    assert '<dt>Nacionalinis informacijos centras</dt>\n<dd><span class="emn-missing">' in page


def test_stateless_persons_are_named_in_words(healthy: Path) -> None:
    assert "Ukraina 5, Be pilietybės 2." in page_of(healthy, "countries/lithuania", "lt")


def test_a_country_lists_the_publications_about_it(healthy: Path) -> None:
    page = page_of(healthy, "countries/lithuania", "lt")

    assert '<a href="../../studies/2022/first-study/">Pirmoji studija</a>' in page


def test_countries_stand_in_the_order_of_each_alphabet(crowded_site: Site) -> None:
    names = [name for name, _, _ in for_locale(crowded_site, "lt").countries]

    assert names.index("Bulgarija") < names.index("Čekija") < names.index("Estija")
    assert names.index("Suomija") < names.index("Šiaurės Makedonija") < names.index("Švedija")


def test_every_country_has_a_page_in_each_language(site: Site, pages: PageSet) -> None:
    found = {
        place
        for place in pages.by_place
        if place[0].startswith("countries/") and place[0] != "countries/index"
    }

    assert found == {(f"countries/{slug}", language) for slug in site.countries for language in ("lt", "en")}


def test_where_eurostat_does_not_report_unhcr_stands_in_and_the_page_says_so(crowded_pages: PageSet) -> None:
    georgia = html_of(crowded_pages, "countries/georgia", "en")
    latvia = html_of(crowded_pages, "countries/latvia", "en")
    key_figures = latvia.partition('id="key-figures"')[2].partition("<h2")[0]

    assert "Stands in for “Asylum applicants”, which has no value here." in georgia
    assert "New asylum applications (UNHCR)" not in key_figures
    assert "Asylum applicants</th>" in key_figures


def test_every_chapter_opens_with_a_sentence_and_draws_one_chart_once(site: Site, pages: PageSet) -> None:
    for slug in site.countries:
        html = html_of(pages, f"countries/{slug}", "lt")
        titles = re.findall(r'emn-wide"><svg[^>]*><title[^>]*>([^<]*)', html)
        sentences = html.partition('id="figures"')[2].count('class="emn-finding"')

        assert len(titles) == len(set(titles)), slug
        assert sentences == len(titles) - 1, slug  # the first chart is that of the opening


def test_a_country_is_the_strong_line_on_its_own_page(site: Site) -> None:
    english, norway = for_locale(site, "en"), site.countries["norway"]

    lead = chapters.lead_chart(english, "norway", norway, "refugees_per_1000", chapters.CHART)

    strong = [mark for _, drawn in lead.drawings for mark in drawn.marks if "name" in mark.style]
    assert {mark.words.split()[0] for mark in strong if "marked" in mark.style} == {"Norway"}
    assert any(mark.words.startswith("Lithuania") for mark in strong)


def test_addresses_within_a_page_that_others_linked_to_still_lead_somewhere(pages: PageSet) -> None:
    anchors = pages.by_place["countries/lithuania", "en"].anchors

    assert anchors >= {
        *("network", "key-figures", "comparison", "figures", "publications", "sources", "reuse"),
        *("international-protection", "international-protection-figures", "international-protection-parts-1"),
        *("borders-figures", "population-figures", "shares-first_instance_outcomes"),
    }


def test_a_small_zero_of_a_source_that_rounds_is_not_called_zero(site: Site) -> None:
    known = figures.get_value(
        site, site.countries["lithuania"], "first_instance_other_protection", Period(2020)
    )
    assert known is not None

    assert known.number == Decimal(0)
    indicator = site.indicators["first_instance_other_protection"]
    assert number_text(for_locale(site, "en"), indicator, known) == "<5"


def test_a_key_figure_without_a_newest_value_says_so_in_its_place(crowded_pages: PageSet) -> None:
    page = (
        html_of(crowded_pages, "countries/bulgaria", "en")
        .partition('id="key-figures"')[2]
        .partition("<h2")[0]
    )

    assert re.search(r'<td class="emn-kept"><span class="emn-missing">no data; [^<]+ in 20\d\d</span>', page)


def test_six_small_lines_of_a_chapter_are_in_sight_and_the_others_folded(pages: PageSet) -> None:
    page = html_of(pages, "countries/lithuania", "en")
    chapters = re.findall(r'<section class="emn-chapter".*?</section>', page, re.DOTALL)
    seen = [re.sub(r"<details.*?</details>", "", one, flags=re.DOTALL).count("<li") for one in chapters]

    assert chapters
    assert max(seen) == 6
    assert "Other indicators of this field (" in page


def test_a_day_that_is_not_known_is_left_out_of_sources(pages: PageSet) -> None:
    page = html_of(pages, "countries/lithuania", "en")

    assert "extracted: " in page
    assert "day not recorded" not in page

"""How files become a model."""

from pathlib import Path

from emn_site import content
from emn_site.model import PublicationType, Site


def test_the_folder_says_type_year_and_slug(healthy: Path) -> None:
    study = next(p for p in content.load(healthy).publications if p.slug == "first-study")

    assert (study.type, study.year, study.path) == (PublicationType.STUDY, 2022, "studies/2022/first-study")


def test_a_translation_takes_the_neutral_facts_from_its_original(healthy: Path) -> None:
    study = next(p for p in content.load(healthy).publications if p.slug == "first-study")

    assert study.versions["en"].is_translation
    assert (study.head.number, study.head.topics) == ("2022/1", ["asylum"])


def test_norway_is_a_country_and_not_a_no(healthy: Path) -> None:
    assert content.load(healthy).countries["norway"].code == "NO"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert content.load(healthy).problems == []


def test_another_pair_of_languages_needs_no_code(healthy: Path) -> None:
    (healthy / "docs" / "lt").rename(healthy / "docs" / "pl")
    for file in [*healthy.rglob("*.yml"), *healthy.rglob("*.md")]:
        text = file.read_text(encoding="utf-8")
        for old, new in (("lt:", "pl:"), ("of: lt", "of: pl"), ("[lt, en]", "[pl, en]")):
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")

    site = content.load(healthy)

    assert site.problems == []
    assert site.settings.default_locale == "pl"
    assert next(p for p in site.publications if p.slug == "first-study").original.locale == "pl"


def test_what_the_site_promises_of_its_publications(site: Site) -> None:
    """The client's list: 36 or more, 26 in both languages, every type, topic and year from 2010 to 2025."""
    publications = site.publications
    in_both = [p for p in publications if len(p.versions) == len(site.settings.locales)]

    assert (len(publications) >= 36, len(in_both) >= 26) == (True, True)
    assert {p.type for p in publications} == set(PublicationType)
    assert {topic for p in publications for topic in p.head.topics} == set(site.topics)
    assert set(range(2010, 2026)) <= {p.year for p in publications}

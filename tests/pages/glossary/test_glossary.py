"""The glossary leads to a term's page in that of the Network, where one is known."""

from pathlib import Path

from tests.pages.transforms.reading import page_of

ADDRESS = "https://glossary.example.org/asylum_en"


def test_a_term_leads_to_its_page_in_the_glossary_of_the_network(healthy: Path) -> None:
    (healthy / "data" / "glossary.yml").write_text(
        f"asylum: {{source: statistics, emn_glossary: '{ADDRESS}'}}\nreturn: {{source: statistics}}\n",
        encoding="utf-8",
    )

    page = page_of(healthy, "glossary", "en")

    assert page.count("This term in the EMN Glossary") == 1
    assert f'<a href="{ADDRESS}">This term in the EMN Glossary</a>' in page

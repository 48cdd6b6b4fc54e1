"""The words of a question, of which a language says how they change."""

from pathlib import Path

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.search.grammar import grammar


def test_a_month_is_understood_as_the_sentences_of_its_language_decline_it(healthy: Path) -> None:
    """Polish has no dictionary here: "w marcu" is in no list of CLDR's, which has "marca" and "marzec"."""
    made = grammar(for_locale(load_site(healthy), "lt"))
    words = {stem + ending for stem, number in made["words"] for ending in made["endings"][number]}

    assert {"kovas", "kovo", "kovą"} <= words

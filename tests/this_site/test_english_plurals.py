"""A noun and its plural are one word to the search, whether Hunspell lists the plural as such or not."""

import pytest

from emn_site.model.site import Site
from emn_site.search.lemmatizer import lemma_keys, lemmatizer


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("decision", "decisions"),
        ("application", "applications"),
        ("researcher", "researchers"),
        ("obligation", "obligations"),
        ("month", "months"),
        ("title", "titles"),
    ],
)
def test_a_noun_and_its_plural_are_one_word(site: Site, one: str, several: str) -> None:
    read = lemmatizer(site, "en")

    assert lemma_keys(read, one) & lemma_keys(read, several)

"""A heading keeps the name it is linked at: transliteration gives names only to those that had none."""

import re
import unicodedata

from emn_site.content.load import load_site
from emn_site.locale.addresses import slug
from tests.sites import ROOT


def _former(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip())


def _is_latin(title: str) -> bool:
    """Whether each letter is one of English, with marks or without."""
    letters = filter(str.isalpha, unicodedata.normalize("NFKD", title))
    return all(letter.isascii() for letter in letters)


def test_no_heading_of_latin_letters_has_another_name_than_before() -> None:
    titles = [heading.title for version in load_site(ROOT).versions for heading in version.text.headings]
    latin = [title for title in titles if _is_latin(title)]

    assert len(latin) > 500
    assert [title for title in latin if slug(title) != _former(title)] == []

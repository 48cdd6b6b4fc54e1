"""What the words say with every country, number and period is what an editor of the language has read.

After a change of words `python tools/make_phrases.py` writes the files anew, to be read before they are kept.
"""

import pytest

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from tests.sites import ROOT
from tools.make_phrases import FOLDER, phrases


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_phrases_are_those_that_were_read(language: str) -> None:
    read = (FOLDER / f"phrases.{language}.txt").read_text(encoding="utf-8")

    assert phrases(for_locale(load_site(ROOT), language)) == read


def test_every_country_has_every_case_of_lithuanian() -> None:
    locale = for_locale(load_site(ROOT), "lt")
    words = locale.wording.cases
    lacking = [c.code for *_, c in locale.countries if set(words.countries[c.code]) != words.country_cases]

    assert lacking == []

"""A dictionary of Hunspell is read as the search wants it."""

import pytest

from emn_site.editor.dictionaries import endings_dictionary, read_hunspell
from emn_site.search.lemmatizer import Dictionary, lemma_keys

POLISH = """SET UTF-8
SFX M Y 2
SFX M ca cy ca
SFX M ca ców ca
"""

LATVIAN = """SET UTF-8
SFX a Y 1
SFX a t šana/B t
SFX B Y 1
SFX B a u a
"""

LONG = """FLAG long
SFX Aa Y 1
SFX Aa 0 s .
"""

SETS = """AF 2
AF A
AF AB
SFX B Y 1
SFX B 0 em [^y]
"""


@pytest.mark.parametrize(
    ("aff", "dic", "word", "form"),
    [
        (POLISH, "1\nuchodźca/M\n", "uchodźca", "uchodźców"),
        (POLISH, "1\nUchodźca/M po:x\n", "uchodźca", "uchodźcy"),
        (LATVIAN, "1\nceļot/a\n", "ceļot", "ceļošana"),
        (LATVIAN, "1\nceļot/a\n", "ceļot", "ceļošanu"),
        (LONG, "1\nkey/ZzAa\n", "key", "keys"),
        (SETS, "1\ndom/2\n", "dom", "domem"),
    ],
)
def test_a_word_and_its_form_meet(aff: str, dic: str, word: str, form: str) -> None:
    read = Dictionary(read_hunspell(aff, dic))

    assert lemma_keys(read, word) == lemma_keys(read, form)


def test_a_rule_is_for_words_that_end_as_it_says() -> None:
    read = Dictionary(read_hunspell(SETS, "2\ndom/2\nbody/2\n"))

    assert lemma_keys(read, "bodyem") != lemma_keys(read, "body")


def test_where_there_are_endings_only_forms_meet_by_what_is_left() -> None:
    read = Dictionary(endings_dictionary(["ασ", "ων"], []))

    assert lemma_keys(read, "πρόσφυγας") == lemma_keys(read, "προσφύγων")


def test_a_stem_that_stands_for_several_words_is_a_form_of_each_and_of_no_rare_one() -> None:
    lemmas = {"lapse": "laps", "lapsele": "laps", "lapi": "lapp", "lapile": "lapp", "lapsed": "laps"}
    read = Dictionary(endings_dictionary(["se", "sele", "sed", "i", "ile"], [], lemmas))

    assert lemma_keys(read, "lapsele") == {"~laps", "~lapp"}
    assert lemma_keys(read, "laps") == {"~laps"}

"""Makes `data/dictionaries/lt.json` from a Hunspell dictionary: `python tools/make_dictionary.py lt`.

Source: the Lithuanian dictionary of Hunspell (Debian's package hunspell-lt), © 2000–2013 Albertas
Agejevas, BSD-3-Clause. Only what inflects a word is kept: suffix rules, and words with their flags.
The three stems under which the dictionary lists a verb (gyventi, gyvena, gyveno) become one word.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from emn_site.editor.dictionaries import dictionary_text, list_words, read_endings, read_word_list

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {"lt": ("/usr/share/hunspell/lt_LT", "iso8859-13")}
LICENCE = "Hunspell dictionary of Lithuanian, © 2000–2013 Albertas Agejevas, BSD-3-Clause"
VERB_STEMS = (
    ("uoti", "uoja", "avo"),
    ("uoti", "uoja", "uojo"),
    ("auti", "auja", "avo"),
    ("inti", "ina", "ino"),
    ("enti", "ena", "eno"),
    ("yti", "o", "ė"),
    ("yti", "ija", "ijo"),
    ("ėti", "a", "ėjo"),
    ("ėti", "ia", "ėjo"),
    ("ėti", "i", "ėjo"),
    ("ėti", "ėja", "ėjo"),
    ("oti", "oja", "ojo"),
    ("oti", "o", "ojo"),
    ("ti", "a", "o"),
    ("ti", "ia", "ė"),
    ("ti", "a", "ė"),
)
"""Endings of the infinitive, the present and the past of the regular verbs."""

PREFIXES = """
nebe ne tebe te be apsi ap api ati atsi at įsi į išsi iš nusi nu parsi par pasi pa persi per prasi
pra prisi pri susi su už užsi ant prieš po tarp
"""
"""What may stand before a listed word; the longest that fits is taken off."""

NOUN_PREFIXES = "ant be ne po prieš tarp"
"""Those that stand before nouns, too; the others only before verbs and what is made of these."""

ENDINGS = """
iuose uose iose ose ese yse oje eje yje uje iuje ame iame iams ams iems ems oms ioms iais ais omis
iomis emis imis umis imi umi iui ui iai ai ei iaus aus ies es os ios us ius as is ys io ia iu iau o
a u e i y
"""
"""Endings of nouns and adjectives without diacritics, for words that are not listed."""

VERBAL = "EOPRTY"
"""Flags of the forms of a verb."""

NOMINAL_FORMS = r"^i?[aoiyį]m|nt|nč|us|^t[aoįų]"
"""Endings of participles and verbal nouns: forms of a verb that are searched for as words."""

DEGREE_FORMS = "esn|aus.|^us.|ok|um|ėl"
"""Parts of the endings of degrees, diminutives and qualities, which mean something else than the word."""

ALTERNATIONS = (("dz", "d"), ("c", "t"))
"""Consonants that soften before an ending (prieglobsčio, prieglobstis), without diacritics."""


def infinitives(known: dict[str, set[str]]) -> dict[str, str]:
    """Return the infinitive of each listed present and past stem of a regular verb.

    Of two that would do (dirbti, dirbėti), that which takes the same prefixes: their flags are small letters.
    """
    candidates: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        for infinitive, present, past in VERB_STEMS:
            root = word.removesuffix(infinitive)
            if "T" not in known[word] or root == word or len(root) < 2:
                continue
            if "E" in known.get(root + present, ()) and known.get(root + past, set()) & {"O", "P", "Y"}:
                candidates[root + present].append(word)
                candidates[root + past].append(word)

    def differing(stem: str, word: str) -> int:
        return sum(flag.islower() for flag in known[stem] ^ known[word])

    return {stem: min(words, key=lambda w: differing(stem, w)) for stem, words in candidates.items()}


def write(language: str, content: Mapping[str, object]) -> None:
    """Write the dictionary of a language."""
    file = ROOT / "data" / "dictionaries" / f"{language}.json"
    file.write_text(dictionary_text(content), encoding="utf-8")


def main() -> None:
    """Write the dictionary of the language that is asked for."""
    language = sys.argv[1]
    stem, encoding = SOURCES[language]
    rules = read_endings(Path(f"{stem}.aff").read_text(encoding=encoding))
    known = read_word_list(Path(f"{stem}.dic").read_text(encoding=encoding))
    used = {flag for found in rules.values() for _, flag, _ in found}
    content = {
        "source": LICENCE,
        "suffixes": rules,
        "prefixes": sorted(PREFIXES.split(), key=lambda prefix: (-len(prefix), prefix)),
        "noun_prefixes": NOUN_PREFIXES.split(),
        "endings": sorted(set(ENDINGS.split())),
        "alternations": ALTERNATIONS,
        "verbal": VERBAL,
        "nominal_forms": NOMINAL_FORMS,
        "degree_forms": DEGREE_FORMS,
        "lemmas": infinitives(known),
        "words": list_words({word: given & used for word, given in known.items()}),
    }
    write(language, content)


if __name__ == "__main__":
    main()

"""Makes `data/dictionaries/lt.json` from a Hunspell dictionary: `python tools/make_dictionary.py lt`.

Source: the Lithuanian dictionary of Hunspell (Debian's package hunspell-lt), © 2000–2013 Albertas
Agejevas, BSD-3-Clause. Only what inflects a word is kept: suffix rules, and words with their flags.
The three stems under which the dictionary lists a verb (gyventi, gyvena, gyveno) become one word.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

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


def suffixes(path: Path, encoding: str) -> dict[str, list[list[str]]]:
    """Return by added ending what it replaces, the flag it needs and the condition on the word."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for line in path.read_text(encoding=encoding).splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            _, flag, strip, add, condition = parts[:5]
            add = add.partition("/")[0].replace("0", "")
            found[add].append([strip.replace("0", ""), flag, condition.replace(".", "")])
    return {add: sorted(rules) for add, rules in sorted(found.items())}


def words(path: Path, encoding: str) -> dict[str, set[str]]:
    """Return each word in small letters with all its flags."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding=encoding).splitlines()[1:]:
        word, _, given = line.strip().partition("/")
        if re.fullmatch(r"[^\W\d_]{2,}", word):
            found[word.casefold()] |= set(given)
    return found


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


def listed(words_with_flags: Mapping[str, Iterable[str]]) -> list[str]:
    """Return words as a dictionary lists them, in order, each with its flags."""
    return [
        f"{word}/{''.join(sorted(given))}" if given else word
        for word, given in sorted(words_with_flags.items())
    ]


def write(language: str, content: Mapping[str, object]) -> None:
    """Write a dictionary, a word a line, so that a change of a few can be read."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('","', '",\n"')
    (ROOT / "data" / "dictionaries" / f"{language}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write the dictionary of the language that is asked for."""
    language = sys.argv[1]
    stem, encoding = SOURCES[language]
    rules = suffixes(Path(f"{stem}.aff"), encoding)
    known = words(Path(f"{stem}.dic"), encoding)
    used = {flag for found in rules.values() for _, flag, _ in found}
    content = {
        "source": LICENCE,
        "suffixes": rules,
        "prefixes": sorted(PREFIXES.split(), key=lambda prefix: (-len(prefix), prefix)),
        "endings": sorted(set(ENDINGS.split())),
        "alternations": ALTERNATIONS,
        "verbal": VERBAL,
        "nominal_forms": NOMINAL_FORMS,
        "degree_forms": DEGREE_FORMS,
        "lemmas": infinitives(known),
        "words": listed({word: given & used for word, given in known.items()}),
    }
    write(language, content)


if __name__ == "__main__":
    main()

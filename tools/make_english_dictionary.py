"""Makes `data/dictionaries/en.json`: `python -m tools.make_english_dictionary`.

Sources: the American English dictionary of Hunspell (Debian's package hunspell-en-us), made from SCOWL,
© 2000–2011 Kevin Atkinson, which may be used by anyone; and the irregular forms of WordNet 3.0 (Debian's
package wordnet-base), © 2006 Princeton University, WordNet 3.0 licence. Only what inflects a word is kept:
the endings of nouns and verbs (flags S, D and G), irregular forms, and British spellings with the American
ones they stand for, so that an organisation is found as an organization.
"""

import re
from pathlib import Path

from emn_site.editor.dictionaries import list_words, read_endings
from tools.make_dictionary import write

HUNSPELL = Path("/usr/share/hunspell/en_US")
IRREGULAR = [Path(f"/usr/share/wordnet/{kind}.exc") for kind in ("noun", "verb")]
LICENCE = (
    "Hunspell dictionary of American English from SCOWL, © 2000–2011 Kevin Atkinson; "
    "irregular forms of WordNet 3.0, © 2006 Princeton University"
)
FLAGS = frozenset("SDG")
DERIVED = (("R", "Z", "er"), ("J", "J", "ing"))
"""Flags of words made from others, of their plurals, and what is added: seek, seeker, seekers."""

NOUN = re.compile("(ion|er|or|ist|ment|ity|ance|ence|ship|ee|ism|ure|ness)$")
"""How nouns end that Hunspell makes from other words, so that it lists no plural of them as such."""

MORE_FORMS = {
    "people": "person",
    "peoples": "person",
    "data": "datum",
    "statuses": "status",
    "months": "month",
}
NO_FORMS = frozenset(("as", "us", "was", "is", "are", "were", "am", "been", "has", "had", "does", "did", "i"))
"""Function words, of which a form is no help."""

BRITISH_ENDINGS = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("izer", "iser"),
    ("ize", "ise"),
    ("yze", "yse"),
)
BRITISH = """
labor labour, neighbor neighbour, neighboring neighbouring, neighborhood neighbourhood, favor favour,
favorable favourable, color colour, honor honour, behavior behaviour, endeavor endeavour, humor humour,
rumor rumour, harbor harbour, center centre, theater theatre, meter metre, liter litre, program programme,
catalog catalogue, dialog dialogue, defense defence, offense offence, license licence, judgment judgement,
aging ageing, fulfill fulfil, fulfillment fulfilment, enrollment enrolment, enroll enrol, check cheque,
gray grey, skillful skilful, traveler traveller, counselor counsellor, smuggler smuggler, inquiry enquiry,
maneuver manoeuvre, pediatric paediatric, practice practise, jewelry jewellery, tire tyre, plow plough
"""


def inflections() -> dict[str, list[list[str]]]:
    """Return the rules of Hunspell that inflect a word, by the ending they add."""
    rules = read_endings(HUNSPELL.with_suffix(".aff").read_text("utf-8"))
    inflecting = {add: [rule for rule in found if rule[1] in FLAGS] for add, found in rules.items()}
    return {add: found for add, found in inflecting.items() if found}


def words() -> dict[str, set[str]]:
    """Return each word in small letters with the flags that inflect it; seek gives seeker, turn return."""
    found: dict[str, set[str]] = {}
    prefixes = {
        parts[1]: parts[3]
        for line in HUNSPELL.with_suffix(".aff").read_text("utf-8").splitlines()
        if len(parts := line.split()) >= 5 and parts[0] == "PFX"
    }
    for line in HUNSPELL.with_suffix(".dic").read_text("utf-8").splitlines()[1:]:
        word, _, given = line.strip().partition("/")
        if re.fullmatch(r"[a-zA-Z]{3,}|[gd]o", word):
            bare, flags = word.casefold(), set(given)
            result: dict[str, set[str]] = {bare: set(FLAGS & flags)}
            result |= {prefixes[flag] + bare: set(FLAGS & flags) for flag in flags & set(prefixes)}
            for flag, several, ending in DERIVED:
                if flag in flags or several in flags:
                    result[_derived(bare, ending)] = {"S"} if several in flags else set()
            for each, own in result.items():
                found.setdefault(each, set()).update(own)
    return found


def _derived(word: str, ending: str) -> str:
    if ending == "er" and re.search("[^aeiou]y$", word):
        return f"{word[:-1]}ier"
    return word.removesuffix("e") + ending


def add_plurals(known: dict[str, set[str]]) -> None:
    """Give nouns the plural that Hunspell has as a word of its own, or not at all: decision, researcher."""
    for word, flags in known.items():
        is_listed = len(word) > 3 and word[-1] not in "sxzhy" and f"{word}s" in known
        if is_listed or NOUN.search(word):
            flags.add("S")


def irregular(known: dict[str, set[str]]) -> dict[str, str]:
    """Return irregular forms of known words, each with its word."""
    found = dict(MORE_FORMS)
    for file in IRREGULAR:
        for line in file.read_text("utf-8").splitlines():
            form, *listed = line.split()
            word = listed[-1]  # the others have it as a regular form: bases of base, and of basis
            if form.isalpha() and word in known and form not in NO_FORMS and form != word:
                found.setdefault(form, word)
    for word in known:
        if word.endswith("man"):
            found.setdefault(f"{word[:-3]}men", word)
    return found


def british(known: dict[str, set[str]]) -> dict[str, str]:
    """Return British spellings with the American ones."""
    pairs = [pair.split() for pair in BRITISH.replace("\n", " ").split(",")]
    found = {uk: us for us, uk in pairs if us != uk}
    for word in known:
        for us, uk in BRITISH_ENDINGS:
            other = word.removesuffix(us) + uk
            if word.endswith(us) and len(word) > len(us) + 2 and other not in known:
                found[other] = word
    return found


def main() -> None:
    """Write the dictionary."""
    known = words()
    spellings = british(known)
    for uk, us in spellings.items():
        known.setdefault(uk, set()).update(known.setdefault(us, set()))
    add_plurals(known)
    lemmas = irregular(known)
    for form in lemmas:
        known.setdefault(form, set())
    for word in {*lemmas.values(), *(word for word, flags in known.items() if "D" in flags)}:
        # Hunspell lists some of these as words of their own: taking, fleeing.
        if f"{word.removesuffix('e')}ing" in known:
            known[word].add("G")
        elif word.endswith("e") and f"{word}ing" in known:
            lemmas[f"{word}ing"] = word
    content = {
        "source": LICENCE,
        "suffixes": inflections(),
        "prefixes": [],
        "endings": ["s"],
        "alternations": [],
        "verbal": "",
        "nominal_forms": "",
        "name_endings": ["s", "es"],
        "lemmas": dict(sorted(lemmas.items())),
        "spellings": dict(sorted(spellings.items())),
        "words": list_words(known),
    }
    write("en", content)


if __name__ == "__main__":
    main()

"""How many forms of a word the search knows as one: `python -m benchmarks.word_forms`.

Asks the dictionaries that `build.py dictionary` brings (npm, so the network is needed) about the words of
`word_forms.yml`, and Snowball's rules beside them.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import yaml

from emn_site.editor.dictionaries import dictionary_files
from emn_site.search.lemmatizer import Dictionary, Forms, Stemmer, lemma_keys

WORDS: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)


def known_share(read: Forms, words: Mapping[str, list[str]]) -> float:
    """Return the share of forms that share a key with their word."""
    pairs = [(word, form) for word, forms in words.items() for form in forms]
    return sum(bool(lemma_keys(read, word) & lemma_keys(read, form)) for word, form in pairs) / len(pairs)


def main() -> None:
    """Print a line for each language."""
    for language, words in WORDS.items():
        content = json.loads(dictionary_files(language)[f"data/dictionaries/{language}.json"])
        with_it, without = (known_share(read, words) for read in (Dictionary(content), Stemmer(language)))
        count = sum(map(len, words.values()))
        print(f"{language}: {with_it:.3f} of {count} forms of {len(words)} words; Snowball {without:.3f}")


if __name__ == "__main__":
    main()

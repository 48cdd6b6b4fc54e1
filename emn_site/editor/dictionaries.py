"""Dictionaries with which the search knows the forms of words in other languages than the generator's own.

`search/dictionaries.json` names for each language Hunspell's, as npm has it, by its hash, or the endings by
which forms differ, where Hunspell lists every form as a word (Greek, Estonian); forms that are more unlike
their word stand in the lists of the package simplemma. How many forms each finds is printed by
`python -m benchmarks.word_forms`.

Of Hunspell's are read which words there are, and how each is inflected. Source: hunspell(5), "SFX", "FLAG",
"AF". A suffix that takes another suffix is put together with it; prefixes and what makes compounds are left
out: a word with `nie` before it is another word.
"""

import base64
import hashlib
import json
import re
import tarfile
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import metadata
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from emn_site.cache.digests import PACKAGE
from emn_site.editor.forms.interface import run_npm
from emn_site.model.refusals import Refused
from emn_site.search.lemmatizer import STEM_SIGN, Dictionary

KNOWN: Mapping[str, Mapping[str, Any]] = json.loads(
    (PACKAGE / "search/dictionaries.json").read_text(encoding="utf-8")
)
_PARTS = {"index.aff": "aff", "index.dic": "dic", "license": "license", "package.json": "package"}


def dictionary_files(language: str) -> dict[str, bytes]:
    """Return the files of a language's dictionary by their paths: for search, spelling, the licence.

    Raises `Refused` for a language without one, and where npm cannot bring the very file that is meant.
    """
    known = KNOWN.get(language)
    if not known:
        raise Refused("dictionary-unknown", value=language, known=", ".join(KNOWN))
    place = f"data/dictionaries/{language}"
    if "endings" in known:
        lemmas = _lemmas(language)
        found = endings_dictionary(known["endings"], known.get("alternations", []), lemmas)
        return {
            f"{place}.json": dictionary_text(found | {"source": "simplemma"}).encode(),
            f"LICENSES/dictionary-{language}.txt": _credits("simplemma").encode(),
        }
    parts = _unpacked(_archive(known))
    content = read_hunspell(*(parts[one].decode("utf-8-sig") for one in ("aff", "dic")))
    content |= {"source": f"{known['package']}, {known['licence']}"}
    return {
        f"{place}.json": dictionary_text(content).encode(),
        f"{place}.aff": parts["aff"],
        f"{place}.dic": parts["dic"],
        f"LICENSES/dictionary-{language}.txt": parts.get("license", known["licence"].encode() + b"\n"),
    }


def _lemmas(language: str) -> Mapping[str, str]:
    """Return the word of each form that the package of `requirements-admin.txt` lists."""
    try:
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory
    except ImportError as error:
        raise Refused("dictionary-not-brought", value="simplemma") from error
    return dict(DefaultDictionaryFactory().get_dictionary(language))


def _credits(package: str) -> str:
    """Return what a package says of its licence and of where its lists are from."""
    _, _, credits = str(metadata(package).json["description"]).partition("## Credits and licenses\n")
    return f"{package}\n{credits.partition(chr(10) + '## ')[0]}"


def _archive(known: Mapping[str, Any]) -> bytes:
    """Return the archive that npm brings, if it is the one that is meant."""
    with tempfile.TemporaryDirectory() as folder:
        run_npm(Path(folder), "pack", known["package"], "--silent")
        archive = next(Path(folder).glob("*.tgz"), None)
        content = archive.read_bytes() if archive else b""
    if f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}" != known["integrity"]:
        raise Refused("dictionary-not-brought", value=known["package"])
    return content


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=BytesIO(archive)) as packed:
        parts = ((_PARTS.get(Path(one.name).name), packed.extractfile(one)) for one in packed)
        return {part: content.read() for part, content in parts if part and content}


_WORD = re.compile(r"[^\W\d_]{2,}")
MOST_WORDS = 4
"""Words that one stem may stand for; of `lap` they are `lapp` and `laps` in Estonian."""
LEAST_SHARE = 10
"""A word counts if it has a tenth of the forms of the first, or more."""
_NOTHING = "0"
_FIRST_FLAG = 0x2460
"""Flags of several letters are numbered from here on, each one sign."""


@dataclass
class _Flags:
    """How flags are written: a letter each, two, or numbers; a number alone may stand for a set of them."""

    kind: str = ""
    sets: list[str] = field(default_factory=list)
    _letters: dict[str, str] = field(default_factory=dict)
    _next: Iterator[int] = field(default_factory=lambda: count(_FIRST_FLAG))

    def read(self, written: str) -> str:
        """Return flags, a sign each."""
        if self.sets and written.isdigit():
            written = self.sets[int(written) - 1]
        if self.kind == "long":
            return "".join(self._sign(written[at : at + 2]) for at in range(0, len(written), 2))
        if self.kind == "num":
            return "".join(self._sign(number) for number in written.split(",") if number)
        return written

    def _sign(self, flag: str) -> str:
        if flag not in self._letters:
            self._letters[flag] = chr(next(self._next))
        return self._letters[flag]


@dataclass(frozen=True)
class _Suffix:
    """One rule: what is taken off, what is added, which words it fits, and the flags of what comes out."""

    strip: str
    add: str
    fits: str
    flags: str


def read_hunspell(aff: str, dic: str) -> dict[str, Any]:
    """Return the content of a dictionary from the two files of Hunspell, for `Dictionary`."""
    flags = _Flags()
    rules = _suffixes(aff, flags)
    found = read_word_list(dic, flags.read)
    known = {word: given & rules.keys() for word, given in found.items()}
    return _NOTHING_ELSE | {"suffixes": _by_ending(rules), "words": list_words(known)}


def read_endings(aff: str) -> dict[str, list[list[str]]]:
    """Return by added ending what it replaces, the flag it needs and the condition on the word."""
    return _by_ending(_suffixes(aff, _Flags()))


def read_word_list(dic: str, read_flags: Callable[[str], str] = str) -> dict[str, set[str]]:
    """Return each word in small letters with all its flags."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in dic.splitlines()[1:]:
        word, _, written = (line.split() or [""])[0].partition("/")
        if _WORD.fullmatch(word):
            found[word.casefold()] |= set(read_flags(written))
    return found


def list_words(words: Mapping[str, Iterable[str]]) -> list[str]:
    """Return words as a dictionary lists them, in order, each with its flags."""
    return [f"{word}/{''.join(sorted(given))}" if given else word for word, given in sorted(words.items())]


def endings_dictionary(
    endings: list[str], alternations: list[list[str]], lemmas: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the content of a dictionary without words: forms meet where they differ in an ending only, and
    where one is known to be a form of a word that is unlike it.
    """
    only = {"suffixes": {"": []}, "words": [], "endings": endings, "alternations": alternations}
    content = _NOTHING_ELSE | only
    return content | {"lemmas": _unlike_stems(Dictionary(content), lemmas or {})}


def _unlike_stems(read: Dictionary, lemmas: Mapping[str, str]) -> dict[str, str]:
    """Return for each stem those of the words it stands for, all with their sign, where it is not its own."""
    words = {word: read.stem(word) for word in set(lemmas.values()) if _WORD.fullmatch(word)}
    found = defaultdict[str, Counter[str]](Counter)
    for form, word in lemmas.items():
        if word in words and _WORD.fullmatch(form):
            found[read.stem(form)][words[word]] += 1
    stems = {stem: _usual(counted) for stem, counted in sorted(found.items())}
    return {
        STEM_SIGN + stem: " ".join(STEM_SIGN + one for one in usual)
        for stem, usual in stems.items()
        if usual != [stem]
    }


def _usual(counted: Counter[str]) -> list[str]:
    """Return what is counted most, and what is counted nearly as often."""
    ordered = sorted(counted, key=lambda one: (-counted[one], one))[:MOST_WORDS]
    return [one for one in ordered if counted[one] * LEAST_SHARE >= counted[ordered[0]]]


def dictionary_text(content: Mapping[str, Any]) -> str:
    """Return a dictionary as a file, a word a line, so that a change of a few can be read."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('","', '",\n"')
    return f"{text}\n"


_NOTHING_ELSE: dict[str, Any] = {
    "prefixes": [], "endings": [], "alternations": [], "lemmas": {}, "verbal": "", "nominal_forms": "$^",
}  # fmt: skip


def _by_ending(rules: Mapping[str, list[_Suffix]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for flag, given in rules.items():
        for rule in dict.fromkeys((*given, *_doubled(given, rules))):
            found[rule.add].append([rule.strip, flag, rule.fits])
    return {add: sorted(listed) for add, listed in sorted(found.items())}


def _suffixes(aff: str, flags: _Flags) -> dict[str, list[_Suffix]]:
    """Return the rules of suffixes by their flags."""
    found: dict[str, list[_Suffix]] = defaultdict(list)
    for parts in map(str.split, aff.splitlines()):
        match parts:
            case ["FLAG", kind, *_]:
                flags.kind = kind
            case ["AF", written, *rest] if rest or not written.isdigit():
                flags.sets.append(written)  # The first line only says how many there are.
            case ["SFX", flag, strip, added, fits, *_]:
                add, _, more = added.partition("/")
                rule = _Suffix(_plain(strip), _plain(add), fits.replace(".", ""), flags.read(more))
                found[flags.read(flag)].append(rule)
    return found


def _plain(part: str) -> str:
    return "" if part == _NOTHING else part.casefold()


def _doubled(given: list[_Suffix], rules: Mapping[str, list[_Suffix]]) -> Iterator[_Suffix]:
    """Yield what two suffixes make, the second on what the first has added."""
    for first in given:
        for second in (rule for flag in first.flags for rule in rules.get(flag, ())):
            if first.add.endswith(second.strip) and re.search(f"(?:{second.fits})$", first.add):
                add = first.add.removesuffix(second.strip) + second.add
                yield _Suffix(first.strip, add, first.fits, "")

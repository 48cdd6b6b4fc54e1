"""Dictionaries with which the search knows the forms of words in other languages than the generator's own.

`search/dictionaries.json` names for each language Hunspell's, as npm has it, by its hash, or the endings by
which forms differ, where Hunspell lists every form as a word (Greek, Estonian); forms that are more unlike
their word stand in the lists of the package simplemma. How many forms each finds is printed by
`python -m benchmarks.word_forms`.
"""

import base64
import hashlib
import json
import tarfile
import tempfile
from collections.abc import Mapping
from importlib.metadata import metadata
from io import BytesIO
from pathlib import Path
from typing import Any

from emn_site.editor.forms.interface import run_npm
from emn_site.model.refusals import Refused
from emn_site.search import hunspell

KNOWN: Mapping[str, Mapping[str, Any]] = json.loads(
    Path(hunspell.__file__).with_name("dictionaries.json").read_text(encoding="utf-8")
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
        found = hunspell.endings_dictionary(known["endings"], known.get("alternations", []), lemmas)
        return {
            f"{place}.json": hunspell.dictionary_text(found | {"source": "simplemma"}).encode(),
            f"LICENSES/dictionary-{language}.txt": _credits("simplemma").encode(),
        }
    parts = _unpacked(_archive(known))
    content = hunspell.read_hunspell(*(parts[one].decode("utf-8-sig") for one in ("aff", "dic")))
    content |= {"source": f"{known['package']}, {known['licence']}"}
    return {
        f"{place}.json": hunspell.dictionary_text(content).encode(),
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

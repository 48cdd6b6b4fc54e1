"""What the files of a site name and nobody wrote: every internal address is resolved as published.

Relative addresses are resolved below a folder of a folder, as in an edition of a project's site: one that
leads out of the site is found, which at the root of a domain would do no harm.
"""

import json
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from emn_site.cache.cache import Cache
from emn_site.cache.digests import code_digest, digest

_ROOT = "https://site.invalid/name/2026/"
BESIDE = (urljoin(_ROOT, "../versions.json"),)
"""What stands beside an edition and is no part of it."""

_ATTRIBUTES = frozenset(("href", "src", "poster", "action", "data", "content", "url"))
_RELATIVE = ("./", "../")
_GAP = re.compile(r"\{\w+\}")
"""What a script fills in: one file at least has such an address."""

_DATA = frozenset(("application/json", "application/ld+json"))


def dead(folder: Path, bases: Iterable[str], cache: Cache, root: Path) -> Iterator[tuple[str, str]]:
    """Yield file and address of each address in a built site that leads to no file of it.

    `bases` are the public addresses of the site, each with its slash: that of the edition, that of the newest
    one. What a file names is stored by what it says.
    """
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    program = code_digest(root)
    named = [name for name in sorted(files) if name.endswith(tuple(_READERS))]
    contents = {name: (folder / name).read_bytes() for name in named}
    wanted = {name: digest(program, name.rpartition(".")[2], content) for name, content in contents.items()}
    make = partial(_addresses, contents)
    for name, found in cache.get_or_make_all(wanted, list[str], make):
        for address in found:
            if not _leads_somewhere(address, name, tuple(bases), files):
                yield name, address


def _leads_somewhere(address: str, name: str, bases: tuple[str, ...], files: set[str]) -> bool:
    """Whether an address in a file leads to a file of the site, beside it, or to another website."""
    base = next((base for base in bases if address.startswith(base)), None)
    if base is not None:
        target = urljoin(_ROOT, address.removeprefix(base))
    elif address.startswith("/") and not address.startswith("//"):
        target = urljoin(_ROOT, address.removeprefix(urlsplit(bases[0]).path))
    else:
        target = urljoin(_ROOT + name.removesuffix("index.html"), address)
    parts = urlsplit(target)
    if parts.netloc != urlsplit(_ROOT).netloc or target in BESIDE:
        return True
    path = unquote(parts.path).removeprefix(urlsplit(_ROOT).path)
    if _GAP.search(path):
        return any(fnmatchcase(file, _GAP.sub("*", path)) for file in files)
    return path in files or f"{path}index.html" in files


def _addresses(contents: dict[str, bytes], name: str) -> list[str]:
    """Return the addresses that a file names, each once."""
    found = _READERS[name[name.rindex(".") :]](contents[name])
    return list(dict.fromkeys(one for one in found if urlsplit(one).scheme in ("", "http", "https")))


def _of_page(content: bytes) -> Iterator[str]:
    for element in html.fromstring(content.decode()).iter(etree.Element):
        if element.tag == "script" and element.get("type") in _DATA:
            yield from _of_json((element.text or "").encode())
        yield from _of_attributes(element)


def _of_attributes(element: Any) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif name == "content" and element.tag == "meta":
            yield from _if_address(value)
        elif name in _ATTRIBUTES or value.startswith(_RELATIVE):
            yield value


def _of_xml(content: bytes) -> Iterator[str]:
    for element in etree.fromstring(content).iter(etree.Element):
        yield from _of_attributes(element)
        yield from _if_address((element.text or "").strip())


def _of_json(content: bytes) -> Iterator[str]:
    waiting = [json.loads(content)]
    while waiting:
        match waiting.pop():
            case dict() as found:
                waiting += found.values()
            case list() as found:
                waiting += found
            case str() as found:
                yield from _if_address(found)


def _if_address(text: str) -> Iterator[str]:
    """Yield a text that is an address, whole or relative, and not one that merely has words."""
    if text.startswith(("https://", "http://", *_RELATIVE)) and not any(sign.isspace() for sign in text):
        yield text


_READERS = {".html": _of_page, ".xml": _of_xml, ".json": _of_json, ".jsonld": _of_json}

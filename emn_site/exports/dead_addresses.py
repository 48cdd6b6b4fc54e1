"""What the files of a site name and nobody wrote: every internal address is resolved as published.

Relative addresses are resolved below a folder of a folder, as in an edition of a project's site: one that
leads out of the site is found, which at the root of a domain would do no harm.
"""

import json
import os
import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from emn_site.cache.cache import Cache
from emn_site.cache.digests import code_digest, digest
from emn_site.content.safe_read import file_stamps

BESIDE = frozenset(("../versions.json",))  # what stands beside an edition and is no part of it
# How an address begins that leads into the file itself, to another site, or holds what it leads to.
_ELSEWHERE = re.compile(r"#|//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ATTRIBUTES = frozenset(("href", "src", "poster", "action", "data", "content", "url"))
_RELATIVE = ("./", "../")
_FOLDERS = ("/", "/.", "/..")
_END = re.compile("[?#]")
_GAP = re.compile(r"\{\w+\}")  # what a script fills in: one file at least has such an address
# What its files say are words of pages; their paths are those of pages, which are looked at themselves.
_OF_THE_SEARCH = "search-index/"
_DATA = frozenset(("application/json", "application/ld+json"))


def find_dead_addresses(
    folder: Path, bases: Sequence[str], cache: Cache, root: Path, unmade: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield file and address of each address in a built site that leads to no file of it.

    `bases` are the public addresses of the site, each with its slash: that of the edition, that of the newest
    one; `unmade` are files that are made where the site is published. Where a file leads is stored by what
    it says and where it is.
    """
    files = {path[len(str(folder)) + 1 :].replace(os.sep, "/") for path, *_ in file_stamps(folder, "")}
    held = {name for name in files if name.startswith(_OF_THE_SEARCH)}
    named = [name for name in sorted(files - held) if name.endswith(tuple(_READERS))]
    inputs = code_digest(root), tuple(bases)
    contents = ((name, sha256((folder / name).read_bytes()).hexdigest()) for name in named)
    wanted = {name: digest(*inputs, name, content) for name, content in contents}
    make = partial(_targets, folder, bases)  # which reads a file again: all of them would fill the memory
    for name, targets in cache.get_or_make_all(wanted, dict[str, str], make):
        for address, path in targets.items():
            if not _is_written(path, files) and path not in unmade:
                yield name, address


def _is_written(path: str, files: Collection[str]) -> bool:
    if path in files or f"{path}index.html" in files:
        return True
    return bool(_GAP.search(path)) and any(fnmatchcase(file, _GAP.sub("*", path)) for file in files)


def _targets(folder: Path, bases: Sequence[str], name: str) -> dict[str, str]:
    """Return the addresses in a file that lead into the site, each with where it leads, from its root."""
    found = dict.fromkeys(_READERS[name[name.rindex(".") :]]((folder / name).read_bytes()))
    targets = {address: _target(address, name, bases) for address in found}
    return {address: target for address, target in targets.items() if target is not None}


def _target(address: str, name: str, bases: Sequence[str]) -> str | None:
    """Return where an address in a file leads, from the root of the site; None where it leads elsewhere.

    A path is joined to a folder as browsers do it; `urljoin` would take four times as long, for each of the
    two hundred addresses of a page.
    """
    base = next((base for base in bases if address.startswith(base)), None)
    if base is None and _ELSEWHERE.match(address):
        return None
    path = _END.split(address.removeprefix(base or ""), maxsplit=1)[0]
    if base is None and path.startswith("/"):
        path = path.removeprefix(urlsplit(bases[0]).path)
    elif base is None:
        path = posixpath.join(posixpath.dirname(name), path) if path else name.removesuffix("index.html")
    target = unquote(posixpath.normpath(path)) if path else ""
    target += "/" if path and f"/{path}".endswith(_FOLDERS) else ""
    return None if target in BESIDE else target.removeprefix("./")


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

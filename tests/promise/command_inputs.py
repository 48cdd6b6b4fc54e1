"""Random inputs of commands, each by its number: files, answers and arguments, mostly almost right."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx import Document

from tests.content.test_network_promise import PIECES
from tests.editor.word.documents import (
    changed,
    contents,
    note,
    packed,
    para,
    picture,
    reference,
    with_notes,
)
from tests.promise.mistakes import MISTYPED, mistaken
from tests.refresh.refreshing import GOOD_APPLICATIONS, GOOD_POPULATION
from tests.sites import HERE

FIRST, SECOND = "studies/2022/first-study", "studies/2022/english-only"
TEXT = f"docs/lt/{FIRST}.md"
SERVERS = ("--eurostat", "{server}", "--unhcr", "{server}", "--world-bank", "{server}")
UPDATE = ("data", "update", *SERVERS)
ABOUT = ("--summary", "S.", "--topics", "asylum", "--year", "2022")
IMPORT = ("import", "{file}", "--title", "Ataskaita", *ABOUT)


@dataclass(frozen=True)
class Input:
    """What a command is given: `{file}` stands for a file with the content, `{server}` for who answers.

    `content` lies in the file `place` (of the project, or `{file}` beside it), is what the server says
    (`answer`), or the list of editions on the published branch (`versions`).
    """

    arguments: Sequence[str]
    content: bytes | Callable[[], bytes] = b""
    place: str = "{file}"

    def read_content(self) -> bytes:
        """Return the content; what is large is made only now."""
        return self.content if isinstance(self.content, bytes) else self.content()


def http(body: bytes, head: bytes = b"HTTP/1.1 200 OK") -> bytes:
    """Return a whole answer as it goes over the wire."""
    return head + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body


# Files


@cache
def word_files() -> list[bytes]:
    """Return Word files with all that offices put into them, and a small one."""

    document, buffer = Document(), io.BytesIO()
    contents(document)
    document.add_heading("Dalis", 1)
    paragraph = document.add_paragraph("Tekstas su pastaba")
    note(paragraph, 1)
    changed(paragraph, "buvo", "yra")
    reference(paragraph, "1 lentelė")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Sujungta"
    document.add_picture(picture())
    document.save(buffer)
    return [with_notes(buffer.getvalue(), ["Pastaba."]), packed(para("Tekstas."))]


def _word(chance: random.Random) -> bytes:
    content = chance.choice(word_files())
    return chance.choice((_with_other_bytes, _with_other_parts, _with_other_xml))(content, chance)


def _with_other_bytes(content: bytes, chance: random.Random) -> bytes:
    copy = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        copy[chance.randrange(len(copy))] = chance.randrange(256)
    return bytes(copy[: chance.choice((len(copy), len(copy), chance.randrange(len(copy))))])


def _repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        held = {name: old.read(name) for name in old.namelist()}
    change(held)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in held.items():
            new.writestr(name, data)
    return buffer.getvalue()


def _with_other_parts(content: bytes, chance: random.Random) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        one, other = chance.sample(sorted(held), 2)
        held[one], held[other] = held[other], held[one]
        if chance.random() < 0.3:
            del held[one]

    return _repacked(content, change)


def _with_other_xml(content: bytes, chance: random.Random) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        name = chance.choice([name for name in held if name.endswith((".xml", ".rels"))])
        words = held[name].decode()
        start, end = sorted(chance.randrange(len(words) + 1) for _ in range(2))
        middle = chance.choice(("", chance.choice(MISTYPED), words[start:end] * 2, _swapped(words, chance)))
        held[name] = (words[:start] + middle + words[end:] if chance.random() < 0.5 else middle).encode()

    return _repacked(content, change)


def _swapped(words: str, chance: random.Random) -> str:
    """Return XML in which one name stands for another: it is well-formed, and means something else."""
    names = ("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:footnote", "w:val", "w:id", "w:style", "w:body")
    one, other = chance.sample(names, 2)
    for end in "> =":
        words = words.replace(one + end, other + end)
    return words


def _text(chance: random.Random) -> bytes:
    return mistaken((HERE / "healthy" / TEXT).read_bytes(), chance)


# Answers

ODD: Sequence[Any] = (
    None, True, -1, 0, 1.5, 10**400, 1e308, float("nan"), "", "x" * 3000, "LT", "\u202e", "-1", "2022",
    "9" * 5000, [], {}, [[]], {"a": {}}, [None], "\ud800", "\x1b[2J", "| a |\n# b",
)  # fmt: skip


def _altered(value: Any, chance: random.Random) -> Any:
    """Return JSON that is altered in one place: lost, doubled, of another type, nested."""
    if isinstance(value, dict | list) and value and chance.random() < 0.8:
        copy: Any = value.copy()
        key = chance.choice(sorted(copy) if isinstance(copy, dict) else range(len(copy)))
        if chance.random() < 0.2:
            del copy[key]
        else:
            copy[key] = _altered(copy[key], chance)
        return copy
    return chance.choice((*ODD, [value], {"value": value}, value))


def _json(value: Any, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        value = _altered(value, chance)
    content = json.dumps(value).encode()
    return _with_other_bytes(content, chance) if chance.random() < 0.2 else content


def _http(body: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.6:
        return http(body, chance.choice((b"HTTP/1.1 200 OK", b"HTTP/1.1 200 OK", b"HTTP/1.0 500 X")))
    pieces = [chance.choice(PIECES) for _ in range(chance.randrange(12))]
    return b"".join((*pieces, body[: chance.randrange(len(body) + 1)]))


# Arguments

WORDS = (
    "a", "LT", "lt", "en", "xx", "2022", "2026", "-", "--", "..", "/", "\\", "=", "lt=", ",", " ", "asylum",
    "studies", FIRST, SECOND, "index", "study", "HEAD", "origin", "latest", "docs/lt", ".md", ".git", "~",
    "%s", "$(x)", "`x`", "\udcff", "ą", "CON", "https://a.example/", "::", "@", "refs/heads/main", "{x}",
)  # fmt: skip


def _words(chance: random.Random, usual: str) -> str:
    """Return an argument as it should be, almost, or not at all; without a zero byte, as on every system."""
    characters = [sign for sign in (*WORDS, *MISTYPED) if "\0" not in sign]
    place = chance.randrange(len(usual) + 1)
    return chance.choice(
        (
            usual,
            usual,
            usual[:place] + chance.choice(characters) + usual[place:],
            "".join(chance.choice(characters) for _ in range(chance.randrange(4))),
        )
    )


def _options(chance: random.Random, **usual: str) -> list[str]:
    """Return options, each with an equals sign, so that argparse takes whatever follows."""
    return [f"--{name}={_words(chance, text)}" for name, text in usual.items() if chance.random() < 0.9]


def _new(chance: random.Random) -> Input:
    what = chance.choice(("study", "inform", "translation", "country", "term", _words(chance, "study")))
    title = {"translation": SECOND, "country": "LV", "term": "naujas"}.get(what, "Nauja studija")
    about = _options(
        chance, summary="S.", topics="asylum", countries="LT", language="lt", year="2022", slug="a-b"
    )
    facts = _options(chance, role="member_state", source="statistics", name="lt=A", definition="lt=B")
    facts += _options(chance, name="en=A", definition="en=B")
    return Input(["new", *about, *facts, "--", what, _words(chance, title)])


def _import(chance: random.Random) -> Input:
    usual = {"title": "Ataskaita", "summary": "S.", "topics": "asylum", "year": "2022", "slug": "ataskaita"}
    options = _options(chance, **usual) if chance.random() < 0.3 else list(IMPORT[2:])
    return Input(["import", "{file}", *options], _word(chance))


def _export(chance: random.Random) -> Input:
    options = _options(chance, language="lt", to="tekstas.docx")
    return Input(["export", *options, "--", _words(chance, FIRST)], _text(chance), TEXT)


def _move(chance: random.Random) -> Input:
    to = _words(chance, chance.choice(("studies/2021/moved", "moved")))
    path = _words(chance, chance.choice((FIRST, SECOND)))
    return Input(["move", "--", path, to], _text(chance) if chance.random() < 0.3 else b"", TEXT)


def _links(chance: random.Random) -> Input:
    return Input(["links"], _http(_json({}, chance), chance), "answer")


def _data(chance: random.Random) -> Input:
    body = _json(chance.choice((GOOD_POPULATION, GOOD_APPLICATIONS)), chance)
    return Input(UPDATE, _http(body, chance), "answer")


def _suggest(chance: random.Random) -> Input:
    if chance.random() < 0.3:
        arguments = ["suggestions", *_options(chance, since="HEAD~1", head="HEAD"), "{file}"]
        return Input(arguments, b"")
    one = {"file": TEXT, "first": 3, "last": 3, "lines": ["one"]}
    return Input(["suggest", "{file}"], _json({"suggestions": [one, one]}, chance))


def _publish(chance: random.Random) -> Input:
    what = chance.choice(("latest", "2027", "list", "rollback", "push", _words(chance, "2027")))
    options = [
        *_options(chance, remote="origin", why="Klaida"),
        *chance.choice(([], ["--push"], ["--correct"])),
    ]
    edition = {"version": "2026", "title": "2026", "aliases": [], "properties": {"date": "2026-01-01"}}
    versions = _json([edition, {**edition, "version": "latest"}], chance) if chance.random() < 0.3 else b""
    to = [_words(chance, "HEAD")] if what == "rollback" and chance.random() < 0.5 else []
    return Input(["publish", *options, "--", what, *to], versions, "versions")


MAKERS = (_import, _export, _links, _data, _new, _move, _suggest, _publish)


def random_input(number: int) -> Input:
    """Return the input of a number; the commands take turns."""
    return MAKERS[number % len(MAKERS)](random.Random(number))

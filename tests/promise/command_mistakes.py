"""Chosen inputs of commands: what people, services and strangers were seen to say. No answer is foretold."""

import json
from collections.abc import Iterator
from typing import Any, cast

from tests.editor.test_arguments import SNARES
from tests.editor.word.test_hostile_files import HOSTILE
from tests.promise.command_inputs import ABOUT, FIRST, IMPORT, SECOND, TEXT, UPDATE, Input, http, word_files
from tests.promise.mistakes import HEAD
from tests.refresh.refreshing import GOOD_POPULATION, population
from tests.refresh.services import application, unhcr_page
from tests.tools.test_suggest import DROPPED

ONES = [snare for snare in SNARES if snare.isascii() or snare.isprintable()]
"""Signs that mean something to YAML, Markdown or a shell; as a machine can give them to a command."""

NAMES = (
    "../x", "/etc/passwd", "a/../../x", "..", ".", "/", "", " ", "-x", "--help", "a b", "A", "ą", "a\\b", "C:\\x",
    "con", "nul", "index", "a" * 300, "a/" * 60, "~", "$HOME", "a\nb", "a\rb", "\x1b[2Ja", "\u202ea", "a\u200bb",
    "\udcffa", ".git/config", "docs/lt/index.md", "studies/2999/x", "studies/x/y", "studies/2022/", "2٠22",
)  # fmt: skip
"""What is no address of a text; some are no name of a file either."""

NEW = (
    *(["new", *ABOUT, f"--slug={name}", "--", "study", "A"] for name in NAMES[:24]),
    *(["new", *ABOUT, "--slug=a-b", "--", "study", snare] for snare in ONES),
    *(["new", "--topics=asylum", f"--summary={snare}", "--", "study", "A"] for snare in ONES[:6]),
    ["new"], ["new", "study"], ["new", "nothing", "A"], ["new", "../study", "A"], ["new", "study", "A", "B"],
    ["new", "study", "A", "--year", "x", *ABOUT[:4]], ["new", "study", "A", *ABOUT, "--topics", "x,,y"],
    ["new", "study", "A", *ABOUT, "--countries", "LT,XX"], ["new", "study", "A", *ABOUT, "--language", "../en"],
    ["new", "translation"], ["new", "translation", SECOND], ["new", "translation", FIRST], ["new", "country"],
    ["new", "translation", SECOND, "--language", "xx"], ["new", "country", "LV", "--role", "member_state"],
    ["new", "country", "LV", "--role", "king"], ["new", "country", "l\nv", "--role", "observer"], ["new", "term"],
    ["new", "term", "a", "--source", "x", "--name", "lt=a", "--name", "en=a"], ["new", "term", "--name", "a"],
    ["new", "term", "a: b", "--source", "statistics", *(f"--{of}={language}=a: #" for of in ("name", "definition") for language in ("lt", "en"))],
)  # fmt: skip

MOVE = (
    *(["move", "--", FIRST, name] for name in NAMES),
    *(["move", "--", name, "moved"] for name in NAMES[:12]),
    ["move", "--", FIRST, "--"], ["move", "--", "--", "moved"], ["move"], ["move", FIRST], ["move", FIRST, FIRST], ["move", FIRST, SECOND], ["move", "index", "x"],
    ["move", f"docs/lt/{FIRST}.md", "moved"], ["move", FIRST, "informs/2021/moved"], ["move", SECOND, "moved/"],
)  # fmt: skip

PUBLISH = (
    *(["publish", "--", name] for name in NAMES[:16]),
    *(["publish", "--push", f"--remote={name}", "--", "latest"] for name in (*NAMES[:6], "ext::sh -c x", "nobody")),
    *(["publish", "rollback", "--", name] for name in ("HEAD", "main", "0" * 40, "x", "--all", "gh-pages~9", "\n")),
    ["publish"], ["publish", "list"], ["publish", "list", "--remote", "nobody"], ["publish", "latest"],
    ["publish", "2026"], ["publish", "2026", "--correct"], ["publish", "2026", "--correct", "--why", "a\nb"],
    ["publish", "2026", "--correct", "--why", "Klaida"], ["publish", "2027", "--dry-run"], ["publish", "rollback"],
    ["publish", "latest", "--if-due"], ["publish", "push"], ["publish", "push", "--push"],
    ["publish", "latest", "--push"], ["publish", "latest", "--admin"],
)  # fmt: skip

VERSIONS: tuple[Any, ...] = (
    None, 5, {}, [], [[]], [{}], [{"version": "2026"}], [{"version": 2026, "properties": None}],
    [{"version": "2026", "title": "x", "aliases": [], "properties": {"checksum": "0" * 40}}], "x" * 999,
)  # fmt: skip

EXPORT = (
    *(["export", FIRST, f"--to={name}"] for name in NAMES[:18]),
    *(["export", "--", name] for name in NAMES[:8]),
    ["export"], ["export", "--", "--"], ["export", FIRST], ["export", FIRST, "--language", "en"], ["export", FIRST, "--language", "xx"],
    ["export", SECOND, "--language", "lt"], ["export", FIRST, "--to", "a.docx"], ["export", FIRST, "--to", "nowhere/a.docx"],
)  # fmt: skip

BODIES = (
    "![x](/etc/passwd)", "![x](../../../../../etc/passwd)", "![x](https://a.example/x.png)", "<script>x</script>",
    "\\input{/etc/passwd}", "```{=openxml}\n<w:p/>\n```", "> " * 300 + "a", "* a\n" * 3000, "|a|\n|-|\n" + "|b|\n" * 900,
    "a[^1]\n\n[^1]: b[^1]", "$x$ \\(y\\)", "\x0c", "žodis " * 9000,
)  # fmt: skip

LINKED = (
    "http://a..b/", "http://", "http://[", "http://a.example:99999/", "http://a.example/\udcff", "http://127.0.0.1/",
    "http://user:x@a.example/", "http://a.example/ b", "http://xn--/", "http://" + "a" * 300 + ".example/", "http://0/",
    "http://[::1]/", "http://a.example/%00", "http://a.example/x?y=[1]&z=ą",
)  # fmt: skip

ANSWERS = (
    b"", b"\r\n", b"x", b"\xff" * 99, b"HTTP/1.1", b"HTTP/1.1 200", b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1 99999 X\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nx", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nz",
    b"HTTP/1.1 302 X\r\nLocation: http://a..b/\r\n\r\n", b"HTTP/1.1 302 X\r\nLocation: file:///etc/passwd\r\n\r\n",
    b"HTTP/1.1 302 X\r\nLocation: \xff\r\n\r\n", b"HTTP/1.1 302 X\r\nLocation: /\r\n\r\n", b"HTTP/1.1 302 X\r\n\r\n",
    b"HTTP/1.1 429 X\r\nRetry-After: 9999999999\r\n\r\n", b"HTTP/1.1 503 X\r\nRetry-After: \xd9\xa3\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\n",
    http(b""), http(b"{}"), http(b"[]"), http(b"null"), http(b"5"), http(b'"x"'), http(b"{"), http(b"[" * 100_000),
    http(b"9" * 100_000), http(b'{"a": 1, "a": 2}'), http(b"<html>"), http(b"\xef\xbb\xbf{}"), http(b"NaN"),
)  # fmt: skip

NONSENSE: tuple[Any, ...] = (None, [], {}, "x", 10**400)
NO_COUNTS: tuple[Any, ...] = (None, True, -1, 1e308, 10**400, "1", [1], {}, 0.1, 2794091)

TABLES: tuple[Any, ...] = (
    *({**GOOD_POPULATION, key: value} for key in ("id", "size", "dimension", "value") for value in NONSENSE),
    *(population({"0": value}) for value in NO_COUNTS),
    population({"99999999999": 1}), population({"-1": 1}), population({"x": 1}), population([1, 2]),
    population({"0": 1}, {"0": "zz"}), population({"0": 1}, {"0": 5}), population({"0": 1}, "p"),
    {"error": [{"label": "\x1b[2J\n# [x](y)"}]}, {"warning": {"status": 413}}, {"error": "x"}, {"warning": [5]},
    unhcr_page([]), unhcr_page([application("LTU", 2020, "*")]), unhcr_page([application("LTU", "x", "y")]),
    unhcr_page([application("LTU", 10**30, 1)]), unhcr_page([{}]), unhcr_page([cast(Any, 5)]), unhcr_page([], 1, 10**9),
)  # fmt: skip

LEFT = (
    b"", b"\xff", b"{", b"[" * 100_000, b"5", b'{"suggestions": 5}',
    *(json.dumps({"suggestions": [left]}).encode() for left in DROPPED),
)  # fmt: skip


def _chosen() -> Iterator[Input]:
    for arguments in (*NEW, *MOVE, *PUBLISH, *EXPORT):
        if not any("\0" in argument for argument in arguments):
            yield Input(arguments)
    for versions in VERSIONS:
        for what in ("list", "latest"):
            yield Input(["publish", what], json.dumps(versions).encode(), "versions")
    for body in (*BODIES, *(f"[a]({address})" for address in LINKED)):
        text = f"---\n{HEAD}---\n\n{body}\n".encode("utf-8", "surrogateescape")
        yield Input(["export", FIRST] if body in BODIES else ["links"], text, TEXT)
    for answer in ANSWERS:
        yield from (Input(arguments, answer, "answer") for arguments in (["links"], UPDATE))
    for table in TABLES:
        yield Input(UPDATE, http(json.dumps(table).encode()), "answer")
    for left in LEFT:
        yield Input(["suggest", "{file}"], left)
    for named in ("--output=x", "-x", "no\nname", "HEAD --", "../x", "a..b", "\udcff", "0" * 40):
        yield Input(["suggestions", f"--since={named}", "{file}"])
        yield Input(["suggestions", "--since=HEAD~1", f"--head={named}", "{file}"])
    for make, _ in HOSTILE.values():
        yield Input(IMPORT, make)
    for name in NAMES[:14]:
        yield Input([*IMPORT, f"--slug={name}"], word_files()[1])
        yield Input(["import", *ABOUT, "--", name], b"")
    yield Input(["import", "{file}", *ABOUT, "--type", "nothing"], word_files()[1])
    yield Input(["import", "{file}", "--title=\n"], word_files()[0])


CHOSEN = list(_chosen())
"""Every one is a command, its arguments, and what it reads."""

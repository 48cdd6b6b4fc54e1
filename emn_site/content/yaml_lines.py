"""YAML with the line of every key, safe and bounded.

Editors write `NO`, `on` and `2022-06` and mean text: only `true`, `false`, decimal numbers and an
empty value are read as anything else (the core schema of YAML 1.2, without octal and hexadecimal).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from emn_site.content.safe_read import CONTROL
from emn_site.model.shapes import OTHER_SPACES

Place = tuple[str | int, ...]

MAX_DEPTH = 50  # facts lie some six levels deep; past this depth it is a mistake or an attack


@dataclass(frozen=True)
class YamlDocument:
    """What a YAML text holds, and the line on which each of its keys and items stands."""

    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class YamlFault(Exception):
    """A YAML text that cannot be read: the line, the code of the problem and its values."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.line, self.code, self.values = line, code, values


# A key whose colon no ordinary space follows: keyboards of the Mac type another where Option is held.
_BOUND_COLON = re.compile(rf"(?m)^[ -]*[\w-]+:[{OTHER_SPACES}]")


# A key whose colon no space follows: YAML takes the whole for a value.
_GLUED_COLON = re.compile(r"(?m)^[ -]*+(?:[a-z_]+|\d{4}(?:-\w{2,5})?):[^\s/:]")


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (the name is PyYAML's)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(0|[1-9][0-9]*)"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"-?[0-9]+\.[0-9]+"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"|~|null"), ["~", "n", ""])
for _resolvers in _Loader.yaml_implicit_resolvers.values():
    _resolvers[:] = [(tag, re.compile(f"^(?:{pattern.pattern})$")) for tag, pattern in _resolvers]


def read_yaml(text: str, first_line: int = 1, twice: list[YamlFault] | None = None) -> YamlDocument:
    """Read one YAML document; `first_line` is where the text begins in its file.

    Keys given twice are added to `twice`, and the last counts. Raises `YamlFault` for them where it is None,
    for text that is not YAML, an anchor or alias (they let a small file grow without bound) and lists in
    lists past `MAX_DEPTH`.
    """
    again = list[YamlFault]()
    try:
        _refuse_snares(text, first_line)
        loader = _Loader(text)
        node = loader.get_single_node()
        lines: dict[Place, int] = {(): first_line}
        if node is not None:
            _note_lines(node, (), lines, first_line, again)
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(error, text, first_line) from error
    except (yaml.YAMLError, ValueError) as error:  # a number of thousands of digits is a ValueError
        raise YamlFault(first_line, "unreadable-yaml", detail=_plain(str(error))) from error
    if again and twice is None:
        raise again[0]
    if twice is not None:
        twice += again
    return YamlDocument(data, lines)


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlFault:
    """Return why a text is no YAML, with the line on which an editor mends it."""
    for colon, detail in ((_BOUND_COLON, "no-break-space"), (_GLUED_COLON, "no-space")):
        if found := colon.search(text):
            line = first_line + text.count("\n", 0, found.end())
            return YamlFault(line, "unreadable-yaml", detail=detail)
    mark = error.problem_mark or error.context_mark
    if mark and "while scanning an a" in (error.context or ""):  # an alias or an anchor: *Asylum*
        return YamlFault(first_line + mark.line, "yaml-alias")
    if error.context_mark and "scanning a quoted" in (error.context or ""):
        mark = error.context_mark  # where the quotation mark is opened, not where the file ends
    number, column = (mark.line, mark.column) if mark else (0, 0)
    written = [*text.split("\n"), ""]
    if (opened := _open_quotation(written[: number + 1])) is not None:
        return YamlFault(first_line + opened, "unreadable-yaml", detail="unclosed-quotation")
    stray = next((at for at, line in enumerate(written[: number + 1]) if _STRAY.match(line)), number)
    if stray < number:
        is_block = written[stray - 1].rstrip().endswith((": |", ": >"))
        detail = "block-not-moved-in" if is_block else "missing-colon"
        return YamlFault(first_line + stray, "unreadable-yaml", detail=detail)
    is_uneven = _UNEVEN.match("\n".join(written[max(0, number - 1) : number + 1]))
    detail = "uneven-indentation" if is_uneven else _detail(error, written[number], column)
    return YamlFault(first_line + number, "unreadable-yaml", detail=detail)


def yaml_strings(document: YamlDocument) -> Iterator[tuple[Place, str]]:
    """Yield every string of a document, keys among them, with its place."""
    waiting: list[tuple[Place, Any]] = [((), document.data)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, dict):
            waiting += [((*place, key), part) for key, part in value.items()]
            waiting += [((*place, key), key) for key in value]
        elif isinstance(value, list):
            waiting += [((*place, number), part) for number, part in enumerate(value)]


def _refuse_snares(text: str, first_line: int) -> None:
    """Refuse anchors, aliases and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlFault(line, "yaml-alias")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise YamlFault(line, "unreadable-yaml", detail="too-deep")


def _note_lines(
    node: yaml.Node, place: Place, lines: dict[Place, int], first_line: int, twice: list[YamlFault]
) -> None:
    if isinstance(node, yaml.MappingNode):
        known = set[str]()
        for key_node, value_node in node.value:
            key = int(key_node.value) if key_node.tag.endswith(":int") else str(key_node.value)
            here = (*place, key)
            line = first_line + key_node.start_mark.line
            if str(key) in known:  # a year as a number and in quotation marks is one year
                twice.append(YamlFault(line, "duplicate-key", key=str(key)))
            known.add(str(key))
            lines[here] = line
            _note_lines(value_node, here, lines, first_line, twice)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[(*place, index)] = first_line + item.start_mark.line
            _note_lines(item, (*place, index), lines, first_line, twice)
    elif found := CONTROL.search(node.value):  # written as \x1b in quotation marks
        line = first_line + node.start_mark.line
        raise YamlFault(line, "control-character", value=f"U+{ord(found.group()):04X}")


_COMPLAINTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["complaints"]
# A line that begins as no key does, no list, no comment and no part of a value.
_STRAY = re.compile(r"(?!.*:(?:\s|$))[^\s#\-\[\]{}\"']")


def _open_quotation(written: list[str]) -> int | None:
    """Return the line whose quotation mark the last line has closed in the place of opening its own."""
    if '"' in written[-1]:
        for at in reversed(range(len(written) - 1)):
            if '"' in written[at]:
                return at if re.fullmatch(r"[ -]*[\w-]+: *\"[^\"]*", written[at]) else None
    return None


_INNER_QUOTES = re.compile(r"^[ -]*[\w-]+: *(?:\".*\w\W*\".*\"|'.*\w'\w.*') *$")
_UNEVEN = re.compile(r"^( *)[\w-]+: \S.*\n\1 +[\w-]+:")
_LONE_HYPHEN = re.compile(r"^[ -]*[\w-]+: +[-–—:] *$")


def _detail(error: yaml.MarkedYAMLError, line: str, column: int) -> str:
    """Return the key in `problems.yml` of what is wrong with a line."""
    if "\t" in line[: column + 1]:
        return "tab"
    if _INNER_QUOTES.match(line):
        return "inner-quotes"
    return "lone-hyphen" if _LONE_HYPHEN.match(line) else _plain(error.problem)


def _plain(complaint: str | None) -> str:
    """Return the key in `problems.yml` of what the parser complains of in its own jargon."""
    return next((key for words, key in _COMPLAINTS.items() if words in (complaint or "")), "not-yaml")

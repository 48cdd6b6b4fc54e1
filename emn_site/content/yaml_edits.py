"""Edits a YAML file in place: what is not changed keeps its comments, its order and its style.

ruamel.yaml keeps all that. It reads nothing that a page is made of: what was edited is read again by the one
reader (`yaml_lines`), which is asked by whoever edits.
"""

import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from emn_site.model.refusals import Refused

_MARK = "\ufeff"


def edit_yaml(path: str, text: str, change: Callable[[CommentedMap], None]) -> str:
    """Return a text of YAML after a function has changed what it says; line ends and byte order mark stay.

    Raises `Refused`, which names the path, where the text cannot be edited.
    """
    start, end = _MARK * text.startswith(_MARK), "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    out = io.StringIO()
    try:
        yaml = _editor(plain)
        document = yaml.load(plain) or CommentedMap()
        change(document)
        yaml.dump(document, out)
    except (YAMLError, AttributeError, TypeError, ValueError) as error:
        raise Refused("file-not-edited", path=path) from error
    written = out.getvalue()
    if not plain.startswith("---"):  # nor shall it begin so now
        written = written.removeprefix("---\n")
    return start + written.replace("\n", end)


def sub_map(inside: Any, key: Any) -> CommentedMap:
    """Return the mapping under a key, made where there is none."""
    if not isinstance(inside.get(key), CommentedMap):
        inside[key] = CommentedMap()
    found: CommentedMap = inside[key]
    return found


def quote_words(words: Any) -> Any:
    """Return words as they are written to a file: in quotation marks, whatever signs they have."""
    if isinstance(words, Mapping):
        return CommentedMap({name: quote_words(one) for name, one in words.items()})
    if isinstance(words, list):
        return [quote_words(one) for one in words]
    return DoubleQuotedScalarString(words)


def _editor(text: str) -> YAML:
    """Return an editor that writes in the manner of a text."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    empty = "tag:yaml.org,2002:null", ""
    yaml.representer.add_representer(type(None), lambda writer, _: writer.represent_scalar(*empty))
    step = re.search(r"^[^\s#-][^\n]*:[ ]*\n(?:[ ]*#[^\n]*\n)*([ ]+)[^\s#]", text, re.MULTILINE)
    indent = len(step.group(1)) if step else 2
    dash = re.search(r"^([ ]*)\S[^\n]*:[ ]*\n([ ]*)- ", text, re.MULTILINE)
    offset = len(dash.group(2)) - len(dash.group(1)) if dash else 2
    yaml.indent(mapping=indent, sequence=offset + 2, offset=offset)
    return yaml

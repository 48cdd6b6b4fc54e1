"""CSV: text in UTF-8 of which no program makes a formula or a page, whatever sign it takes to part the cells.

Source of the rule: OWASP, CSV Injection.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from emn_site.content.assets.findings import Finding, finding

KIND = "CSV (UTF-8)"
_PARTING = ",;\t"
_NAMED = re.compile(r"sep=(.)\r?\n")  # the first line by which Excel is told what parts the cells
_BEGINS = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(
    r"(?:[+-](?:[\d\s'’.,]*\d(?:[eE][+-]?\d+)?\s?(?:[%‰€$]|[a-z]{1,3})?)?|--+)(?:[,;\t][^|]*)?"
)
"""A number with its sign, as any language writes it, with Eurostat's flags too (`-12 b`), alone or before
what another sign parts from it; or the sign alone, which stands for “none”."""

_PAGE = re.compile(
    r"\A\s*(?:<(?:!doctype|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)(?=[\s/>]|$)"
    r"|<!--|<\?xml)",
    re.IGNORECASE,
)
"""How a page begins: a browser, or Excel, takes the text for one (WHATWG, MIME Sniffing, 7.1)."""


def table_findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a file of comma-separated values, each formula with line and cell."""
    try:
        text = content.decode("utf-8-sig")
        if "\0" in text:
            yield finding("asset-broken", value=KIND)
        for sign in _parting(text):
            yield from _acting(text, sign)
    except UnicodeDecodeError:
        yield finding("wrong-encoding")
    except (ValueError, TypeError, csv.Error):
        yield finding("asset-broken", value=KIND)


def _parting(text: str) -> list[str]:
    """Return the signs that a spreadsheet may take to part the cells of a text, or any where it has none."""
    named = _NAMED.match(text)
    separators = dict.fromkeys(_PARTING + (named[1] if named else ""))
    return [sign for sign in separators if sign in text] or [_PARTING[0]]


def _acting(text: str, sign: str) -> Iterator[Finding]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    line = 1
    for row in reader:
        for place, cell in enumerate(row, 1):
            if (cell[:1] in _BEGINS or "=" in cell) and _is_formula(cell):
                yield finding("asset-formula", line, cell=place, value=cell.strip())
            elif "<" in cell and (tag := _PAGE.match(cell)):
                yield finding("asset-script", line, value=tag[0].strip())
        line = reader.line_num + 1


def _is_formula(cell: str) -> bool:
    if cell.lstrip()[:1] in ("=", "＝"):
        return True
    return cell[:1] in _BEGINS and not _NUMBER.fullmatch(cell)

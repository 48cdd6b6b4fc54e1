"""Words of strangers, before they stand in a log, a summary or a pull request."""

import unicodedata

LONGEST = 200
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category (Unicode), blanks by their look."""


def plain_line(text: str) -> str:
    """Return a text as one short line of signs that are seen: at most `LONGEST`, and an ellipsis."""
    seen = "".join(map(_seen, unicodedata.normalize("NFC", text[: 10 * LONGEST])))
    line = " ".join(seen.replace("##[", "# [").split())  # "##[" begins a command to GitHub's runner
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def _seen(sign: str) -> str:
    if unicodedata.category(sign)[0] in "LNPS" and sign not in _UNSEEN_LETTERS:
        return sign
    return " " if sign.isspace() else ""


def escape_markdown(text: str) -> str:
    """Return a plain text that GitHub shows and does not read: no mark-up, mention, reference or link.

    A word of letters, digits and hyphens stands as it is; anything else is a code span, in which nothing is
    read (GitHub Flavored Markdown, 6.3).
    """
    line = plain_line(text)
    is_word = line.isascii() and line.replace("-", "").isalnum()
    return line if is_word else f"`{line.replace('`', chr(39)) or '–'}`"

"""How long the worst texts keep `check` busy: `python -m benchmarks.limits`.

Fills one text of a small healthy site up to the size that is let in (`content/safe_read.py`) with what
parsers are slow at, checks the whole site, and names the slowest, beside ordinary prose of the same size
in the same run.
"""

import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from emn_site import checks
from emn_site.content.markdown.parser import MOST_CHARACTERS
from emn_site.content.safe_read import MOST_TEXT
from tests.sites import copy_of

PROSE = "Šiame skyriuje nagrinėjama, kaip valstybėse priimami prieglobsčio prašytojai. "
RUNS = (
    "[", "![", "[a](", "[a](b)", "[a](b ", "<!-- ", "<!-- a -->", "[^1]", "|", "&amp;", "&#x", "{a=", "{",
    '"', "'", "*", "_", "*a ", "**a*b", "*_", "~a~~b", "a@b.", "http://a", "http://", "www.a", "\\[",
    "a\u0301", "`", "`a``b", "<", "<a ", '<a href="', "<div>", "<span>", "</div>", '<a b="c', "!", "#",
    "(", "](", "[a][b]", ">", "<![CDATA[", "<?", "<!A", "<http://a>", " ", "\u00a0", "a", "1", ":", "-",
    ".", "/", "\\", "[a*_`<b", "a^[b",
)  # fmt: skip
LINES = (
    "> a", ">" * 50 + " a", "- a", "- " * 50 + "a", "<div>", "</div>", "# a", "```", ": a", "a\n: b\n",
    "|a|b|", "|-|-|", "| a | b |\n|---|---|\n| c | d |\n", "[a]: /b", "[^a]: b", "[^a]: b\n", "---",
    "    a", "1. a", "a", "===", "- [ ] a", "> [!NOTE]\n> a\n", "<p>a</p>\n", "<!-- a", "[a](b)\n",
    "![a](b)\n", "## a\n", "> - > - a", "[a](https://a.example/b)\n", "[a](b.md)\n",
    "Table: a\n\n|a|\n|-|\n|1|\n",
)  # fmt: skip


def texts() -> Iterator[tuple[str, str]]:
    """Yield the texts, named by what they are made of, each as long as may be."""
    size = MOST_TEXT - 2_000
    yield "prose", _filled(PROSE * 20 + "\n\n", size)
    for sign in RUNS:
        for length in (4_000, MOST_CHARACTERS - 1_000):
            yield f"{sign!r} in paragraphs of {length}", _filled(_filled(sign, length) + "\n\n", size)
    for line in LINES:
        yield f"lines of {line!r}", _filled(line + "\n", size)
    yield "stairs", "\n".join("  " * step + "- a" for step in range(500))
    yield "names of headings", "\n\n".join(f"## a {number}" for number in range(20_000))
    yield "notes", "\n\n".join(f"[^{number}]\n\n[^{number}]: a" for number in range(9_000))


def _filled(part: str, size: int) -> str:
    return part * max(1, size // len(part.encode()))


def main() -> None:
    """Print the slowest texts, and what an ordinary one takes."""
    with tempfile.TemporaryDirectory() as name:
        root = copy_of("healthy", Path(name))
        file = root / "docs" / "lt" / "studies" / "2022" / "first-study.md"
        head = file.read_text(encoding="utf-8").partition("\n---\n")[0] + "\n---\n\n"
        taken = {}
        for name, text in texts():
            file.write_text(head + text, encoding="utf-8")
            start = time.perf_counter()
            checks.check_site(root, date.today())
            taken[name] = time.perf_counter() - start
    print(f"{len(taken)} texts of up to {MOST_TEXT} bytes; the whole check of a small site, in seconds:")
    print(f"  {taken['prose']:5.2f}  ordinary prose")
    for name, seconds in sorted(taken.items(), key=lambda one: -one[1])[:8]:
        print(f"  {seconds:5.2f}  {name} ({seconds / taken['prose']:.1f} times ordinary prose)")


if __name__ == "__main__":
    main()

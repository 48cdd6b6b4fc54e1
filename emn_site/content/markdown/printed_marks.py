"""What of a text was written as markup and is none: readers would see the signs themselves.

The words of a text, outside code, may have any sign as prose has it: `[…]`, `C#`, `5 * 3`, `§`, `a || b`.
A sign stands as a mark where it touches the words that it was meant to mark, or begins a line as a list, a
heading, a table or a note does in some dialect (CommonMark, GitHub, pandoc, MkDocs, Hugo, Sphinx, wikis, TeX,
Word, Excel, answers of language models). What is escaped is meant as the sign itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from emn_site.content.markdown.signs import sign_faults
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Words, is_note_link, said_words

_BLANKS = "\u00a0\u2007\u2009\u202f"
_FILE = r"[^()\[\]\n]*?\.(?:md|pdf|docx?|xlsx?|png|jpe?g|svg|html?)\b|https?:|www\.|\.\.?/"

_PAIR = re.compile(r"(?<![\w=+^|~%])(==|\+\+|\^\^|\|\||~~|%%)(?=[^\s=+^|~%])[^\n]{1,200}?(?<=\S)\1")
"""Signs that other dialects put around what is marked, inserted, raised, hidden, struck out or left out."""

_ERROR = r"#(?:DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!)"
"""What Excel writes in a cell that it cannot work out."""

_AT_THE_BEGINNING = (
    (re.compile(rf"(?!{_ERROR})#(?:#{{0,5}}(?:[^#\s\d]|[{_BLANKS}])|#{{1,5}}\d)"), "heading-without-space"),
    (re.compile(r":::+"), "leftover-markup"),
    (re.compile(r"\+[-=]{2,}"), "leftover-markup"),
    (re.compile(r"!!! ?\w+"), "leftover-markup"),
    (re.compile(r"\?\?\?\+? ?\w+"), "leftover-markup"),
    (re.compile(r"\[(?:TOC|\[_?TOC_?\])\]$"), "leftover-markup"),
    (re.compile(r"\[[ xX]\] "), "leftover-markup"),
    (re.compile(r"\*\[[^\]\[]+\]:"), "leftover-markup"),
    (re.compile(r"\.\. [\w-]+::"), "leftover-markup"),
    (re.compile(r"\[\] |={2,6} \S|===[!+]? ?[\"„“]|--8<-"), "leftover-markup"),
    (re.compile(r"=[A-Z]{2,12}\(|#{4,40}$"), "leftover-markup"),  # a formula, and a column too narrow
    (re.compile(r"\(@\w{0,20}\) |\([\w-]{1,60}\)=$|\{\||\| [^|]{1,200}$|h[1-6]\. "), "leftover-markup"),
    (re.compile(r"\[\d[\d./-]{5,9},? \d{1,2}:\d\d"), "leftover-markup"),  # when a message was sent
    (re.compile(r"<{7} |>{7} |Lorem ipsum|(?:TODO|FIXME):"), "leftover-markup"),
    (re.compile(r"! $"), "link-not-read"),
    (re.compile(r"\[(?:!\w+|NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]"), "alert-unknown"),
    (re.compile(rf"(?:[•·▪◦●■‣○►➢❖▶▸➤⦁◆⁃∙\ue000-\uf8ff][\s{_BLANKS}]|[-*+][{_BLANKS}])"), "bullet-from-word"),
    (re.compile(r"o\t(?=[^\W_])"), "bullet-from-word"),  # of the typeface Courier New
    (re.compile(r"\[\d{1,3}\]:\s"), "note-typed"),
    (re.compile(r"\|[^|]+\|"), "table-not-read"),
    (re.compile(r"[:-]-[-:|\s]*\|[-:|\s]*$"), "table-not-read"),
)
"""Signs at the beginning of a line."""

_ANYWHERE = (
    (re.compile(r"\[\^([^\]\[\s]+)\]"), "note-undefined"),
    (re.compile(r"\{:?\s*[.#][\w-][^{}]*\}|(?<!\{)\{:?\s*[\w-]+=[^{}]*\}(?!\})"), "leftover-markup"),
    (re.compile(r"\{(?:\+\+|--|~~|==|>>)|\{\{[<%]"), "leftover-markup"),
    (re.compile(r"<!--"), "html-comment"),
    (re.compile(r"\[[^\]\[^]+\]\[[^\]\[]*\]"), "reference-undefined"),
    (re.compile(r"\[[^\]\[]+\]\([^()\s]*$"), "link-unfinished"),  # a bare address is a link of its own
    (re.compile(r"\[[^\]\[\n]+\]\((?:mailto:|https?:)? "), "link-not-read"),
    (re.compile(rf"!?\[[^\]\[\n]*\](?:\([^()\n]*\s[^()\n]*\)|\s\((?:{_FILE}))"), "link-not-read"),
    (re.compile(r"!\[(?!…\])[^\]\[\n]*\](?![(\s])"), "link-not-read"),
    (re.compile(rf"\([^()\n]{{1,200}}\)\[(?:{_FILE})"), "link-not-read"),
    (re.compile(r"\S{0,40}(?<=\S)(?<!^o)\t++\S{1,40}"), "pasted-tabs"),
    (re.compile(r"\^\[\w{1,3}\]"), "note-undefined"),
    (re.compile(r"\^\[(?!\s|\w{1,3}\])"), "leftover-markup"),
    (re.compile(r"(?<!\d)\*\*(?=[^\s.,;:)\]!?*])|(?<=\d)\*\*(?=[^\W\d_])"), "leftover-markup"),
    (re.compile(r"(?<!\S)\*\*\s[^\W\d_][^*\n]{0,100}\*\*"), "leftover-markup"),
    (re.compile(r"(?<![\w*])\*[^\s*][^*\n]{0,100}\s\*(?![\w*])"), "leftover-markup"),
    (_PAIR, "leftover-markup"),
    (re.compile(r"(?<=[^\W_])([~^])[\w+−-]{1,20}\1(?!\1)|~~[^\s~][^~\n]{0,100}\s~~"), "leftover-markup"),
    (re.compile(r"(?<![\w~])~[^\W\d_][^~\n]{0,80}(?<=\S)~(?![\w~/])"), "leftover-markup"),
    (
        re.compile(r"\b[kcdm]?m\^[23]\b|\b(?:CO|NO|SO|CH|H)_[2-4]\b|\s\^[a-z0-9][a-z0-9-]+$"),
        "leftover-markup",
    ),
    (re.compile(r"(?<![\w:\\/])\\[a-zA-Z]{2,}|\$\$|\\[a-zA-Z]+\{|\\u[0-9a-fA-F]{4}"), "leftover-markup"),
    (
        re.compile(r"\b(?:[Tt]able|[Ff]igure|[Ss]ection|[Ff]ig\.|pp?\.|Nr\.|No\.|str\.)~\d|\d~[%\ufffc]"),
        "leftover-markup",
    ),
    (re.compile(r"(?<=[^\W\d_])---(?=[^\W\d_])|=[C-F][0-9A-F]=[89AB][0-9A-F]"), "leftover-markup"),
    (re.compile(r"(?<!['\w])('{2,3})(?=[^\s'])[^'\n]{1,200}(?<=\S)\1(?!['\w])"), "leftover-markup"),
    (re.compile(r"(?<=[.!?:;] )#{2,6} (?=[^\W\d_])"), "leftover-markup"),
    (re.compile(r"\[/(?:b|i|u|s|url|quote|img|size|color|list|center|code)\]"), "leftover-markup"),
    (re.compile(r"[&\ufffc](?:nbsp|shy|[nm]dash|quot|amp;|[lg]t;|#\d{2,5};)"), "leftover-markup"),
    (
        re.compile(r"\bXXX+\b|\bXX(?=[ \u00a0](?:proc|per cent|mln|mil|tūkst|%))|\bTODO:|(?<!\?)\?{3,}"),
        "leftover-markup",
    ),
    (re.compile(r"(?<!\.)\.{5}[. ]*\d{1,4}$"), "leftover-markup"),  # a list of contents
    (re.compile(rf"{_ERROR}|\b\d[.,]\d{{1,15}}E[+-]\d\d\b|\b1900-01-00\b"), "leftover-markup"),
    (
        re.compile(
            r"(?:Error|Klaida)! (?:Reference|Bookmark|Hyperlink|Unknown|No |Not |Nerast|Žymel|Nuorod)\w*"
        ),
        "leftover-markup",
    ),
    (
        re.compile(
            r"\{ ?(?:HYPERLINK|PAGEREF|REF|SEQ|TOC|MERGEFIELD|PAGE|INCLUDEPICTURE)\b|_x00[01][0-9A-F]_"
        ),
        "leftover-markup",
    ),
    (re.compile(r"\[[A-Z]{1,4}\d{1,3}\](?=[^\W\d_])"), "leftover-markup"),  # the sign of a comment
    (
        re.compile(r"【[^】\n]{0,60}†[^】\n]{0,60}】|(?:cite|\b)turn\d+[a-z]+\d+|\boaicite\b"),
        "leftover-markup",
    ),
    (
        re.compile(r"(?i:\[(?:įrašykite|įterpkite|nurodykite|insert|your) [^\]\[\n]{1,80}\])"),
        "leftover-markup",
    ),
    (re.compile(r"\[-?@\w[^\]\[\n]*\]|(?<=\s)\(\d{1,2}\)!|(?<=[^\W\d_]{3})::$"), "leftover-markup"),
    (
        re.compile(r"\{%-? ?(?:include|link|raw|highlight|assign|capture|comment|post_url)\b"),
        "leftover-markup",
    ),
    (re.compile(r"\{\{ ?(?:(?:site|page|post|content)\.\w|[^\W\d_][^{}|\n]{0,40}\|\w)"), "leftover-markup"),
    (
        re.compile(r"\{(?:info|tip|note|warning|panel|quote|expand|noformat|toc)(?::[^{}\n]*)?\}|\{:\w+\}"),
        "leftover-markup",
    ),
    (
        re.compile(r"(?<!\S)\{(?:ref|doc|numref|term|cite|eq|math|abbr|sup|sub|download)(?::\w+)?\}$"),
        "leftover-markup",
    ),
    (re.compile(r"^__?(?!\w)|\[\[$"), "leftover-markup"),
    (re.compile(r"!?\[\[[^\]\[\n]{1,200}\](?:\[[^\]\[\n]*\])?\]"), "link-not-read"),
    (
        re.compile(r"\[[^\]\[|\n]{1,100}\|https?:|<(?:https?://|www\.|mailto:)|\blink:https?:"),
        "link-not-read",
    ),
    (re.compile(r"\[(?:https?://|www\.)\S{1,300} [^\]\[\n]{1,100}\]"), "link-not-read"),
    (re.compile(r"\w{0,20}[\w,;]https?://\w+"), "broken-address"),
    (re.compile(r"\[(?:cid:|[Ii]mage: )[^\]\[\n]*\]?"), "link-not-read"),
    (re.compile(r"\[(?:\^\s|\s\^)\w{1,20}\]"), "note-undefined"),
    (re.compile(r"(?<=[^\W\d_]{4}[.,;])\[\d{1,3}\]"), "note-typed"),
    (re.compile(r":\s[-*•]\s(?=[^\W\d_][^\n]{0,200}?\s[-*•]\s[^\W\d_])[^\W\d_]{1,20}"), "list-not-read"),
    (re.compile(r"(?<![\w/.?=&#-])[^\W\d_]{2,30}\?[a-ząčęėįšųūž]{1,30}(?![\w/.?=&-])"), "lost-sign"),
    (re.compile(r"(?<!\w)`|`(?!\w)"), "leftover-markup"),
    (
        re.compile(r"</?[a-z]\w{0,9}:[a-zA-Z]\w{0,20}(?:\s[^<>\n]*)?/?>"),
        "leftover-markup",
    ),  # an element of Word
    (re.compile(r"(?<!\S):[a-z][a-z0-9_-]{2,50}:(?!\S)"), "leftover-markup"),
)
"""Signs at any place of a line."""

_FIRST_SIGNS = frozenset("o#:+!?[*•·▪◦●■‣○►➢❖▶▸➤⦁◆⁃∙|-.=({<>hLTF") | frozenset(
    map(chr, range(0xE000, 0xF900))
)
_ANY_SIGN = re.compile(
    r"\[|\{|<|\t|\*|=|\+|\^|\||~|%|\\|\$|`|!|&|_|【|\ufffc|##|''|---|\.\.\.\.\.|turn\d|\?[\w?]|#[DRNV]"
    r"|E[+-]|1900-01-00|XX|TODO|::|:\s[-*•]|:[a-z]|http(?<=[\w,;:]http)"
)
"""With none of these a text has nothing left over: most have none, and are looked through once. Each begins
with a sign of its own: `re` goes from one such sign to the next.
"""

_TWO_LINES = (
    (re.compile(r"[–—‒−‐‑-]\s*[^\W_]"), "list-not-read"),
    (re.compile(r"(?:[^\W\d_]|[ivxIVX]{2,5})\)\s"), "list-not-read"),
    (re.compile(r"\d{1,2}[.)]\s?[^\W\d_]"), "list-not-read"),
    (re.compile(r"\((?:\d{1,2}|[^\W\d_]|[ivx]{2,5})\)\s"), "list-not-read"),
    (re.compile(r"[\u2460-\u2473\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*[^\W_]"), "list-not-read"),
    (
        re.compile(r"[*+][^\W_]|§ ?[^\W\d_]"),
        "list-not-read",
    ),  # the latter is a bullet of the typeface Wingdings
    (re.compile(r"% [^\W\d_]"), "leftover-markup"),
    (re.compile(r"[^|\n]{1,80} \| [^|\s]"), "table-not-read"),
    (re.compile(r"[^;\n]{1,60}(?:;[^;\s][^;\n]{0,60}){2}"), "table-not-read"),
    (re.compile(r"\S[^\n]{0,80}?\S {3,20}\S"), "table-not-read"),
)
"""How points of a list, or rows of a table, begin that no reader sees as such; two of them run together."""

_SHORT_LINE = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ\d][^\n]{0,38}[^\s.,;:!?–-]")
"""A line of an address, or of a poem: three of them are no prose."""
_TORN = re.compile(r"([^\W\d_]{2,40})-\n([a-ząčęėįšųūž]+)")
"""A word that was divided at the end of a line, and is divided no more."""

_ONCE = frozenset(("bullet-from-word", "pasted-tabs", "table-not-read"))
"""What is said once for all lines of a paragraph."""

_UNREAD = frozenset(("code", "img"))
_NOTED_WORD = re.compile(r"[^\W\d_]{4}[.,;:”“\")]?$")
_MARKED = frozenset(("a", "em", "s", "strong"))
"""What Markdown marks within a line: a mark at its beginning may be followed by a sign that begins a line."""

_ESCAPED = "\ufffc"
"""Stands for a sign that its author meant as the sign itself; no pattern has it."""


def find_printed_marks(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the markup left in a line of words; what is code, or escaped, is not looked at."""
    said = set[str]()
    lines = list(_plain_lines(run, _Beginning()))
    for text, line, is_first in lines:
        for fault in _in_text(text, line, is_first):
            if fault.code not in said & _ONCE:
                yield fault
            said.add(fault.code)
    yield from _torn_marks(run)
    beginnings = [(text, line) for text, line, is_first in lines if is_first]
    if "pasted-tabs" not in said:
        yield from _lines_not_read(beginnings, all(isinstance(node, Words) for node in run))


def _lines_not_read(beginnings: list[tuple[str, int]], is_plain: bool) -> Iterator[Fault]:
    """Yield the first of two points, or rows, that stand below each other in one paragraph."""
    for pattern, code in _TWO_LINES:
        for (text, line), (following, _) in pairwise(beginnings):
            if pattern.match(text) and pattern.match(following):
                yield Fault(line, code, (("value", text[:20]),))
                return
    said = [text.strip() for text, _ in beginnings] if is_plain else []
    if len(said) > 2 and all(_SHORT_LINE.fullmatch(text) for text in said):
        yield Fault(beginnings[0][1], "list-not-read", (("value", said[0]),))
    torn = ", ".join(f"{before}-{after}" for before, after in _TORN.findall("\n".join(said)))
    if "," in torn:
        yield Fault(beginnings[0][1], "word-torn", (("value", torn), ("meant", torn.replace("-", ""))))


def _torn_marks(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the signs ` written as apostrophes, which made code of words, and ** closed by one *."""
    for before, marked, after in zip_longest(run, run[1:], run[2:]):
        if not isinstance(before, Words) or not isinstance(marked, Element):
            continue
        said = said_words(marked.children)
        if _is_typed_note(before.text, marked):
            yield Fault(marked.place.line, "note-typed", (("value", said),))
        if (
            marked.tag == "code"
            and " " in said
            and before.text[-1:].isalpha()
            and _begins_with_a_letter(after)
        ):
            yield Fault(marked.place.line, "leftover-markup", (("value", f"`{said}`"[:40]),))
        if marked.tag == "em" and _without_escapes(before).endswith("*"):
            yield Fault(marked.place.line, "leftover-markup", (("value", f"**{said}*"[:40]),))


def _is_typed_note(before: str, marked: Element) -> bool:
    """Whether a raised number stands behind a word that is no unit, such as m or km, or behind its stop."""
    is_raised = marked.tag == "sup" and not is_note_link(marked)
    return is_raised and said_words(marked.children).isdecimal() and bool(_NOTED_WORD.search(before.rstrip()))


def _begins_with_a_letter(node: Node | None) -> bool:
    return isinstance(node, Words) and node.text[:1].isalpha()


class _Beginning:
    """Whether nothing of a line has been read yet."""

    holds = True


def _plain_lines(nodes: Sequence[Node], beginning: _Beginning) -> Iterator[tuple[str, int, bool]]:
    """Yield the words of a run, line by line, with their line and whether they begin it."""
    for node, following, after in zip_longest(nodes, nodes[1:], nodes[2:]):
        if isinstance(node, Words):
            text = _without_escapes(node) + (address := _bare_address(following))
            if node.text.endswith("[") and address and isinstance(after, Words):
                text += "".join(after.text.partition("]")[:2])
            for number, part in enumerate(text.split("\n")):
                beginning.holds |= number > 0
                if part:
                    yield part, node.place.line + number, beginning.holds
                    beginning.holds = False
        elif isinstance(node, Element) and node.tag != "br":
            beginning.holds &= node.tag in _MARKED
            if node.tag not in _UNREAD and not is_note_link(node):
                yield from _plain_lines(node.children, beginning)


def _bare_address(node: Node | None) -> str:
    """Return the address that follows some words and became a link of its own: part of one not read."""
    if isinstance(node, Element) and node.tag == "a" and node.attributes.get("href"):
        text = said_words(node.children)
        return text if text.startswith(("http://", "https://", "www.")) else ""
    return ""


def _without_escapes(words: Words) -> str:
    if not words.escapes:
        return words.text
    signs = list(words.text)
    for at in words.escapes:
        signs[at] = _ESCAPED if signs[at] != "\n" else "\n"
    return "".join(signs)


def _in_text(text: str, line: int, at_the_beginning: bool) -> Iterator[Fault]:
    for pattern, code in _AT_THE_BEGINNING if at_the_beginning and text[:1] in _FIRST_SIGNS else ():
        if found := pattern.match(text):
            yield Fault(line, code, (("value", found.group().strip()),))
    for pattern, code in _ANYWHERE if _ANY_SIGN.search(text) else ():
        for found in pattern.finditer(text):
            yield Fault(line, code, (("value", found.group().replace(_ESCAPED, "&amp;")),))
    yield from sign_faults(text, line)

"""How marks look that are no markup here, of other dialects and programs, and what is wrong with each."""

import re
from collections.abc import Mapping, Sequence

from emn_site.model.shapes import SPACE, TYPED_SPACES

_FILE = r"[^()\[\]\n]*?\.(?:md|pdf|docx?|xlsx?|png|jpe?g|svg|html?)\b|https?:|www\.|\.\.?/"

_PAIR = r"(?<![\w=+^|~%])(==|\+\+|\^\^|\|\||~~|%%)(?=[^\s=+^|~%])[^\n]{1,200}?(?<=\S)\1"
"""Signs that other dialects put around what is marked, inserted, raised, hidden, struck out or left out."""

_ERROR = r"#(?:DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!)"
"""What Excel writes in a cell that it cannot work out."""


def _compile(
    expressions: Mapping[str, Sequence[str]],
) -> tuple[tuple[re.Pattern[str], str, tuple[tuple[str, str], ...]], ...]:
    """Return each pattern with what is wrong where it is found, and of what kind a mark is."""
    parts = [(code.partition(":"), sign) for code, patterns in expressions.items() for sign in patterns]
    return tuple(
        (re.compile(sign), code, (("detail", f"mark-{kind}"),) if kind else ())
        for (code, _, kind), sign in parts
    )


AT_THE_BEGINNING = _compile(
    {
        "heading-without-space": (rf"(?!{_ERROR})#(?:#{{0,5}}(?:[^#\s\d]|[{TYPED_SPACES}])|#{{1,5}}\d)",),
        "leftover-markup:box": (r":::+|bq\. |!!! ?\w+|\?\?\?\+? ?\w+|===[!+]? ?[\"„“]",),
        "leftover-markup:table": (r"\+[-=]{2,}|\{\||\|={3,}|\| [^|]{1,200}$",),
        "leftover-markup:contents": (r"\[(?:TOC|\[_?TOC_?\])\]$",),
        "leftover-markup:task": (r"\[[ xX]?\] ",),
        "leftover-markup:abbreviation": (r"\*\[[^\]\[]+\]:",),
        "leftover-markup:template": (r"\.\. [\w-]+::|--8<-|\((?:@\w{0,20}|[/!]|\*\w?)\) |\([\w-]{1,60}\)=$",),
        "leftover-markup:heading": (r"={2,6} \S|h[1-6]\. |([\^\"'+])\1{3,}$",),
        "leftover-markup:cell": (r"=[A-Z]{2,12}\(|#{4,40}$",),  # a formula, and a column too narrow
        "leftover-markup:conversation": (
            r"\[\d[\d./-]{5,9},? \d{1,2}:\d\d",  # when a message was sent
            r"(?:Sure|Certainly|Of course|Žinoma)[!,.] (?:Here(?:['’]s| is| are)|Štai)\b",
            r"Let me know if you|I hope this helps|Would you like me to",
        ),
        "leftover-markup:comment": (r"\[[a-z]{1,2}\](?=[A-ZĄČĘĖĮŠŲŪŽ])",),  # of a Google document
        "leftover-markup:conflict": (r"<{7} |>{7} ",),
        "leftover-markup:placeholder": (r"Lorem ipsum|(?:TODO|FIXME):",),
        "link-not-read": (r"! $",),
        "alert-unknown": (r"\[(?:!\w+|NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",),
        "bullet-from-word": (
            rf"(?:[•·▪◦●■‣○►➢❖▶▸➤⦁◆⁃∙\ue000-\uf8ff]\s|[-*+][{TYPED_SPACES}])",
            r"o\t(?=[^\W_])",  # of the typeface Courier New
        ),
        "note-typed": (r"\[\d{1,3}\]:\s|\( ?\d{1,3} ?\)\s+O[LJ] [LC]\b",),
        "table-not-read": (r"\|[^|]+\||[:-]-[-:|\s]*\|[-:|\s]*$",),
    }
)
"""Signs at the beginning of a line."""

ANYWHERE = _compile(
    {
        "note-undefined": (r"\[\^[^\]\[\s^]+\]|\^\[\w{1,3}\]|\[(?:\^\s|\s\^)\w{1,20}\]",),
        "leftover-markup:attribute": (
            r"\{:?\s*[.#][\w-][^{}]*\}|(?<!\{)\{:?\s*[\w-]+=[^{}]*\}(?!\})|\{:\w+\}",
        ),
        "leftover-markup:change": (r"\{(?:\+\+|--|~~|==|>>)|[▼►][MBCA]\d{0,2}\b|◄",),
        "leftover-markup:template": (
            r"\{(?:info|tip|note|warning|panel|quote|expand|noformat|toc|colou?r)(?::[^{}\n]*)?\}",
            r"\[/?(?:caption|gallery|embed|video|audio|playlist|vc_\w+)(?: [^\]\[\n]*)?\](?![(:])",
            r"\{\{[<%]|\{%-? ?(?:include|link|raw|highlight|assign|capture|comment|post_url)\b",
            r"\{\{ ?(?:(?:site|page|post|content)\.\w|[^\W\d_][^{}|\n]{0,40}\|\w)",
            r"(?<!\S)\{(?:ref|doc|numref|term|cite|eq|math|abbr|sup|sub|download)(?::\w+)?\}$|\bimage::?[^\s\[\]]{1,200}\[",
            r"(?<=[^\W\d_]{3})::$|^__?(?!\w)|\[\[$|(?<!\S):[a-z][a-z0-9_-]{2,50}:(?!\S)",
        ),
        "leftover-markup:note": (
            r"\^\[(?!\s|\w{1,3}\])|\[-?@\w[^\]\[\n]*\]|\[\^[^\W\d_]\w*(?: [\w.,-]+){1,5}\]|\[[ˆ＾]\w{1,20}\]",
        ),
        "leftover-markup:emphasis": (
            r"(?<!\d)\*\*(?=[^\s.,;:)\]!?*])|(?<=\d)\*\*(?=[^\W\d_])",
            r"(?<!\S)\*\*\s[^\W\d_][^*\n]{0,100}\*\*",
            r"(?<![\w*])\*[^\s*][^*\n]{0,100}\s\*(?![\w*])",
            _PAIR,
            r"~~[^\s~][^~\n]{0,100}\s~~|(?<![\w~])~[^\W\d_][^~\n]{0,80}(?<=\S)~(?![\w~/])",
            r"(?<!['\w])('{2,3})(?=[^\s'])[^'\n]{1,200}(?<=\S)\1(?!['\w])",
            r"\[/(?:b|i|u|s|url|quote|img|size|color|list|center|code)\]",
        ),
        "leftover-markup:raised": (
            r"(?<=[^\W_])([~^])[\w+−-]{1,20}\1(?!\1)",
            r"\b[kcdm]?m\^[23]\b|\b(?:CO|NO|SO|CH|H)_[2-4]\b|\s\^[a-z0-9][a-z0-9-]+$",
        ),
        "leftover-markup:tex": (r"(?<![\w:\\/])\\[a-zA-Z]{2,}|\$\$|\\[a-zA-Z]+\{|\\u[0-9a-fA-F]{4}",),
        "leftover-markup:sign": (
            r"\b(?:[Tt]able|[Ff]igure|[Ss]ection|[Ff]ig\.|pp?\.|Nr\.|No\.|str\.)~\d|\d~[%\ufffc]",
            r"(?<=[^\W\d_])---(?=[^\W\d_])|=[C-F][0-9A-F]=[89AB][0-9A-F]",
            r"``(?=[^\s`])[^`'\n]{1,100}''|[&\ufffc](?:nbsp|shy|[nm]dash|quot|amp;|[lg]t;|#\d{2,5};)",
        ),
        "leftover-markup:escaped": (r"\ufffc/(?:[a-z]{1,10}|h[1-6])\ufffc|\ufffcbr ?/?\ufffc",),
        "leftover-markup:heading": (r"(?<=[.!?:;] )#{2,6} (?=[^\W\d_])",),
        "leftover-markup:placeholder": (
            rf"\b(?:19|20)XX\b|\bXXX+\b|\bXX(?={SPACE}(?:proc|per cent|mln|mil|tūkst|%))",
            r"\bTODO:|(?<!\?)\?{3,}|(?<![\w(/])_{3,}(?![\w)/])",
            r"(?i:\[(?:įrašykite|įterpkite|nurodykite|insert|your) [^\]\[\n]{1,80}\])",
            r"(?i:\[(?:data|metai|date|year|link)\](?!\())",
        ),
        "leftover-markup:contents": (r"(?<!\.)\.{5}[. ]*\d{1,4}$",),
        "leftover-markup:cell": (rf"{_ERROR}|\b\d[.,]\d{{1,15}}E[+-]\d\d\b|\b1900-01-00\b",),
        "leftover-markup:field": (
            r"(?:Error|Klaida)! (?:Reference|Bookmark|Hyperlink|Unknown|No |Not |Nerast|Žymel|Nuorod)\w*",
            r"\{ ?(?:HYPERLINK|PAGEREF|REF|SEQ|TOC|MERGEFIELD|PAGE|INCLUDEPICTURE)\b|_x00[01][0-9A-F]_",
            r"</?[a-z]\w{0,9}:[a-zA-Z]\w{0,20}(?:\s[^<>\n]*)?/?>",  # an element of Word
        ),
        "leftover-markup:comment": (r"\[[A-Z]{1,4}\d{1,3}\](?=[^\W\d_])",),
        "leftover-markup:conversation": (
            r"【[^】\n]{0,60}†[^】\n]{0,60}】|(?:cite|\b)turn\d+[a-z]+\d+|\boaicite\b|(?<=\s)\(\d{1,2}\)!",
            r"\[\^\d{1,2}\^\](?:\[\d{1,2}\])?|(?<=[a-z]\.)[a-z]{2,4}\+\d{1,2}(?![\w+]|[a-z])",
        ),
        "leftover-markup:code": (r"(?<![\w`])`(?!`)|(?<!`)`(?![\w`])",),
        "html-comment": (r"<!--",),
        "reference-undefined": (r"\[(?!\d{1,3}\])[^\]\[^]+\]\[[^\]\[]*\]",),
        "link-unfinished": (r"\[[^\]\[]+\]\([^()\s]*$",),  # a bare address is a link of its own
        "link-not-read": (
            r"\[[^\]\[\n]+\]\((?:mailto:|https?:)? ",
            rf"!?\[[^\]\[\n]*\](?:\([^()\n]*\s[^()\n]*\)|\s\((?:{_FILE}))",
            rf"\([^()\n]{{1,200}}\)\[(?:{_FILE})",
            r"!?\[\[[^\]\[\n]{1,200}\](?:\[[^\]\[\n]*\])?\]",
            r"\[[^\]\[|\n]{1,100}\|https?:|<(?:https?://|www\.|mailto:)|\blink:https?:",
            r"<[\w.+-]{1,60}@[\w.-]{3,80}mailto:|\b(?:chart|table|figure):[\w-]+[/?][\w/=,&-]+",
            r"\[(?:https?://|www\.)\S{1,300} [^\]\[\n]{1,100}\]",
            r"[^\s\"“”„»«]{1,40}[\"“”»]:(?:https?://|www\.|\.{1,2}/)[^\s,;]*|(?<!\w)!https?://",
            r"\[(?:cid:|[Ii]mage: )[^\]\[\n]*\]?|!\[(?!…\])[^\]\[\n]*\](?![(\s])",
        ),
        "pasted-tabs": (r"\S{0,40}(?<=\S)(?<!^o)(?<!^\d\.\d)(?<!^\d\.\d\.)\t++\S{1,40}",),
        "broken-address": (r"\w{0,20}[\w,;]https?://\w+",),
        "note-typed": (r"(?<=[^\W\d_][.,;])(?:\[\d{1,3}\])+",),
        "list-not-read": (r":\s[-*•]\s(?=[^\W\d_][^\n]{0,200}?\s[-*•]\s[^\W\d_])[^\W\d_]{1,20}",),
        "lost-sign": (r"(?<![\w/.?=&#-])[^\W\d_]{2,30}\?[a-ząčęėįšųūž]{1,30}(?![\w/.?=&-])",),
    }
)
"""Signs at any place of a line."""

FIRST_SIGNS = {*"obCIOSWŽ^\"'#:+!?[*•·▪◦●■‣○►➢❖▶▸➤⦁◆⁃∙|-.=({<>hLTF", *map(chr, range(0xE000, 0xF900))}
ANY_SIGN = re.compile(
    r"\[|\{|<|\t|[▼►◄]|\*|=|\+|\^|\||~|%|\\|\$|`|!|&|_|【|\ufffc|##|''|---|\.\.\.\.\.|turn\d|\?[\w?]|#[DRNV]"
    r"|E[+-]|1900-01-00|XX|TODO|::|:\s[-*•]|:[a-z]|:\.{1,2}/|http(?<=[\w,;:]http)"
)
"""With none of these a text has nothing left over: most have none, and are looked through once. Each begins
with a sign of its own: `re` goes from one such sign to the next.
"""

TWO_LINES = _compile(
    {
        "list-not-read": (
            r"[–—‒−‐‑-]\s*[^\W_]",
            r"(?:[^\W\d_]|[ivxIVX]{2,5})\)\s|[a-k]\.\s[^\W\d_]{2}",
            r"\d{1,2}[.)]\s?[^\W\d_]",
            r"\((?:\d{1,2}|[^\W\d_]|[ivx]{2,5})\)\s",
            r"[»›\u2190-\u23ff\u2460-\u2473\u25a0-\u27ff\u2900-\u297f\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?\s*[^\W_]",
            r"[*+][^\W_]|§ ?[^\W\d_]|\ufffc\s[^\W_]",  # § is a bullet of Wingdings; Google writes \-
        ),
        "leftover-markup:tex": (r"% [^\W\d_]",),
        "table-not-read": (
            r"[^|\n]{1,80} \| [^|\s]",
            r"[^;\n]{1,60}(?:;[^;\s][^;\n]{0,60}){2}|[^,\n]{1,60}(?:,[^,\s][^,\n]{0,60}){2}",
            r"\S[^\n]{0,80}?\S {3,20}\S",
        ),
    }
)
"""How points of a list, or rows of a table, begin that no reader sees as such; two of them run together."""

SHORT_LINE = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ\d][^\n]{0,38}[^\s.,;:!?–-]")
"""A line of an address, or of a poem: three of them are no prose."""
TORN = re.compile(
    r"([^\W\d_]{2,40})[-‐\xad][\n ](?!(?:ir|ar|arba|bei|and|or|to|oraz)\b)([a-ząčęėįšųūž]{2,40}\b)"
)
"""A word divided at the end of a line, and divided no more; `two- and three-year` is another thing."""

"""How marks look that are no markup here, of other dialects and programs, and what is wrong with each."""

import re

_BLANKS = "\u00a0\u2007\u2009\u202f"
_FILE = r"[^()\[\]\n]*?\.(?:md|pdf|docx?|xlsx?|png|jpe?g|svg|html?)\b|https?:|www\.|\.\.?/"

_PAIR = re.compile(r"(?<![\w=+^|~%])(==|\+\+|\^\^|\|\||~~|%%)(?=[^\s=+^|~%])[^\n]{1,200}?(?<=\S)\1")
"""Signs that other dialects put around what is marked, inserted, raised, hidden, struck out or left out."""

_ERROR = r"#(?:DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!)"
"""What Excel writes in a cell that it cannot work out."""

AT_THE_BEGINNING = (
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
    (re.compile(r"\[[a-z]{1,2}\](?=[A-ZĄČĘĖĮŠŲŪŽ])"), "leftover-markup"),  # the comments of a Google document
    (
        re.compile(r"(?:Sure|Certainly|Of course|Žinoma)[!,.] (?:Here(?:['’]s| is| are)|Štai)\b"),
        "leftover-markup",
    ),
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

ANYWHERE = (
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
        re.compile(
            r"\b(?:19|20)XX\b|\bXXX+\b|"
            r"\bXX(?=[ \u00a0](?:proc|per cent|mln|mil|tūkst|%))|\bTODO:|(?<!\?)\?{3,}"
        ),
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
        re.compile(
            r"(?i:\[(?:įrašykite|įterpkite|nurodykite|insert|your) [^\]\[\n]{1,80}\]|"
            r"\[(?:data|metai|date|year|link)\](?!\())"
        ),
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

FIRST_SIGNS = frozenset("oCOSŽ#:+!?[*•·▪◦●■‣○►➢❖▶▸➤⦁◆⁃∙|-.=({<>hLTF") | frozenset(
    map(chr, range(0xE000, 0xF900))
)
ANY_SIGN = re.compile(
    r"\[|\{|<|\t|\*|=|\+|\^|\||~|%|\\|\$|`|!|&|_|【|\ufffc|##|''|---|\.\.\.\.\.|turn\d|\?[\w?]|#[DRNV]"
    r"|E[+-]|1900-01-00|XX|TODO|::|:\s[-*•]|:[a-z]|http(?<=[\w,;:]http)"
)
"""With none of these a text has nothing left over: most have none, and are looked through once. Each begins
with a sign of its own: `re` goes from one such sign to the next.
"""

TWO_LINES = (
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

SHORT_LINE = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ\d][^\n]{0,38}[^\s.,;:!?–-]")
"""A line of an address, or of a poem: three of them are no prose."""
TORN = re.compile(r"([^\W\d_]{2,40})-\n([a-ząčęėįšųūž]+)")
"""A word that was divided at the end of a line, and is divided no more."""

"""Mistakes: random ones, and those that people who do this job were seen to make."""

import json
import random
import re

FILES = ("docs/**/*.md", "data/*.yml", "data/*/*.yml")
"""What a mistake can be made in."""

MISTYPED = (
    "[", "]", "{", "}", ":", "- ", '"', "'", "\t", "#", "&a", "*a", "!!python/object:x", "null", "-1", "1e9",
    "99999999999999", "\x00", "---\n", "\n", "true", "|", ">", "%", "@", "lt", "{{ x }}", "<b>", "](x.md)",
    "![](x.png)", "{count}", "{}", "{", "[^1]", "<!--", "<script>", "javascript:x", "http://[", "\u00ad",
    "\u202e", "\u0301", "\U0001f600", "`", "```\n", "~~~", "$", "\\", "\r", "\u2028", "9" * 5000, "[" * 300,
    "> " * 200, "<<<<<<< HEAD\n", "=======\n", "No", "2062", "0x1F", "1_000", "~", "!", "?", "../" * 9, "C:\\a",
)  # fmt: skip


def mistaken(raw: bytes, chance: random.Random) -> bytes:
    """Return a file after one mistake: a line lost, doubled, moved in or cut off, a sign too many, a byte."""
    text = raw.decode()
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[line]
        case 1:
            lines.insert(line, chance.choice(lines))
        case 2:
            lines[line] = "  " + lines[line]
        case 3:
            lines[line] = lines[line].partition(":")[0] + ": " + chance.choice(MISTYPED)
        case 4 | 5:
            place = chance.randrange(len(text) + 1)
            return (text[:place] + chance.choice(MISTYPED) + text[place:]).encode()
        case 6:
            place = chance.randrange(len(raw) + 1)
            return raw[:place] + bytes([chance.randrange(256)]) + raw[place:]
        case _:
            return text[: chance.randrange(len(text) + 1)].encode()
    return "\n".join(lines).encode()


HEAD = 'title: "Chosen"\nsummary: "A summary."\ntopics: [asylum]\nseen: [https://example.org/a]\n'
STUDY = "docs/lt/studies/2022/chosen.md"


def _text(body: str) -> bytes:
    return f"---\n{HEAD}---\n\n{body}\n".encode()


def _head(line: str, key: str = "") -> bytes:
    others = "".join(one for one in HEAD.splitlines(True) if not key or not one.startswith(f"{key}:"))
    return f"---\n{others}{line}\n---\n\nText.\n".encode()


SHOWN = (
    "a | b", "| a | b\n|---|---\n| c \\| d | e", "a|b|c", "{{ x }} {% y %} {# z #}", "`<script>`",
    "```html\n<script>alert(1)</script>\n```", "5 < 6 & 7 > 3", "&lt;script&gt;", "> [!TIP]\n> Text",
    "- [ ] open\n- [x] done", "www.example.org and https://example.org/a_b_c", "a@example.org",
    "[a](https://example.org/?q=1&r=[2])", "[home](../../index.md)", "[study](first-study.md)", "H[^1]\n\n[^1]: Note with `code`.", "Table: A\n\n| a |\n|---|\n| 1 |",
    "Lentelė: A[^1] *b*\n\n| a |\n|---|\n| 1 |\n\n[^1]: N.", "## A\n\n### B\n\n## A\n\n## Content",
    "Setext\n------", "*a* **b** ~~c~~ ***d***", "1. a\n   1. b\n      - c", "Term\n:   Meaning",
    "\u200b\u00ad\u2011\u202f1 000", "žodis " * 3000, "w" * 3000, "[a][b]\n\n[b]: https://example.org",
    "<details><summary>a</summary>\n\nb\n\n</details>", "H<sub>2</sub>O<br>x", "<abbr title='a'>b</abbr>", "\\*a\\*",
    "Prieglobstis, prieglobsčio, PRIEGLOBSČIU", "3,161,654; 12,7; C-456/22; 2014–2016", "no image", "\u202eabc", "a\u0301e\u0308", "\U0001f600",
)  # fmt: skip

NOT_SHOWN = (
    "", "   ", "---", "• a\n• b", "|a|b|\n|1|2|", "| a | b |\n|---|---|\n| 1 |", "a\tb", "[a]()", "[a][b]", "[a](b.md", "<<<<<<< HEAD",
    "# Title", "Title\n=====", "#Title", "#### Deep", "a [^1]", "[^1]: a", "a[^1]\n\n[^1]: b\n[^1]: c",
    "<script>x</script>", "<b onclick=x>y</b>", "<div>", "</div>", "<!-- x -->", "<style>a</style>", "<a href='javascript:x'>y</a>",
    "[a](javascript:x)", "[a](data:text/html,x)", "[a](nowhere.md)", "[a](first-study.md#nowhere)", "[a](http://[)",
    "[a](../../../en/index.md)", "[a](/studies/)", "![](x.png)", "![a](x.png)", ":::note\na\n:::", "+---+\n| a |\n+---+",
    "a {.b}", "!!! note\n    a", "[TOC]", "<iframe src=x>", "<svg><script>x</script></svg>", "<img src=x onerror=y>",
    "<p id='content'>a</p>", "<form action=x>", "<base href=x>", "<meta http-equiv=refresh>", "<object data=x>",
    "[a](C:\\b)", "[a](file:///etc/passwd)", "[a](vbscript:x)", "<math>", "<a ping=x href='https://a.b'>c</a>",
)  # fmt: skip

HEADS = (
    ('number: "1"', "", True), ("status: draft", "", True), ("published: 2022-02-30", "", False),
    ("published: 2022-02", "", True), ("published: 2099", "", False), ("doi: x", "", False),
    ("isbn: 978-92-68-12345-6", "", False), ("isbn: 978-92-68-12345-4", "", True), ('authors: ["A, B", "C, D, E and F"]', "", True),
    ('title: "A: b – „c“ | d < e > & f {g} \\\\ ~ ^ _ % $"', "title", True), ("title: No", "title", True),
    ("title: 2022", "title", False), ("title:", "title", False), ("title: >\n  A\n  b", "title", True), ("topics: []", "topics", False),
    ("topics: [nothing]", "topics", False), ("seen: [x]", "seen", False), ("supersedes: studies/2022/none", "", False),
    ("supersedes: studies/2022/chosen", "", False), ("pdf: {lt: assets/none.pdf}", "", False), ("pdf: {lt: ../../x}", "", False),
    ("countries: [XX]", "", False), ("countries: [LT, NO]", "", True), ("languages: [lt, xx]", "", False), ("extra: 1", "", False),
    ("title: *a", "title", False), ("title: &a b", "title", False), ("? [a]\n: b", "", False), ("{}", "", False), ("- a", "", False),
    ("corrections: [{date: 2023, what: {lt: A, en: B}}]", "", True), ("corrections: [{date: 2023, what: {lt: A}}]", "", False),
    ("translation: {of: en, source: bababa}", "", False), ("numbered_headings: yes", "", False), ("numbered_headings: true", "", True),
)  # fmt: skip

DATA = (
    ("data/topics.yml", "", False), ("data/topics.yml", "a: b\n", False), ("data/types.yml", "", False),
    ("data/types.yml", "study: {folder: studies}\nother: {folder: studies}\n", False),
    ("data/types.yml", "study: {folder: countries}\n", False), ("data/types.yml", "study: {folder: ../x}\n", False),
    ("data/sources.yml", "{}", False), ("data/indicators.yml", "{}", False), ("data/redirects.yml", "", True),
    ("data/redirects.yml", "studies/2020/old: studies/2022/first-study\n", True),
    ("data/redirects.yml", "studies/2020/old: nowhere\n", False), ("data/redirects.yml", "../x: index\n", False),
    ("data/redirects.yml", "en/x: index\n", False), ("data/redirects.yml", "/x: index\n", True),
    ("data/redirects.yml", "index: studies/2022/first-study\n", False), ("data/redirects.yml", "X.html: index\n", False),
    ("data/works.yml", "", True), ("data/works.yml", "- a\n", False), ("data/works.yml", "studies/2020/work: a\n", False),
    ("data/works.yml", "studies/2020/work: {title: {en: A, lt: B}, topics: [asylum], seen: [https://a.example/]}\n", True),
    ("data/works.yml", "../x: {title: {en: A, lt: B}, topics: [asylum], seen: [https://a.example/]}\n", False),
    ("data/works.yml", "studies/2020/work: {title: {en: A}, topics: [asylum], seen: [https://a.example/]}\n", False),
    ("data/works.yml", "studies/2020/work: {title: {}, topics: [asylum], seen: [https://a.example/]}\n", False),
    ("data/works.yml", "studies/2022/first-study: {title: {en: A, lt: B}, topics: [asylum], seen: [https://a.example/]}\n", False),
    ("data/redirects.yml", "- a\n", False), ("data/lt/words.yml", "{}", True), ("data/en/words.yml", "home: Home\n", True),
    ("data/lt/words.yml", "home: {one: a}\n", False), ("data/lt/site.yml", "name: x\n", False), ("data/site.yml", "a: b", False),
    ("data/site.yml", "", False), ("data/lt/topics.yml", "asylum: A\n", True), ("data/en/problems.yml", "a", False),
    ("data/lt/countries/norway.yml", "", False), ("data/lt/countries.yml", "", False), ("data/site.yml", "locales: [ltq, en]\n", False), ("data/lt/synonyms.yml", "a: [b]\n", True), ("data/lt/synonyms.yml", "a: b\n", False),
    ("data/lt/glossary.yml", "a: {name: b, definition: c}\n", False), ("data/countries/latvia.yml", "", False),
    ("data/countries/latvia.yml", "code: LV\neurostat_code: LV\nrole: member_state\n", True),
    ("data/countries/Latvia.yml", "code: LV\neurostat_code: LV\nrole: member_state\n", False),
    ("data/countries/latvia.yml", "code: LT\neurostat_code: LT\nrole: member_state\n", False),
    ("docs/lt/studies/2022/Bad Name.md", "a", False), ("docs/lt/study/2022/a.md", "---\ntitle: a\nsummary: b\n---\nText.\n", False),
    ("docs/lt/studies/2022/no-front.md", "a", False), ("docs/lt/studies/2022/open.md", "---\ntitle: a\n", False),
    ("docs/de/a.md", "---\ntitle: a\nsummary: b\n---\n", False), ("docs/assets/a.md", "a", False), ("docs/assets/a.svg", "a", False),
    ("docs/assets/a.pdf", "a", False), ("docs/assets/b.pdf", "%PDF-1.7\n%%EOF\n", False), ("docs/assets/c.pdf", "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", True), ("docs/assets/b.csv", "a,b\n1,2\n", True), ("docs/lt/countries/lithuania.md", "---\ntitle: a\nsummary: b\n---\nText.\n", False), ("docs/lt/en/a.md", "---\ntitle: a\nsummary: b\n---\nText.\n", False), ("docs/lt/con.md", "---\ntitle: a\nsummary: b\n---\nText.\n", False), ("docs/lt/studies/2022/index.md", "---\ntitle: a\nsummary: b\n---\nText.\n", False), ("docs/lt/studies/2062/future.md", f"---\n{HEAD}---\n\nText.\n", False),
)  # fmt: skip


def _titled(key: str, text: str) -> bytes:
    others = "".join(line for line in HEAD.splitlines(True) if not line.startswith(f"{key}:"))
    return f"---\n{others}{key}: {json.dumps(text, ensure_ascii=False)}\n---\n\nText.\n".encode()


def _is_plain(text: str) -> bool:
    """Return whether a string has no mark that a reader would see: bold, code, links, notes, elements, tabs."""
    return not re.search(r"\*\*\w|\w\\\*|\]\(|\]\[|^#|`\w|<[/!a-z<]|\[\^|\[TOC|\{\.|&\w+;|\t", text)


ON_ONE_LINE = [text for text in (*SHOWN, *NOT_SHOWN) if text.strip() and "\n" not in text]
"""What is markup in a text is no more than signs in a title, a summary or a number, whatever output they stand
in; those that a reader would see are named."""

CHOSEN = [
    *((f"title-{n}", STUDY, _titled("title", text), _is_plain(text)) for n, text in enumerate(ON_ONE_LINE)),
    *(
        (f"summary-{n}", STUDY, _titled("summary", text), _is_plain(text))
        for n, text in enumerate(ON_ONE_LINE)
    ),
    *(
        (f"number-{n}", STUDY, _head(f"number: {json.dumps(text, ensure_ascii=False)}"), _is_plain(text))
        for n, text in enumerate(ON_ONE_LINE)
    ),
    *((f"shown-{number}", STUDY, _text(body), True) for number, body in enumerate(SHOWN)),
    *((f"not-shown-{number}", STUDY, _text(body), False) for number, body in enumerate(NOT_SHOWN)),
    *((f"head-{number}", STUDY, _head(line, key), ok) for number, (line, key, ok) in enumerate(HEADS)),
    *((f"data-{number}", file, text.encode(), ok) for number, (file, text, ok) in enumerate(DATA)),
    ("bom-and-crlf", STUDY, b"\xef\xbb\xbf" + _text("a\n\nb").replace(b"\n", b"\r\n"), True),
    ("windows-1257", STUDY, _text("ąčę").decode().encode("cp1257"), False),
    ("null", STUDY, _text("a\x00b"), False),
    ("escape", STUDY, _text("a\x1b[2Jb"), False),
]
"""Name, file, content, and whether a check is green."""

"""The words that stand for a text in its translations, taken from a file and written into one."""

import re

from emn_site.content import front_matter
from emn_site.content.markdown import parse_markdown
from emn_site.content.translations import fingerprint
from emn_site.content.yaml_lines import YamlFault, read_yaml

_LANGUAGE = r"of:[ \t]*[\"']?[a-z]{2,3}[\"']?"
_FORMS = (
    (re.compile(r"(?m)^([ \t]*+(?:translation:\s*+\{.*?)?source:\s*+[\"']?)[a-z]{6}\b"), r"\g<1>…"),
    (re.compile(rf"(?m)^(translation:[ \t]*\{{[ \t]*{_LANGUAGE})([ \t]*\}})"), r"\g<1>, source: …\g<2>"),
    (re.compile(rf"(?m)^(translation:[ \t]*\n([ \t]+){_LANGUAGE})[ \t]*$"), "\\g<1>\n\\g<2>source: …"),
)
"""How a fingerprint stands in a translation, or is to be put in one; "…" is where."""


def text_fingerprint(text: str) -> str:
    """Return the fingerprint of a file's words, or nothing where its front matter cannot be read."""
    try:
        cut = front_matter.split_front_matter(text)
        head = read_yaml(cut.front).data
    except (front_matter.NoFrontMatter, YamlFault):
        return ""
    if not isinstance(head, dict):
        return ""
    return fingerprint(
        str(head.get("title", "")), str(head.get("summary", "")), parse_markdown(cut.body).prose()
    )


def set_source_fingerprint(text: str, source: str) -> str:
    """Return a translation's text with a fingerprint of its original, in the place of one that it had."""
    front, fence, body = text.partition(f"\n{front_matter.FENCE}\n")
    for form, written in _FORMS:
        marked, count = form.subn(written.replace("…", source), front, count=1)
        if count:
            return marked + fence + body
    return text

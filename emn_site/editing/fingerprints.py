"""The words that stand for a text in its translations, taken from a file and written into one."""

import re

from emn_site.files import front_matter
from emn_site.files.markdown import render
from emn_site.files.translations import fingerprint
from emn_site.files.yaml_lines import YamlFault, read


def of_text(text: str) -> str:
    """Return the fingerprint of a file's words, or nothing where its front matter cannot be read."""
    try:
        cut = front_matter.split(text)
        head = read(cut.front).data
    except (front_matter.NoFrontMatter, YamlFault):
        return ""
    if not isinstance(head, dict):
        return ""
    return fingerprint(str(head.get("title", "")), str(head.get("summary", "")), render(cut.body).prose())


def with_source(text: str, source: str) -> str:
    """Return a translation's text with another fingerprint of its original."""
    return re.sub(
        r"(?m)^(\s*(?:translation:\s*\{.*?)?source:\s*)[a-z]{6}\b", rf"\g<1>{source}", text, count=1
    )

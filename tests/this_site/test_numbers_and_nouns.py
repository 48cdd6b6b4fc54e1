"""On every Lithuanian page a noun agrees with the number before it, by the rule that judges texts."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html as lxml_html

from emn_site.checks import style
from emn_site.model.site import Site

OTHERS = {"en", "admin"}
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "div", "h1", "h2", "h3", "option", "text", "small", "caption"}


def _lines(element: lxml_html.HtmlElement) -> Iterator[str]:
    for one in element.iter(*BLOCKS):
        yield re.sub(r"\s+", " ", "".join(one.itertext()))


def test_nouns_agree_with_the_numbers_before_them(site: Site, built_site: Path) -> None:
    rule = site.wordings["lt"].style["number-and-noun"]
    pages = [one for one in built_site.rglob("*.html") if not OTHERS & {*one.relative_to(built_site).parts}]
    lines = {line for page in pages for line in _lines(lxml_html.fromstring(page.read_bytes()))}

    assert len([line for line in lines if re.search(r"\d asmen", line)]) > 100
    assert sorted(found for line in lines for found in style.rule_matches(rule, line)) == []

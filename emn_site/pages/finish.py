"""The last step of every page: its headings and the places that can be linked at, read from what it shows."""

import re
from collections.abc import Iterator
from html import unescape

from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyText
from emn_site.locale import Locale
from emn_site.locale.templates import render_template, strip_indents
from emn_site.model.text import FinishedPage, Heading

_HEADING = re.compile(r"<h([2-6])\b([^<>]*)>((?:[^<]|<(?!/?h[2-6]\b))*+)</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_UNSAID = re.compile(r'<sup class="footnote-ref">(?:[^<]|<(?!/?sup\b))*+</sup>|<[^>]++(?:>|\Z)', re.DOTALL)


def finish_page(locale: Locale, path: str, title: str, summary: str, html: str) -> FinishedPage:
    """Return a page made of finished HTML."""
    return FinishedPage(
        path=path,
        language=locale.language,
        title=title,
        summary=summary,
        html=LazyText(html),
        digest=digest(title, summary, html),
        headings=tuple(_headings(html)),
        anchors=frozenset(unescape(anchor) for anchor in _ID.findall(html)),
    )


def empty_page(locale: Locale, path: str) -> FinishedPage:
    """Return a page whose content its layout makes: a title and a summary, by the name of its address."""
    return finish_page(locale, path, locale.word(path), locale.word(f"{path}_summary"), "")


def page_from_template(
    locale: Locale, path: str, title: str, summary: str, template: str, **values: object
) -> FinishedPage:
    """Return a page made of a template, which is given the words of the language and how to link."""
    html = render_template(
        template,
        title=title,
        summary=summary,
        words=locale.words,
        language=locale.language,
        href=lambda to: locale.href(to, path),
        root=locale.to_root(path),
        **values,
    )
    return finish_page(locale, path, title, summary, strip_indents(html))


def _headings(html: str) -> Iterator[Heading]:
    for level, attributes, inside in _HEADING.findall(html):
        if found := _ID.search(attributes):
            title = unescape(_UNSAID.sub("", inside)).strip()
            yield Heading(int(level), unescape(found.group(1)), title)

"""The last step of every page: its headings and the places that can be linked at, read from what it shows."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyText
from emn_site.content.tree_html import read_page, write_html
from emn_site.locale import Locale, addresses
from emn_site.locale.templates import strip_indents
from emn_site.model.text import FinishedPage, Heading
from emn_site.model.tree import Element, LazyTree, plain_text, walk_elements

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def finish_page(locale: Locale, path: str, title: str, summary: str, html: str) -> FinishedPage:
    """Return a page made of finished HTML."""
    return _finished(locale, path, (title, summary), html, read_page(html))


def finish_text(locale: Locale, path: str, title: str, summary: str, tree: Element) -> FinishedPage:
    """Return a page made of a text's tree: its HTML is written here, once."""
    return _finished(locale, path, (title, summary), write_html(tree), tree)


def _finished(locale: Locale, path: str, heading: tuple[str, str], html: str, tree: Element) -> FinishedPage:
    title, summary = heading
    return FinishedPage(
        path=path,
        language=locale.language,
        title=title,
        summary=summary,
        html=LazyText(html),
        tree=LazyTree(tree),
        digest=digest(title, summary, html),
        headings=tuple(_headings(tree)),
        anchors=frozenset(one.attributes["id"] for one in walk_elements(tree) if "id" in one.attributes),
    )


def empty_page(locale: Locale, path: str) -> FinishedPage:
    """Return a page whose content its layout makes: a title and a summary, by the name of its address."""
    return finish_page(locale, path, locale.word(path), locale.word(f"{path}_summary"), "")


def page_from_template(
    locale: Locale, path: str, template: str, title: str = "", summary: str = "", **values: object
) -> FinishedPage:
    """Return a page made of a template, which is given the words of the language and how to link.

    Without another title and summary they are the words of the site that are called like the template.
    """
    name = PurePosixPath(template).name.partition(".")[0].replace("-", "_")
    title, summary = title or locale.word(name), summary or locale.word(f"{name}_summary")
    html = locale.render(
        template,
        title=title,
        summary=summary,
        words=locale.words,
        language=locale.language,
        href=lambda to: locale.href(to, path),
        root=addresses.relative_address("", locale.url(path)),
        path=path,
        **values,
    )
    return finish_page(locale, path, title, summary, strip_indents(html))


def _headings(tree: Element) -> Iterator[Heading]:
    for element in walk_elements(tree, *_HEADINGS):
        if name := element.attributes.get("id"):
            yield Heading(int(element.tag[1:]), name, plain_text(element.children).strip())

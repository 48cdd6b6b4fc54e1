"""A publication as a document: its text on paper, with cover and imprint."""

from collections.abc import Iterator
from urllib.parse import urljoin

from emn_site.charts import indicator_charts, text_references
from emn_site.content import assets
from emn_site.content.tree_html import read_page
from emn_site.exports.cards import chart_picture
from emn_site.exports.pdf.paper_tree import row_heads, tree_for_paper
from emn_site.exports.pdf.report import ImprintLine, PdfEdition, PdfSource, Report, of_locale
from emn_site.exports.terms import OURS
from emn_site.locale import Locale
from emn_site.locale.templates import template_source
from emn_site.model.site import Publication, Site
from emn_site.model.tree import Element, Node, Words, walk_elements
from emn_site.pages.publication.context import PublicationContext, publication_context
from emn_site.pages.transforms import content_tree

_BARE = " "
"""The title of a drawing whose title stands above it as a caption."""

LONG = 1_000
"""So many words a text has before it gets a cover and a list of contents."""


def publication_pdf(locale: Locale, path: str, edition: PdfEdition) -> PdfSource:
    """Return all that the PDF of a publication is made of."""
    site, here = locale.site, locale.url(path)
    publication = site.by_path[path]
    assert isinstance(publication, Publication)
    version = publication.versions[locale.language]
    view = publication_context(locale, publication, edition.base)
    charts: dict[str, bytes] = {}
    tree = content_tree(
        locale, path, version, lambda image, number, *_: _chart(locale, image, number, charts)
    )
    body = tree_for_paper(tree, edition.base, here)
    pictures = {**_pictures(site, body), **charts}
    report = Report(
        **of_locale(locale),
        title=version.head.title,
        summary=version.head.summary,
        series=view.facts[0],
        facts=view.facts[1:],
        authors=view.authors,
        notices=tuple(_notices(locale, view)),
        is_brief=version.text.words < LONG,
        body=body,
        pictures={name: f"/{name}" for name in pictures},
        imprint=tuple(_imprint(locale, view, edition, here)),
        day=site.changed.get(version.file, publication.date.earliest),
        is_ours=not view.is_compiled,
    )
    template = template_source(site.root, "publication/report.typ")
    note = locale.word("footnote_link", number="{number}")
    return PdfSource(template, report, pictures, row_heads(body), note)


def _chart(locale: Locale, image: Element, number: int, charts: dict[str, bytes]) -> Element | None:
    """Return a chart as a figure with its caption; its drawing is put beside the others."""
    target, title = image.attributes["src"], image.attributes.get("alt", "")
    drawing = chart_picture(locale, target, _BARE)
    if drawing is None:
        return None
    name = f"chart-{number}.svg"
    charts[name] = drawing.encode()
    found = text_references.parse_chart(locale, target)
    shown = text_references.reference_chart(locale, found, title)
    assert shown is not None
    description = indicator_charts.chart_description(locale, found.holders, shown, "on_page")
    alt = locale.word("pdf_chart", title=title, description=description)
    caption = locale.word("figure_caption", number=number, caption=title)
    return Element(
        "figure",
        {},
        [Element("figcaption", {}, [Words(caption)]), Element("drawing", {"src": name, "alt": alt})],
    )


def _pictures(site: Site, body: Element) -> dict[str, bytes]:
    """Return the files of a text's pictures by their addresses from the root of the site."""
    found = {}
    for image in walk_elements(body, "img"):
        name = image.attributes.get("src", "")
        if asset := site.assets.get(f"docs/{name}"):
            found[name] = assets.publication_bytes(site.root, f"docs/{name}", asset)
    return found


def _notices(locale: Locale, view: PublicationContext) -> Iterator[str]:
    """Yield what stands above the text on the page, too."""
    word = locale.word
    if view.is_compiled:
        yield word("compiled_notice")
    elif view.head.extent == "summary":
        yield word("pdf_summary")
    if view.withdrawn:
        yield f"{word('withdrawn_on', date=view.withdrawn.date)} {view.withdrawn.what}"
    for notice, other in (("superseded_notice", view.superseded_by), ("supersedes_notice", view.supersedes)):
        if other:
            yield f"{word(notice)} {other.title}"
    if view.is_outdated:
        yield word("translation_outdated")


def _imprint(
    locale: Locale, view: PublicationContext, edition: PdfEdition, here: str
) -> Iterator[ImprintLine]:
    word = locale.word
    if view.head.official_address:
        yield _line(word("where_found"), _link(view.head.official_address))
    for file in view.downloads:
        own = view.head.pdf_rights.get(file.language or "")
        title = f"{file.title} ({own.text})" if own else file.title
        yield _line(word("label_pdf"), _link(urljoin(edition.base, file.url), title))
    if view.original_title:
        yield _line(
            word("official_title"),
            Element("span", {"lang": view.original_locale}, [Words(view.original_title)]),
        )
    if view.title_note:
        yield _line(word("about_publication"), Words(view.title_note))
    for name, value, address in view.identifiers:
        yield _line(name, _link(address, value) if address else Words(value))
    if view.languages:
        label = "label_language" if len(view.head.languages) == 1 else "label_languages"
        yield _line(word(label), Words(view.languages))
    for correction in view.corrections:
        yield _line(word("corrected_on", date=correction.date), Words(correction.what))
    yield _cited(word("cite" if view.is_compiled else "cite_publication"), view.references[0].html)
    if view.summary_references:
        yield _cited(word("cite_summary"), view.summary_references[0].html)
    yield _line(word("licence"), _link(OURS.url, OURS.name))
    yield from _of_edition(locale, view, edition)
    yield _line(word("pdf_on_site"), _link(edition.base + here))


def _of_edition(locale: Locale, view: PublicationContext, edition: PdfEdition) -> Iterator[ImprintLine]:
    """Yield which edition the document belongs to, when its text was changed, and from what it was made."""
    is_frozen = bool(edition.commit)
    named = locale.word("edition_title", name=edition.name) if is_frozen else locale.word("edition_latest")
    yield _line(locale.word("edition_name"), Words(named))
    if is_frozen:
        yield _line(locale.word("edition_commit"), Words(edition.commit))
    if view.changed:
        yield _line(locale.word("label_changed"), Words(view.changed))


def _line(name: str, content: Node) -> ImprintLine:
    return ImprintLine(name, Element("p", {}, [content]))


def _cited(name: str, html: str) -> ImprintLine:
    return ImprintLine(name, Element("div", {}, read_page(html).children))


def _link(address: str, words: str = "") -> Element:
    return Element("a", {"href": address}, [Words(words or address)])

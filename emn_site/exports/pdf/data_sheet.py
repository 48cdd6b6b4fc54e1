"""A page of figures as a document: the context of the page as data, with its drawings as pictures."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from emn_site.charts.engine.drawing import Drawing
from emn_site.exports.cards import drawing_picture
from emn_site.exports.citations import page_citation
from emn_site.exports.data_tables import data_tables
from emn_site.exports.pdf.report import Document, PdfEdition, PdfSource, of_locale
from emn_site.exports.terms import data_day
from emn_site.locale import Locale
from emn_site.locale.templates import template_source
from emn_site.statistics import coverage


class DataSheet(Document, frozen=True, kw_only=True):
    """A page of figures: what its template is given (`view`), how it is cited, and where it is.

    `root` is the public address of the site; each `path` of the view has become an address.
    """

    view: dict[str, Any]
    citation: str
    address: str
    root: str


def data_sheet(
    locale: Locale, path: str, edition: PdfEdition, template: str, cited: str, view: Mapping[str, Any]
) -> PdfSource:
    """Return all that the PDF of a page of figures is made of: `view` is what the page is made of.

    `cited` is the word for how the page is cited.
    """
    pictures: dict[str, bytes] = {}

    def picture(drawing: Drawing) -> str:
        name = f"drawing-{len(pictures)}.svg"
        pictures[name] = drawing_picture(locale, drawing).encode()
        return name

    def address(of_page: str) -> str:
        return edition.base + locale.url(of_page)

    sheet = DataSheet(
        **of_locale(locale),
        title=view["title"],
        summary=view["summary"],
        view=_as_data(view, picture, address),
        pictures={},
        day=_day(locale, path),
        citation=page_citation(locale, cited, view["title"]),
        address=address(path),
        root=edition.base,
    )
    return PdfSource(template_source(locale.site.root, template), sheet, pictures)


def _day(locale: Locale, path: str) -> date:
    """Return when the newest figures were read, or else when a file of figures was last changed."""
    table = data_tables(locale.site).get(path)
    read = data_day(locale.site, table) if table else None
    return read.earliest if read else coverage.last_reading(locale.site) or date(1970, 1, 1)


def _as_data(value: Any, picture: Callable[[Drawing], str], address: Callable[[str], str]) -> Any:
    """Return a context as plain values: a drawing is the name of a picture, and a path an address."""
    if isinstance(value, Drawing):
        return picture(value)
    fields = value._asdict() if hasattr(value, "_asdict") else getattr(value, "__dict__", value)
    if isinstance(fields, Mapping):
        return {
            name: address(one) if name == "path" and one else _as_data(one, picture, address)
            for name, one in fields.items()
        }
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_as_data(one, picture, address) for one in value]
    return value

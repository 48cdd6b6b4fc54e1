"""Figures and charts that a text quotes are in the data, and the numbers are those of the data."""

from collections.abc import Callable, Iterator

from emn_site.charts import text_references, text_tables
from emn_site.charts.text_references import ChartReference
from emn_site.locale import Locale, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.statistics import cells

IMAGES: dict[str | None, tuple[Callable[[Locale, str], object], str]] = {
    text_references.CHART: (text_references.parse_chart, "chart-unknown"),
    text_references.TABLE: (text_tables.parse_table, "table-unknown"),
    text_references.COUNTRIES: (text_references.parse_countries, "countries-unknown"),
}
"""What an image may quote: what reads its address, and the problem of one that cannot be read."""


def check(site: Site) -> Iterator[Problem]:
    """Yield what a text quotes that the data do not have, other numbers than theirs, and gaps of charts."""
    for version in site.versions:
        locale = for_locale(site, version.language)
        for link in version.text.links:
            scheme = text_references.reference_scheme(link.target)
            if scheme == text_references.FIGURE:
                yield from _figure(locale, version, link)
            elif scheme in IMAGES:
                yield _other_sign(version, link, f"[{link.text}]", f"![{link.text}]")
        for image in version.text.images:
            if (scheme := text_references.reference_scheme(image.target)) in IMAGES:
                yield from _image(locale, version, image, *IMAGES[scheme])
            elif scheme:
                yield _other_sign(version, image, f"![{image.text}]", f"[{image.text}]")


def _other_sign(version: Version, link: TextLink, said: str, meant: str) -> Problem:
    """Return the problem of a chart without its sign !, or of a figure with one."""
    return make_problem(
        version.file,
        link.line,
        "mark-of-data",
        address=link.target,
        value=said,
        meant=f"{meant}({link.target})",
    )


def _figure(locale: Locale, version: Version, link: TextLink) -> Iterator[Problem]:
    try:
        found = text_references.parse_figure(locale, link.target)
    except text_references.InvalidReference as error:
        yield make_problem(
            version.file, link.line, "figure-unknown", target=link.target, expected=error.reason
        )
        return
    value = cells.number_text(locale, locale.site.indicators[found.key], found.value) or ""
    if locale.read_number(link.text) != locale.read_number(value):
        shown = value.translate(AS_SPACES)  # as an editor types it
        yield make_problem(
            version.file, link.line, "figure-differs", said=link.text, value=shown, target=link.target
        )


def _image(
    locale: Locale, version: Version, image: TextLink, parse: Callable[[Locale, str], object], code: str
) -> Iterator[Problem]:
    try:
        found = parse(locale, image.target)
    except text_references.InvalidReference as error:
        yield make_problem(version.file, image.line, code, target=image.target, expected=error.reason)
        return
    if isinstance(found, ChartReference) and (lacking := text_references.reference_gaps(locale, found)):
        yield make_problem(
            version.file, image.line, "chart-gap", target=image.target, countries="; ".join(lacking)
        )

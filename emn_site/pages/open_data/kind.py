"""The page that says how the data may be used, and where each file is."""

from emn_site.exports import code_lists
from emn_site.exports.observations import FIELDS
from emn_site.locale import Language, addresses
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import from_template
from emn_site.statistics.anomalies import KINDS

PATH = "about/open-data"


def paths(speech: Language) -> list[str]:
    """Return the one page."""
    return [PATH]


def made_of(speech: Language, path: str) -> object:
    """Return what the page is made of: the figures."""
    return speech.site.digests.figures


def page(speech: Language, path: str) -> FinishedPage:
    """Return the page about the open data."""
    site = speech.site
    return from_template(
        speech,
        path,
        speech.word("open_data"),
        speech.word("open_data_summary"),
        "open-data.html.jinja",
        fields=list(FIELDS),
        flags=[
            *((flag, SDMX[flag], speech.word(f"flag_{flag}")) for flag in FLAGS),
            *((doubt, "", speech.word(f"doubt_{doubt}")) for doubt in KINDS),
            ("small_rounded", "", speech.word("small_rounded")),
        ],
        indicators=[
            (key, speech.indicator(key).name, addresses.indicator_slug(key)) for key in site.shown_indicators
        ],
        countries=[(name, slug) for name, slug, _ in speech.countries],
        sources=[
            (speech.source(key), site.sources[key], speech.licence(key))
            for key in code_lists.used_sources(site)
        ],
    )

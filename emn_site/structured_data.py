"""What machines read in a page's head: schema.org descriptions of datasets."""

from emn_site import addresses
from emn_site.figures import LICENCE
from emn_site.model import Site

MEDIA = (("text/csv", "csv"), ("application/json", "json"))


def dataset(site: Site, path: str, title: str, summary: str, locale: str) -> dict[str, object] | None:
    """Return the schema.org Dataset of a country's or an indicator's page, or None for other pages.

    Addresses of files are relative to the root of the site; the template makes them absolute.
    """
    section, _, slug = path.partition("/")
    indicators = {addresses.indicator_path(key): key for key in site.shown_indicators}
    if not (section == "countries" and slug in site.countries) and path not in indicators:
        return None
    return {
        "name": f"{title} – {site.settings.name[locale]}",
        "description": summary,
        "inLanguage": locale,
        "license": LICENCE,
        "creator": {"@type": "Organization", "name": site.settings.publisher[locale]},
        "isBasedOn": [source.url for source in site.sources.values() if source.licence],
        "files": [(media, f"data/{section}/{slug}.{suffix}") for media, suffix in MEDIA],
    }

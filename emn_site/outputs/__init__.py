"""Every file of the site that is no page: open data, charts' data, citations, feeds, redirects."""

from emn_site.model.site import Site
from emn_site.outputs import chart_data, citations, embeds, feeds, open_data, redirects

BILL_OF_MATERIALS = "sbom.cdx.json"


def files(site: Site, base: str) -> dict[str, str | bytes]:
    """Return the files by address; `base` is the public address of the site, ending in a slash."""
    return {
        **open_data.files(site, base),
        **chart_data.files(site),
        **embeds.files(site, base),
        **citations.files(site, base),
        **feeds.files(site, base),
        **redirects.files(site, base),
        **({BILL_OF_MATERIALS: site.bill_of_materials} if site.bill_of_materials else {}),
    }

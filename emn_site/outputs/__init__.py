"""Every file of the site that is no page: open data, charts' data, feeds, redirects, what the search says."""

from emn_site.model.site import Site
from emn_site.outputs import chart_data, embeds, feeds, open_data, redirects, search_settings

BILL_OF_MATERIALS = "sbom.cdx.json"


def files(site: Site, base: str) -> dict[str, str | bytes]:
    """Return the files by address; `base` is the public address of the site, ending in a slash."""
    return {
        **open_data.files(site, base),
        **chart_data.files(site),
        **embeds.files(site, base),
        **feeds.files(site, base),
        **redirects.files(site, base),
        **search_settings.files(site),
        **({BILL_OF_MATERIALS: site.bill_of_materials} if site.bill_of_materials else {}),
    }

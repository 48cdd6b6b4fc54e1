"""Every file of the site that is no page: open data, citations, feeds, redirects."""

from emn_site import citations, feeds, open_data, redirects
from emn_site.model import Site


def files(site: Site, base: str) -> dict[str, str]:
    """Return the files by address; `base` is the public address of the site, ending in a slash."""
    return {
        **open_data.files(site),
        **citations.files(site, base),
        **feeds.files(site, base),
        **redirects.files(site, base),
    }

"""The fixtures `site` and `pages` for tests that need all 35 countries, as `site = all_countries.site`."""

import pytest

from emn_site.model.site import Site
from emn_site.pages import PageSet


@pytest.fixture(scope="session")
def site(crowded_site: Site) -> Site:
    """The content of the site with all countries, in the place of the one with three."""
    return crowded_site


@pytest.fixture(scope="session")
def pages(crowded_pages: PageSet) -> PageSet:
    """Its pages."""
    return crowded_pages

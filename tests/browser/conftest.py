"""The screens that readers have, and what the site they see was made of."""

import pytest
from playwright.sync_api import ViewportSize

from emn_site.model.site import Site

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def site(crowded_site: Site) -> Site:
    """The content of the site that is built."""
    return crowded_site

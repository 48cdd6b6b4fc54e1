"""What the built site was made of: the tests here ask it and its files for the same."""

import pytest

from emn_site.model.site import Site


@pytest.fixture(scope="session")
def site(crowded_site: Site) -> Site:
    """The content of the site that is built."""
    return crowded_site

"""The screens that readers have, and what the site they see was made of."""

from playwright.sync_api import ViewportSize

from tests.sites import all_countries

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}


site = all_countries.site

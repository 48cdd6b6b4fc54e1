"""What the built site was made of: the tests here ask it and its files for the same."""

from tests.sites import all_countries

site = all_countries.site

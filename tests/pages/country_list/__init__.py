"""Tests of `emn_site/pages/year/` and of the list of years."""

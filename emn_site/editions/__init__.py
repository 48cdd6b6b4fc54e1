"""Editions of the site on the published branch: `latest` follows main, a year is frozen for ever."""

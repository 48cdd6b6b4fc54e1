"""Fetches figures from the statistics services of Eurostat and UNHCR and writes them into data/countries/."""

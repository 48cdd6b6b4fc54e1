"""Fetches figures from the services of Eurostat, UNHCR and the World Bank and writes them into data/."""

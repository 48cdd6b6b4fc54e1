"""The descriptor of the data as a package (Data Package, specification 1): files, columns, keys, terms."""

from collections.abc import Mapping
from typing import Any

from emn_site.exports import code_lists, observations
from emn_site.locale import for_locale
from emn_site.locale.addresses import indicator_path, year_path
from emn_site.model.site import Site
from emn_site.statistics import years

Fields = Mapping[str, tuple[str, str]]


def package_descriptor(site: Site) -> dict[str, Any]:
    """Return the descriptor as the Data Package specification asks for it."""
    locale = for_locale(site, "en" if "en" in site.settings.locales else site.settings.default_locale)
    used = code_lists.source_keys(site)
    return {
        "profile": "tabular-data-package",
        "name": "emn-country-facts",
        "title": locale.of_site.name,
        "homepage": site.settings.contact.site,
        "licenses": _licences(site, used),
        "sources": [{"title": locale.source(key).name, "path": site.sources[key].url} for key in used],
        "resources": [
            _resource("figures", "figures.csv", observations.FIELDS, observations.KEY),
            _resource("parts", "parts.csv", observations.PART_FIELDS, observations.PART_KEY),
            _resource("totals", "totals.csv", observations.TOTAL_FIELDS, observations.TOTAL_KEY),
            *(
                _resource(f"country-{slug}", f"countries/{slug}.csv", observations.FIELDS, observations.KEY)
                for slug in site.countries
            ),
            *(
                _resource(
                    path.replace("indicators/", "indicator-"),
                    f"{path}.csv",
                    observations.FIELDS,
                    observations.KEY,
                )
                for path in map(indicator_path, site.shown_indicators)
            ),
            *(
                _resource(f"year-{year}", f"{year_path(year)}.csv", observations.FIELDS, observations.KEY)
                for year in years.covered_years(site)
            ),
            *_explanations(site),
        ],
    }


def _licences(site: Site, used: list[str]) -> list[dict[str, str]]:
    """Return the terms of every source that is used, each once, under their own names."""
    found = {
        (source.licence, source.licence_url)
        for source in (site.sources[key] for key in used)
        if source.licence and source.licence_url
    }
    return [{"title": name, "path": url} for name, url in sorted(found) if name and url]


def _explanations(site: Site) -> list[dict[str, Any]]:
    made = []
    for name, (key, make) in code_lists.CODE_LISTS.items():
        found = make(site)
        fields = {
            field: (_kind(field), field.capitalize().replace("_", " "))
            for field in (found[0] if found else ())
        }
        made.append(_resource(name, f"{name}.csv", fields, [key]))
    return made


def _kind(field: str) -> str:
    return {"DECIMALS": "integer", "ROUNDED_TO": "number", "SMALL_ROUNDED_BELOW": "integer"}.get(
        field, "string"
    )


def _resource(name: str, path: str, fields: Fields, key: list[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": field, "type": kind, "description": about} for field, (kind, about) in fields.items()
            ],
            "primaryKey": key,
            "missingValues": [""],
        },
    }

"""What the search says in each language, and where its files are: `search-index/settings.<language>.json`.

Loaded with the search; addresses are from the root of the site.
"""

import json
from typing import Any

from emn_site.locale import Locale, all_locales
from emn_site.model.site import Site
from emn_site.search.index import FOLDER


def settings_files(site: Site) -> dict[str, str]:
    """Return the file of each language by address."""
    return {
        f"{FOLDER}/settings.{locale.language}.json": json.dumps(_settings(locale), ensure_ascii=False)
        for locale in all_locales(site)
    }


def _settings(locale: Locale) -> dict[str, Any]:
    others = [one for one in all_locales(locale.site) if one is not locale]
    return {
        "folder": f"{FOLDER}/",
        "worker": "search-worker.js",
        "styles": "assets/stylesheets/results.css",
        "locale": locale.language,
        "address": locale.url("search"),
        "count": locale.words["search_count"],
        "none": locale.word("search_none"),
        "failed": locale.word("search_failed"),
        "meant": locale.word("search_meant"),
        "spelt": locale.word("search_spelled"),
        "elsewhere": locale.word("search_other_results"),
        "others": [
            {"locale": one.language, "name": one.name, "address": one.url("search")} for one in others
        ],
    }

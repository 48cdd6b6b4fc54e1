"""What the search says in each language, and where its files are: `search-index/settings.<language>.json`.

Loaded with the search; addresses are from the root of the site.
"""

import json
from typing import Any

from emn_site.locale import Language, all_languages
from emn_site.model.site import Site
from emn_site.search.index import FOLDER


def files(site: Site) -> dict[str, str]:
    """Return the file of each language by address."""
    return {
        f"{FOLDER}/settings.{speech.locale}.json": json.dumps(_settings(speech), ensure_ascii=False)
        for speech in all_languages(site)
    }


def _settings(speech: Language) -> dict[str, Any]:
    others = [one for one in all_languages(speech.site) if one is not speech]
    return {
        "folder": f"{FOLDER}/",
        "worker": "search-worker.js",
        "styles": "assets/stylesheets/results.css",
        "locale": speech.locale,
        "address": speech.url("search"),
        "count": speech.words["search_count"],
        "none": speech.word("search_none"),
        "failed": speech.word("search_failed"),
        "meant": speech.word("search_meant"),
        "spelt": speech.word("search_spelled"),
        "elsewhere": speech.word("search_other_results"),
        "others": [{"locale": one.locale, "name": one.name, "address": one.url("search")} for one in others],
    }

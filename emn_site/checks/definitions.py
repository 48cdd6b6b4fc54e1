"""A definition names what its indicator is filtered by: a reader quotes the definition, not the query."""

import re
from collections.abc import Iterator

from emn_site.content import packed_words
from emn_site.model.indicators import Indicator
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.wording import Wording


def check(site: Site) -> Iterator[Problem]:
    """Yield the definitions that lack the words of a code they are filtered by, or have those of another.

    The words of a code are `said` in a language's dimensions.yml.
    """
    for language, wording in site.wordings.items():
        path = f"data/{language}/indicators.yml"
        if path in site.broken:
            continue
        for key, indicator in site.indicators.items():
            for dimension, code in _unsaid(wording, key, indicator):
                place = packed_words.spot(site, path, (key, "definition"))
                name = wording.dimensions[dimension].codes[code].name
                yield make_problem(
                    *place, "definition-unlike-filter", key=key, dimension=dimension, chosen=code, name=name
                )


def _unsaid(wording: Wording, key: str, indicator: Indicator) -> Iterator[tuple[str, str]]:
    words = wording.indicators.get(key)
    if words is None or indicator.fetch is None:
        return
    text = words.definition.casefold()
    for dimension, codes in indicator.fetch.filters.items():
        known = wording.dimensions.get(dimension)
        said = {code: found.said for code, found in known.codes.items()} if known else {}
        for code in codes:
            own = said.get(code, [])
            others = [word for other in said if other not in codes for word in said[other]]
            if not _any_in(own, text) if own else code in said and _any_in(others, text):
                yield dimension, code


def _any_in(words: list[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word.casefold())}", text) for word in words)

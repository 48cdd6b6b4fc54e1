"""Turns values into Markdown by the templates of this package."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    # Output is Markdown with some HTML. Words come from our own data files, so nothing is escaped
    # but by the filters below.
    environment = Environment(
        loader=PackageLoader("emn_site"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["oneline"] = lambda text: text.replace("\n", "")
    environment.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment


def render(template: str, **values: object) -> str:
    """Return a template of `emn_site/templates/` filled with values; an unknown name is an error."""
    return _environment().get_template(template).render(**values)

"""Turns values into Markdown by the templates of this package."""

import json
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

_TEX = re.compile(r"[&%$#_{}]")
"""Signs that mean something in BibTeX; letters of any language are fine."""

_GAP = re.compile(r"\{(\w+)\}")


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
    environment.filters["tex"] = lambda text: _TEX.sub(r"\\\g<0>", text)
    environment.filters["oneline"] = lambda text: text.replace("\n", "")
    # Inside a script element, "</" would end it.
    environment.filters["json"] = lambda value: json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
    environment.filters["yaml"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment


def gaps(text: str) -> set[str]:
    """Return the names of the gaps in some words: `{count}` is one."""
    return set(_GAP.findall(text))


def fill(text: str, **values: object) -> str:
    """Return words with their gaps filled; a gap nothing is known for stays visible and does no harm."""
    return _GAP.sub(lambda gap: str(values.get(gap.group(1), gap.group())), text)


def render(template: str, **values: object) -> str:
    """Return a template of `emn_site/templates/` filled with values; an unknown name is an error."""
    return _environment().get_template(template).render(**values)

"""The list of problem codes in the editors' guide, made from the texts the checks speak with."""

import re

from emn_site import addresses, problems
from emn_site.model import Site
from emn_site.rendering import render
from emn_site.words import word

PATH = "editing/problems"


def pages(site: Site) -> dict[str, str]:
    """Return the page that explains every problem code in each language, by source file."""
    return {addresses.src_uri(PATH, locale): _page(site, locale) for locale in site.settings.locales}


def _page(site: Site, locale: str) -> str:
    explained = [
        {
            "code": code,
            "is_warning": bool(text.get("warning")),
            **{part: _words(text[part], locale) for part in ("fault", "remedy", "explain")},
        }
        for code, text in problems.texts().items()
    ]
    return render(
        "problems.md.jinja",
        title=word(site, "problems_title", locale),
        summary=word(site, "problems_summary", locale),
        warning=word(site, "problem_is_warning", locale),
        problems=explained,
    )


def _words(text: dict[str, str], locale: str) -> str:
    """Return a sentence with an ellipsis in each of its gaps."""
    sentence = text.get(locale, text["en"]).replace("{{", "{").replace("}}", "}")
    return re.sub(r"\{(?:key|value|known|expected|locale|hint|[a-z]+)\}", "…", sentence)

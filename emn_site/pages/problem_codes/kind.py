"""The list of problem codes in the editors' guide, made from the texts the checks speak with."""

import re

from emn_site.locale import Locale
from emn_site.model.problems import WARNINGS
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind

PATH = "editing/problems"


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the page that explains every problem code."""
    reports = locale.site.reports
    texts = reports.get(locale.language) or next(iter(reports.values()), None)
    explained = [
        {
            "code": code,
            "is_warning": code in WARNINGS,
            "example": locale.site.problem_examples.get(code),
            **{
                part: re.sub(r"\{[a-z_]+\}", "…", getattr(text, part))
                for part in ("fault", "remedy", "explain")
            },
        }
        for code, text in (texts.problems if texts else {}).items()
    ]
    return page_from_template(
        locale,
        path,
        "problem_codes/problems.html.jinja",
        locale.word("problems_title"),
        locale.word("problems_summary"),
        problems=explained,
    )


KIND = Kind(
    name="problem_codes",
    paths=lambda locale: [PATH],
    page=_page,
    contents_levels=1,
    is_indexed=False,
    search=None,
)

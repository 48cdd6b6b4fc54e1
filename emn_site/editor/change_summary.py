"""What a proposed change does to the site: its pages, the state of their translations, its problems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from emn_site.content.translations import translation_state
from emn_site.locale import Locale
from emn_site.locale.reports import problem_sentence
from emn_site.locale.templates import render_template
from emn_site.model.problems import Problem


@dataclass(frozen=True)
class ChangedPage:
    """One changed text, and how it and its translations stand."""

    file: str
    title: str
    states: tuple[tuple[str, str], ...]


def change_summary(
    locale: Locale, files: Iterable[str], found: Iterable[Problem], mended: Mapping[str, str]
) -> str:
    """Return the summary of a change for its reviewer, as Markdown.

    `mended` has by file what could be mended without asking; of the changed ones it is shown.
    """
    site, changed = locale.site, set(files)
    pages = [
        ChangedPage(
            file=version.file,
            title=version.head.title,
            states=tuple(
                (
                    locale.language_name(other),
                    locale.word(f"translation_is_{translation_state(page, other).value}"),
                )
                for other in site.settings.locales
            ),
        )
        for page in site.by_path.values()
        for version in page.versions.values()
        if version.file in changed
    ]
    listed = [
        (p.path, p.line, problem_sentence(p, site.reports, locale.language), p.is_warning)
        for p in sorted(found)
    ]
    others = sorted(changed - {page.file for page in pages})
    proposed = [difference for file, difference in mended.items() if file in changed]
    about = {"pages": pages, "problems": listed, "others": others, "proposed": proposed}
    return render_template("changes.md.jinja", words=locale.words, **about)

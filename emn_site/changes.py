"""What a proposed change does to the site: its pages, the state of their translations, its problems."""

from collections.abc import Iterable
from dataclasses import dataclass

from emn_site import languages, problems
from emn_site.model import Site
from emn_site.problems import Problem
from emn_site.rendering import render
from emn_site.translations import state
from emn_site.words import in_language, word


@dataclass(frozen=True)
class ChangedPage:
    """One changed text, and how it and its translations stand."""

    file: str
    title: str
    states: tuple[tuple[str, str], ...]


def summary(site: Site, files: Iterable[str], found: Iterable[Problem], locale: str) -> str:
    """Return the summary of a change for its reviewer, as Markdown."""
    changed = set(files)
    pages = [
        ChangedPage(
            file=version.file,
            title=version.head.title,
            states=tuple(
                (
                    languages.language_name(other, locale),
                    word(site, f"translation_is_{state(page, other).value}", locale),
                )
                for other in site.settings.locales
            ),
        )
        for page in site.by_path.values()
        for version in page.versions.values()
        if version.file in changed
    ]
    listed = [(p.path, p.line, problems.sentence(p, locale), p.is_warning) for p in sorted(found)]
    others = sorted(changed - {page.file for page in pages})
    return render(
        "changes.md.jinja", pages=pages, problems=listed, others=others, words=in_language(site, locale)
    )

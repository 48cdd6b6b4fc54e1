"""A green check is a promise: the build succeeds and shows just what was checked.

Whatever an editor does to a file, the answer is either a report that names a file, or everything that a
build makes of the site: pages, views, files of other kinds, the search. MkDocs itself frames what is
finished; some of these sites are built with it to the end.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks, exports
from emn_site.cache import workers
from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.checks import CheckResult
from emn_site.locale import for_locale, reports
from emn_site.model.refusals import UnreadableSite
from emn_site.pages import search_documents
from emn_site.pages.context import page_context
from emn_site.pages.kinds import page_feeds
from emn_site.pages.layout import PageEdition, layout_page
from tests.conftest import built
from tests.promise.mistakes import CHOSEN, FILES, mistaken
from tests.sites import project_of

TODAY, BASE = date(2026, 1, 1), "https://emn.example/"
A_RUN, RUNS = 50, 20
"""Twenty times fifty random mistakes: a thousand."""


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What earlier checks have made, as on the machine of an editor."""
    return Cache(tmp_path_factory.mktemp("kept")).with_memory()


def _keeps_its_promise(root: Path, cache: Cache) -> bool:
    """Do what a build does, as far as the problems found let it; return whether the check was green."""
    try:
        found = checks.check_site(root, TODAY, cache=cache)
    except UnreadableSite as error:
        assert error.problems
        assert reports.format_report(error.problems, error.reports, "en")
        return False
    assert all(problem.path for problem in found.problems)
    for language in found.site.reports:
        assert reports.format_report(found.problems, found.site.reports, language).count("\n") <= len(
            found.problems
        )
    if not found.errors:
        _make(found, cache)
    return not found.errors


def _make(found: CheckResult, cache: Cache = NO_CACHE) -> None:
    assert found.pages.problems == []
    for (_, language), page in found.pages.by_place.items():
        shown = page_context(for_locale(found.site, language), page, BASE)
        assert (shown.title, shown.summary) == (page.title, page.summary)
        if page.path in found.site.by_path:
            assert layout_page(for_locale(found.site, language), page, PageEdition(BASE, BASE))
    assert dict(exports.export_files(found.site, BASE, page_feeds(found.site), cache))
    assert dict(search_documents.search_files(found.site, found.pages, cache))


def _files(root: Path) -> Iterator[Path]:
    for pattern in FILES:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())


@pytest.mark.parametrize("seed", range(RUNS))
def test_any_mistake_ends_in_a_report_or_in_a_site(healthy: Path, stored: Cache, seed: int) -> None:
    chance = random.Random(seed)
    files = list(_files(healthy))
    for _ in range(A_RUN):
        file = chance.choice(files)
        before = file.read_bytes()
        file.write_bytes(mistaken(before, chance))
        _keeps_its_promise(healthy, stored)
        file.write_bytes(before)


@pytest.mark.parametrize(("name", "file", "text", "is_green"), CHOSEN, ids=[one[0] for one in CHOSEN])
def test_a_chosen_mistake_ends_as_it_should(
    healthy: Path, stored: Cache, name: str, file: str, text: bytes, is_green: bool
) -> None:
    target = healthy / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text)

    assert _keeps_its_promise(healthy, stored) is is_green


def test_what_was_checked_is_what_mkdocs_frames(tmp_path: Path) -> None:
    """Every chosen text that passes, in one site, built to the end."""
    root = project_of("healthy", tmp_path)
    for number, (_, file, text, is_green) in enumerate(CHOSEN):
        if is_green and file.startswith("docs/lt/studies/2022/"):
            target = root / f"docs/lt/studies/2022/chosen-{number}.md"
            target.write_bytes(text)
    found = checks.check_site(root, TODAY)
    assert found.errors == []

    site = built(tmp_path / "built", root)

    for (path, language), page in found.pages.by_place.items():
        address = for_locale(found.site, language).url(path)
        html = (site / address / "index.html").read_text(encoding="utf-8")
        assert page.html() in html, path


def test_a_page_whose_making_fails_is_a_problem_of_its_file(
    healthy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from emn_site.pages.country import kind as country

    monkeypatch.setattr(country, "country_chapters", lambda *what: 1 / 0)

    found = checks.check_site(healthy, TODAY)

    assert {(p.code, p.path) for p in found.problems} == {
        ("page-not-made", "data/countries/lithuania.yml"),
        ("page-not-made", "data/countries/norway.yml"),
    }


def test_a_text_is_rendered_once_in_a_check_and_once_in_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from emn_site.content import texts

    rendered: list[str] = []
    render = vars(texts)["parse_markdown"]

    def counted(body: str, first_line: int) -> object:
        rendered.append(body)
        return render(body, first_line)

    monkeypatch.setattr(texts, "parse_markdown", counted)
    monkeypatch.setattr(workers, "count_processors", lambda: 1)
    root = project_of("healthy", tmp_path)

    found = checks.check_site(root, TODAY)
    _make(found)

    assert len(rendered) == len(list((root / "docs").rglob("*.md")))

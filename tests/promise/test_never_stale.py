"""What is kept is never out of date: after any change, a build with it gives what a clean one gives.

Every file that readers get, byte for byte, whatever was changed: texts, what stands above them, data, words,
templates; whether written anew, renamed, added or taken away.
"""

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks, exports
from emn_site.cache.cache import Cache
from emn_site.cache.digests import code_digest, digest
from emn_site.locale import for_locale, reports
from emn_site.pages import search_documents
from emn_site.pages.kinds import page_cards, page_feeds
from emn_site.pages.layout import LayoutPages, PageEdition, not_found_page, robots_file, sitemap_file
from tests.sites import ROOT, own_file, project_of

TODAY, BASE = date(2026, 1, 1), "https://emn.example/"
A_RUN, RUNS = 12, 5
ADDED = """---
title: "Pridėta studija"
summary: "Santrauka."
published: 2022-07
topics: [asylum]
seen: [https://example.org/added]
---

Prieglobsčio prašytojų buvo 7.
"""

Files = dict[str, str | bytes]


def everything(root: Path, cache: Cache) -> Files:
    """Return every file that a build writes, or the report where it writes none."""
    found = checks.check_site(root, TODAY, cache=cache)
    site, edition = found.site, PageEdition(BASE, BASE)
    if found.errors:
        return {"report": reports.format_report(found.problems, site.reports, "en")}
    frames = LayoutPages(site, found.pages.by_place, found.pages.digests, edition, cache)
    return {
        "report": reports.format_report(found.problems, site.reports, "en"),
        "404.html": not_found_page(for_locale(site, "lt"), edition),
        "sitemap.xml": sitemap_file(site, found.pages.paths, edition),
        "robots.txt": robots_file(site, edition),
        **{
            for_locale(site, place[1]).url(place[0]) + "index.html": frames.html(place)
            for place in found.pages.by_place
        },
        **dict(exports.export_files(site, BASE, page_feeds(site), cache)),
        **dict(exports.card_files(site, page_cards(site), cache)),
        **dict(search_documents.search_files(site, found.pages, cache)),
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a glossary, whose templates can be changed."""
    root = project_of("healthy", tmp_path)
    (root / "data/glossary.yml").write_text("asylum-seeker: {source: statistics}\n")
    for language, name in (("lt", "prieglobsčio prašytojas"), ("en", "asylum seeker")):
        entry = f'asylum-seeker:\n  name: "{name}"\n  definition: "Definition."\n'
        (root / f"data/{language}/glossary.yml").write_text(entry, encoding="utf-8")
    _replace(root / "docs/en/studies/2022/english-only.md", "(first-study.md", "(../../index.md")
    return root


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _a_text(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted(file for file in root.glob("docs/*/*/[12]*/*.md")))


def _write(root: Path, chance: random.Random) -> None:
    with _a_text(root, chance).open("a", encoding="utf-8") as file:
        file.write(f"\n## Skyrius {chance.random()}\n\nPrieglobsčio prašytojai, {chance.randint(1, 9999)}.\n")


def _retitle(root: Path, chance: random.Random) -> None:
    _replace(_a_text(root, chance), 'title: "', f'title: "{chance.choice("ABCĄČ")}')


def _refigure(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted((root / "data/countries").glob("*.yml")))
    text = file.read_text(encoding="utf-8")
    figure = chance.choice([*re.finditer(r"(?<=\d{4}: )\d+(?=\n)", text)])
    changed = text[: figure.start()] + str(int(figure[0]) + 1) + text[figure.end() :]
    file.write_text(changed, encoding="utf-8")


def _reword(root: Path, chance: random.Random) -> None:
    file = root / f"data/{chance.choice(('lt', 'en'))}/words.yml"
    file.write_text(f'home: "X{chance.random()}"\n', encoding="utf-8")


def _redefine(root: Path, chance: random.Random) -> None:
    _replace(root / "data/lt/glossary.yml", 'definition: "', f'definition: "Apibrėžtis {chance.random()} ')


def _reshape(root: Path, chance: random.Random) -> None:
    _replace(own_file(root, "main.html"), 'class="emn-page', f'class="emn-{chance.randint(1, 999)} emn-page')


def _inventory(root: Path, chance: random.Random) -> None:
    (root / "sbom.cdx.json").write_text(f'{{"serialNumber": "{chance.random()}"}}')


def _rename(root: Path, chance: random.Random) -> None:
    file, number = _a_text(root, chance), chance.randint(1, 99)
    for version in _versions(root, file):
        version.rename(version.with_stem(f"{version.stem}-{number}"))


def _versions(root: Path, file: Path) -> list[Path]:
    """Return a text in all its languages."""
    path = file.relative_to(root / "docs").as_posix().partition("/")[2]
    return sorted(root.glob(f"docs/*/{path}"))


def _rename_country(root: Path, chance: random.Random) -> None:
    file, number = chance.choice(sorted((root / "data/countries").glob("*.yml"))), chance.randint(1, 99)
    for one in [file, *root.glob(f"data/*/countries/{file.name}")]:
        one.rename(one.with_stem(f"{file.stem}-{number}"))


def _add(root: Path, chance: random.Random) -> None:
    (root / f"docs/lt/studies/2022/added-{chance.randint(1, 99)}.md").write_text(ADDED, encoding="utf-8")


def _delete(root: Path, chance: random.Random) -> None:
    for version in _versions(root, _a_text(root, chance)):
        version.unlink()


def _redirect(root: Path, chance: random.Random) -> None:
    new = _a_text(root, chance).relative_to(root / "docs").with_suffix("").as_posix().partition("/")[2]
    (root / "data/redirects.yml").write_text(f"studies/2001/old-{chance.randint(1, 99)}: {new}\n")


def _language(root: Path, chance: random.Random) -> None:
    _replace(root / "data/site.yml", "locales: [lt, en]", "locales: [en, lt]")


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    _write, _retitle, _refigure, _reword, _redefine, _reshape, _inventory, _rename,
    _rename_country, _add, _delete, _redirect, _language,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(RUNS))
def test_after_any_change_a_warm_build_is_a_clean_one(project: Path, tmp_path: Path, seed: int) -> None:
    chance, warm = random.Random(seed), Cache(tmp_path / "warm")
    green = int(len(everything(project, warm)) > 1)
    assert green

    for number in range(A_RUN):
        change = CHANGES[(seed * RUNS + number) % len(CHANGES)]
        change(project, chance)

        found = everything(project, warm)
        assert found == everything(project, Cache(tmp_path / f"clean-{number}")), change.__name__
        green += len(found) > 1
    assert green > A_RUN / 2


def test_a_template_that_is_saved_shows_in_every_page(project: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    before = everything(project, cache)

    _replace(own_file(project, "main.html"), 'class="emn-page', 'class="emn-saved emn-page')

    after = everything(project, cache)
    pages = [name for name in after if name.endswith("/index.html")]
    assert pages
    assert all("emn-saved" in after[name] and "emn-saved" not in before[name] for name in pages)


def test_nothing_is_made_again_where_nothing_has_changed(project: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    everything(project, cache)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "kept").rglob("*") if file.is_file()}

    everything(project, cache)

    after = {file: file.stat().st_mtime_ns for file in (tmp_path / "kept").rglob("*") if file.is_file()}
    assert after == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: b"\0" * len(content),
    ],
    ids=["half", "empty", "bit", "zeros"],
)
def test_what_is_damaged_is_made_again(
    project: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    clean = everything(project, Cache(tmp_path / "cache"))
    store = tmp_path / "cache" / "values.sqlite"
    store.write_bytes(damage(store.read_bytes()))

    assert everything(project, Cache(tmp_path / "cache")) == clean


def test_a_folder_that_cannot_be_written_keeps_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert everything(project, Cache(tmp_path / "file")) == everything(project, Cache(tmp_path / "kept"))


def test_a_digest_tells_values_apart() -> None:
    assert (
        len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest(("ab", "c")), digest("ab", b"c")})
        == 5
    )


def test_the_program_is_part_of_what_everything_is_made_of(project: Path) -> None:

    before = code_digest(project)
    with own_file(project, "main.html").open("a") as file:
        file.write("{# changed #}\n")

    assert code_digest(project) != before
    assert code_digest(ROOT) == code_digest(ROOT)

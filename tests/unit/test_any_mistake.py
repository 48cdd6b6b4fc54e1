"""Whatever an editor does to a file, the answer is a report and never a traceback."""

import random
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks, content, generated, page_views, problems

SIGNS = (
    "[", "]", "{", "}", ":", "- ", '"', "'", "\t", "#", "&a", "*a", "!!python/object:x", "null", "-1", "1e9",
    "99999999999999", "\x00", "---\n", "\n", "true", "|", ">", "%", "@", "lt", "{{ x }}", "<b>", "](x.md)",
    "![](x.png)", "{count}", "{}",
)  # fmt: skip


def _mistaken(text: str, chance: random.Random) -> str:
    """Return a text after one mistake: a line lost, doubled, moved in or cut off, or a sign too many."""
    lines = text.split("\n")
    line = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[line]
        case 1:
            lines.insert(line, chance.choice(lines))
        case 2:
            lines[line] = "  " + lines[line]
        case 3:
            lines[line] = lines[line].partition(":")[0] + ": " + chance.choice(SIGNS)
        case 4:
            place = chance.randrange(len(text) + 1)
            return text[:place] + chance.choice(SIGNS) + text[place:]
        case _:
            return text[: chance.randrange(len(text) + 1)]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_no_mistake_ends_in_a_traceback(healthy: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(file for file in healthy.rglob("*") if file.is_file())
    for _ in range(40):
        file = chance.choice(files)
        before = file.read_text()
        file.write_text(_mistaken(before, chance))
        _check_and_generate(healthy)
        file.write_text(before)


def _check_and_generate(root: Path) -> None:
    """Do what a build does, as far as the problems found would let it."""
    try:
        site = content.load(root)
    except content.Unreadable as error:
        assert problems.report(error.problems, "en")
        return
    found = checks.run(site, date(2026, 1, 1))
    problems.report(found, "lt")
    if all(problem.is_warning for problem in found):
        generated.pages(site)
        for path in site.by_path:
            for locale in site.settings.locales:
                page_views.view(site, path, locale, "Title", "Summary", "https://emn.example/")

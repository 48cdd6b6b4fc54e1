"""One value that cannot be read is one problem: it takes neither its file nor other files away."""

import random
import re
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cache.cache import Cache
from emn_site.model.problems import Problem
from tests.sampling import sample
from tests.sites import copy_of

TODAY = date(2026, 11, 29)
SCALAR = re.compile(r"^(\s*(?:- )?[\w-]+: )(?![|>{\[&*]|$)(.+)$")
BAD = ("1 025", "abc 5", "[a, b]", "{x: 1}", "~", '"2024-13-45"', "1,5", "5.5.5", "yes", '""')
MOST = 2
"""A value may be wrong in itself and be lacking where it is asked for."""

SEEDS = range(120)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cache, set[Problem]]:
    """A site with publications and countries, what was stored of it, and its own problems."""
    root = copy_of("network", tmp_path_factory.mktemp("unread"))
    cache = Cache(root / ".cache").with_memory()
    return root, cache, set(checks.check_site(root, TODAY, cache=cache).problems)


def _files(root: Path) -> list[Path]:
    data = [path for path in root.glob("data/**/*.yml") if path != root / "data" / "site.yml"]
    return sorted([*data, *root.glob("docs/*/*/*/*.md")])


def _scalars(text: str, is_text: bool) -> list[int]:
    """Return the lines with a key and a value, of data or above a text."""
    lines = text.split("\n")
    last = lines.index("---", 1) if is_text else len(lines)
    return [at for at in range(int(is_text), last) if SCALAR.match(lines[at])]


def _problems(
    site: tuple[Path, Cache, set[Problem]], seed: int, spoil: str
) -> tuple[str, str, list[Problem], list[Problem]]:
    """Spoil one line of one file; return both, and the new errors of the file and of others."""
    root, cache, before = site
    chance = random.Random(seed)
    file = chance.choice([path for path in _files(root) if _scalars(path.read_text(), path.suffix == ".md")])
    old = file.read_text(encoding="utf-8")
    lines = old.split("\n")
    at = chance.choice(_scalars(old, file.suffix == ".md"))
    key, value = SCALAR.match(lines[at]).groups()  # type: ignore[union-attr]
    bad = {"value": chance.choice(BAD), "bracket": f"[{value}", "quotation": f'"{value}'}.get(spoil)
    lines[at] = f" {lines[at]}" if bad is None else key + bad
    file.write_text("\n".join(lines), encoding="utf-8")
    try:
        found = checks.check_site(root, TODAY, cache=cache).problems
    finally:
        file.write_text(old, encoding="utf-8")
    name = file.relative_to(root).as_posix()
    new = [problem for problem in found if problem not in before and not problem.is_warning]
    own = [problem for problem in new if problem.path == name]
    return name, lines[at], own, [problem for problem in new if problem.path != name]


@pytest.mark.parametrize("seed", sample("unread values", SEEDS))
def test_one_bad_value_is_two_problems_at_most(site: tuple[Path, Cache, set[Problem]], seed: int) -> None:
    name, line, own, others = _problems(site, seed, "value")

    assert len(own) + len(others) <= MOST, (name, line, own, others[:5])


@pytest.mark.parametrize("spoil", ["indent", "bracket", "quotation"])
@pytest.mark.parametrize("seed", sample("unread values", SEEDS))
def test_a_broken_sign_is_a_problem_of_its_own_file_alone(
    site: tuple[Path, Cache, set[Problem]], seed: int, spoil: str
) -> None:
    name, line, own, others = _problems(site, seed, spoil)

    assert others == [], (name, line, own, others[:5])


def test_an_original_that_cannot_be_read_breaks_no_link_to_its_page_in_another_language(
    tmp_path: Path,
) -> None:
    root = copy_of("network", tmp_path)
    file = root / "docs" / "en" / "informs" / "2024" / "autonomous-housing.md"
    file.write_text(file.read_text().replace("title:", " title:", 1))

    assert {problem.path for problem in checks.check_site(root, TODAY).errors} == {
        file.relative_to(root).as_posix()
    }


def test_no_work_is_told_that_the_publication_it_names_cannot_be_read(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    named = root / "docs" / "en" / "informs" / "2024" / "autonomous-housing.md"
    other = next(one for one in sorted(root.glob("docs/en/*/*/*.md")) if one != named)
    link = "part_of: informs/2024/autonomous-housing"
    other.write_text(other.read_text().replace("---\n", f"---\n{link}\n", 1))
    named.write_text(named.read_text().replace("title:", " title:", 1))
    for translation in root.glob("docs/*/informs/2024/autonomous-housing.md"):
        if translation != named:
            translation.unlink()

    assert "unknown-publication" not in {one.code for one in checks.check_site(root, TODAY).problems}


@pytest.mark.parametrize("name", ["types", "indicators", "datasets", "works", "topics"])
def test_where_neutral_data_cannot_be_read_nothing_else_is_told(tmp_path: Path, name: str) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data" / f"{name}.yml"
    file.write_text((file.read_text() if file.exists() else "") + "\nx: [a\n")

    assert [one.path for one in checks.check_site(root, TODAY).errors] == [f"data/{name}.yml"]


def test_two_types_with_one_folder_are_one_problem(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data" / "types.yml"
    first, second, *_ = re.findall("(?m)^  folder: .*$", file.read_text())
    file.write_text(file.read_text().replace(second, first))

    assert [one.code for one in checks.check_site(root, TODAY).problems] == ["folder-taken"]


@pytest.mark.parametrize("forms", ["[a]", "{one: [a], other: b}", "{one: a}"])
def test_words_of_no_shape_are_one_problem_without_names_of_code(tmp_path: Path, forms: str) -> None:
    root = copy_of("network", tmp_path)
    (root / "data" / "lt" / "words.yml").write_text(f"pages: {forms}\n")
    (problem,) = checks.check_site(root, TODAY).errors

    assert not re.search(r"Forms|function|constrained", str(problem.values))


def test_a_country_stays_without_the_period_that_cannot_be_read(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data" / "countries" / "lithuania.yml"
    file.write_text(re.sub(r"(?m)^(      2022: )1025$", r"\g<1>1 025", file.read_text(), count=1))
    found = checks.check_site(root, TODAY)

    values = found.site.countries["lithuania"].figures["asylum_applicants"].values
    assert [(p.code, p.path) for p in found.errors] == [("wrong-value", "data/countries/lithuania.yml")]
    assert "2022" not in map(str, values)
    assert "2021" in map(str, values)


def test_a_period_in_two_spellings_is_given_twice(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data" / "countries" / "lithuania.yml"
    file.write_text(
        re.sub(r"(?m)^(      )2022: 1025$", '\\g<1>2022: 1025\n\\g<1>"2022": 1026', file.read_text(), count=1)
    )

    assert "duplicate-key" in {problem.code for problem in checks.check_site(root, TODAY).problems}


def test_a_folder_of_a_type_that_cannot_be_read_misplaces_no_text(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    file = root / "data" / "types.yml"
    file.write_text(file.read_text().replace("folder: informs", "folder: 5.5.5"))

    errors = checks.check_site(root, TODAY).errors

    assert [(error.code, error.path) for error in errors] == [("wrong-value", "data/types.yml")]


def test_pages_of_figures_are_made_without_the_file_of_the_home_country(tmp_path: Path) -> None:
    root = copy_of("network", tmp_path)
    (root / "data" / "countries" / "lithuania.yml").write_text("a: b: c")

    assert {error.code for error in checks.check_site(root, TODAY).errors} == {"unreadable-yaml"}

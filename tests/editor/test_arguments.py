"""Arguments of commands are judged as files are: a command writes exactly what was said, or nothing."""

import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from emn_site import checks
from emn_site.cli import content, documents, editing
from emn_site.content import front_matter, writer
from emn_site.content.load import load_site
from emn_site.content.validation import validate_document
from emn_site.content.yaml_lines import read_yaml
from emn_site.editions.repository import Repository
from emn_site.editor import new_texts
from emn_site.editor.arguments import accept_value
from emn_site.model.publication import PublicationHead
from emn_site.model.refusals import Refused
from emn_site.model.shapes import bind_numbers
from emn_site.model.site import Site
from tests.editor.test_editing import FIRST, SECOND, _committed, _options
from tests.refusals import refused
from tests.sites import ROOT, copy_of

TODAY = date(2026, 1, 1)
SNARES = [
    "LT], pdf: {lt: x}, z: [",
    "a\nstatus: published",
    "---",
    "# x",
    "a: b #c",
    "'\"\\",
    "\\u0041<b>{{ x }}",
    "yes",
    "null",
    "012",
    "&a *a !!python/name:x",
    "%TAG",
    "\u2028x\u0085",
    "\ud800",
    "\U0001f600 ą\u0301",
]
WORDS = st.one_of(
    st.text(max_size=40), st.sampled_from(SNARES), st.lists(st.sampled_from(SNARES)).map("".join)
)


def _tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".git", ".cache"} & {*path.parts}
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return load_site(copy_of("healthy", tmp_path_factory.mktemp("site")))


def _new(**facts: Any) -> new_texts.NewText:
    usual = {"type": "study", "title": "Nauja", "summary": "S.", "topics": ["asylum"], "language": "lt"}
    return new_texts.NewText(**{**usual, "year": "2022", **facts})


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS, st.one_of(st.just(""), WORDS), st.lists(WORDS, max_size=2), WORDS)
def test_a_new_text_says_what_was_said_or_is_refused(
    site: Site, title: str, summary: str, slug: str, countries: list[str], year: str
) -> None:
    in_full = _new(title=title, summary=summary, slug=slug, countries=countries, year=year)
    for new in (in_full, _new(title=title, summary=summary, countries=["LT"])):
        try:
            result = new_texts.create_publication(site, new, TODAY)
        except Refused:
            continue
        ((path, text),) = result.written.items()
        head = validate_document(
            PublicationHead, read_yaml(front_matter.split_front_matter(text).front), path, []
        )
        assert writer.contained_path(site.root, path).parent.name == "2022"
        assert head is not None and head.status == "draft" and head.pdf == {}
        assert head.title == bind_numbers(accept_value("", new.title))
        assert head.summary == bind_numbers(accept_value("", new.summary))
        assert (head.topics, head.countries) == (list(new.topics), list(new.countries))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS)
def test_a_term_says_what_was_said_or_is_refused(site: Site, name: str, definition: str) -> None:
    new = new_texts.NewTerm(
        "new-term", "statistics", dict.fromkeys(("lt", "en"), name), dict.fromkeys(("lt", "en"), definition)
    )
    try:
        result = new_texts.new_term(site, new)
    except Refused:
        return
    for language in ("lt", "en"):
        entry = read_yaml(result.written[f"data/{language}/glossary.yml"]).data["new-term"]
        assert entry == {"name": accept_value("", name), "definition": accept_value("", definition)}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.sampled_from(SNARES) | st.text(max_size=40))
def test_what_a_command_writes_the_check_lets_be(tmp_path_factory: Any, title: str) -> None:
    root = copy_of("healthy", tmp_path_factory.mktemp("site"))
    try:
        editing.new(root, _options(title=title, slug="a-name"))
    except Refused:
        return
    assert [p for p in checks.check_site(root, TODAY).problems if not p.is_warning] == []


@pytest.mark.parametrize(
    ("command", "options", "code"),
    [
        ("new", {"title": "A", "slug": "../../x"}, "argument-unfit"),
        ("new", {"title": "A", "slug": "/etc/x"}, "argument-unfit"),
        ("new", {"title": "A", "slug": "a\\b"}, "argument-unfit"),
        ("new", {"title": "A", "slug": "Upper"}, "argument-unfit"),
        ("new", {"title": "A", "slug": "con"}, "no-address"),
        ("new", {"title": "Nul"}, "no-address"),
        ("new", {"title": "Index"}, "no-address"),
        ("new", {"title": "A", "slug": "x" * 101}, "no-address"),
        ("new", {"title": "A", "countries": "LT], pdf: {lt: x}, z: ["}, "no-such-country"),
        ("new", {"title": "A", "topics": "asylum]"}, "no-such-topic"),
        ("new", {"title": "A", "language": "../en"}, "no-such-language"),
        ("new", {"title": "A", "year": "99999999"}, "argument-unfit"),
        ("new", {"title": "A", "year": "2٠22"}, "argument-unfit"),
        ("new", {"title": "A", "year": "2022/.."}, "argument-unfit"),
        ("new", {"title": "A\U000e0041"}, "argument-unseen"),
        ("new", {"title": "A\u202eb"}, "argument-unseen"),
        ("new", {"title": "A\x1b[2J"}, "argument-unseen"),
        ("new", {"title": "A" * 5001}, "argument-long"),
        ("new", {"title": "A", "summary": "\u00ad"}, "argument-unfit"),
        ("new", {"what": "translation", "title": SECOND, "summary": "A\u3164"}, "argument-unseen"),
        ("new", {"what": "country", "title": "EU", "role": "observer"}, "no-such-code"),
        ("move", {"path": FIRST, "to": "../../x"}, "no-address"),
        ("move", {"path": FIRST, "to": "/etc/passwd"}, "no-address"),
        ("move", {"path": FIRST, "to": "studies\\2022\\x"}, "no-address"),
        ("move", {"path": FIRST, "to": "Upper"}, "no-address"),
        ("move", {"path": FIRST, "to": "nul"}, "no-address"),
        ("move", {"path": FIRST, "to": "studies/2999/x"}, "argument-unfit"),
        ("move", {"path": FIRST, "to": "about/x"}, "no-address"),
        ("move", {"path": FIRST, "to": "studies/2021/english-only"}, "slug-taken"),
        ("move", {"path": "index", "to": "about/x"}, "page-stays"),
        ("remove", {"path": FIRST, "to": "../x"}, "no-such-text"),
        ("withdraw", {"path": FIRST, "why": ["lt=a", "en=b", "xx=c"]}, "no-such-language"),
        ("withdraw", {"path": FIRST, "why": ["lt=a", "en=b\u200b"]}, "argument-unseen"),
        ("export_word", {"path": FIRST, "to": "docs/lt/index.md"}, "argument-unfit"),
        ("export_word", {"path": FIRST, "to": "nowhere/x.docx"}, "argument-unfit"),
    ],
)
def test_what_no_file_may_say_is_refused_and_nothing_is_written(
    healthy: Path, command: str, options: dict[str, Any], code: str
) -> None:
    before = _tree(healthy)

    with pytest.raises(Refused) as refusal:
        getattr(documents if command == "export_word" else editing, command)(healthy, _options(**options))

    assert refusal.value.code == code
    assert _tree(healthy) == before


@pytest.mark.parametrize("named", ["--output=x", "-x", "no\nname", "HEAD --", "../x", "a..b"])
def test_what_is_no_commit_is_refused(healthy: Path, named: str) -> None:
    _committed(healthy)
    before = _tree(healthy)

    runs: tuple[Callable[[], object], ...] = (
        lambda: content.changes(healthy, named, None),
        lambda: content.suggestions(healthy, "HEAD", named, healthy / "x.json"),
        lambda: content.spelling(healthy, [], named, True),
    )
    for run in runs:
        with pytest.raises(Refused, match="no-such-state"):
            run()
    assert _tree(healthy) == before


@pytest.mark.parametrize("remote", ["ext::sh -c x /", "--upload-pack=x/y", "a/\nb", "nobody"])
def test_what_is_no_remote_is_never_asked(healthy: Path, remote: str) -> None:
    _committed(healthy)

    assert not Repository(healthy).may_be_remote(remote)


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a\\b", "C:x", "", "a\0", "docs", "linked/x", "link"]
)
def test_nothing_is_written_outside_its_folder(tmp_path: Path, path: str) -> None:
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    (root / "docs").mkdir(parents=True)
    elsewhere.mkdir()
    (root / "linked").symlink_to(elsewhere)
    (root / "link").symlink_to(elsewhere / "file")

    with pytest.raises(Refused, match="outside-folder"):
        writer.write_all(root, {"a.txt": b"a", path: b"x"})

    assert not list(elsewhere.iterdir()) and not (root / "a.txt").exists() and not (tmp_path / "x").exists()


FULL = """
import resource, sys
from pathlib import Path
from emn_site.cli.error_boundary import run_command
from tests.editor.test_arguments import COMMANDS
root = Path(sys.argv[1])
run = COMMANDS[sys.argv[2]]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
sys.exit(run_command(root, lambda: run(root)))
"""


COMMANDS: dict[str, Callable[[Path], int]] = {
    "new": lambda root: editing.new(root, _options(title="Nauja", slug="nauja")),
    "move": lambda root: editing.move(root, Namespace(path=FIRST, to="informs/2021/moved")),
    "remove": lambda root: editing.remove(root, Namespace(path=FIRST, to=SECOND)),
    "withdraw": lambda root: editing.withdraw(root, Namespace(path=FIRST, why=["lt=Klaida.", "en=Wrong."])),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no files")
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("most", [0, 500])
def test_a_command_that_finds_no_room_leaves_everything_as_it_was(
    healthy: Path, command: str, most: int
) -> None:
    before = _tree(healthy)

    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(healthy), command, str(most)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    if ended.returncode:
        assert _tree(healthy) == before
        assert len(ended.stderr.splitlines()) == 1 and "Traceback" not in ended.stderr
    else:
        assert _tree(healthy) != before
    assert not [path for path in healthy.rglob(".*") if path.name.endswith((".new", ".old"))]
    assert most or ended.returncode == 1


@pytest.mark.parametrize("year", ["+2022", "2_022", " 2022", "2022.0", "22"])
def test_a_year_is_four_digits(healthy: Path, year: str) -> None:
    with refused("--year"):
        editing.new(healthy, _options(title="Nauja", year=year))


@pytest.mark.parametrize(
    "file", ["docs/lt/index.md", "data/site.yml", ".git/config", "link.md", "docs", "no/a.md"]
)
def test_a_report_never_takes_the_place_of_a_file_of_the_site(healthy: Path, file: str) -> None:
    (healthy / ".git").mkdir()
    (healthy / "link.md").symlink_to(healthy / "data" / "site.yml")
    before = (healthy / "data" / "site.yml").read_text()

    with refused("[argument-unfit]"):
        writer.write_report(healthy, healthy / file, "a report")

    assert (healthy / "data" / "site.yml").read_text() == before


@pytest.mark.parametrize(
    "file", ["docs/lt/a.docx", "data/a.docx", ".git/a.docx", "no/a.docx", "a.md", "link.docx"]
)
def test_a_word_file_lies_outside_the_site(healthy: Path, file: str) -> None:
    (healthy / ".git").mkdir()
    (healthy / "link.docx").symlink_to(healthy / "data" / "site.yml")
    options = Namespace(path="studies/2022/first-study", language=None, to=str(healthy / file))

    with refused("--to"):
        documents.export_word(healthy, options)

    assert (healthy / file).exists() == (file == "link.docx")

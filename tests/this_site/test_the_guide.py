"""The editors' guide followed to the letter: each command does what it says, and `check` is green."""

import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document

from emn_site import checks
from emn_site.cli import documents, editing
from emn_site.cli.program import argument_parser
from emn_site.content.load import load_site
from emn_site.editor.forms.configuration import forms_configuration
from emn_site.editor.forms.interface import install_program
from emn_site.locale import report_locale
from tests.editor.word.documents import word_file
from tests.sites import HERE, ROOT, WORDS, copy_of

LANGUAGES = ("lt", "en")
COMMANDS: dict[str, Callable[..., int]] = {
    "new": editing.new,
    "import": documents.import_file,
    "export": documents.export_word,
    "pdf": lambda root, options: documents.write_pdfs(root, options.paths, options.language),
    "move": editing.move,
    "remove": editing.remove,
    "withdraw": editing.withdraw,
}


def _commands(language: str) -> list[str]:
    text = (ROOT / "docs" / language / "editing" / "index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if not line.startswith("git ")]  # those are Git's own


FOLLOWED = [(language, command) for language in LANGUAGES for command in _commands(language)]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site that has what the guide's examples speak of, with the Word file in the folder."""
    root = copy_of("healthy", tmp_path)
    for file, more in {
        "data/site.yml": "timezone: Europe/Vilnius\n",
        "data/topics.yml": "- labour-migration\n",
        "data/lt/topics.yml": 'labour-migration: "Darbo migracija"\n',
        "data/en/topics.yml": 'labour-migration: "Labour migration"\n',
        "data/sources.yml": "return-directive: {url: https://example.org/return}\n",
        "data/lt/sources.yml": 'return-directive: {name: "Direktyva", publisher: "ES"}\n',
        "data/en/sources.yml": 'return-directive: {name: "Directive", publisher: "EU"}\n',
    }.items():
        (root / file).write_text((root / file).read_text() + more)
    for file in ("data/types.yml", "data/lt/types.yml", "data/en/types.yml"):
        news = (HERE / "announced" / file).read_text().partition("news:")
        (root / file).write_text((root / file).read_text() + "news:" + news[2].partition("training:")[0])
    for path in ("2026/name", "2017/mistaken-name", "2017/old-name"):
        _written(root, path)
    for name in ("ataskaita.docx", "report.docx"):
        word_file(root / name, _report)
    monkeypatch.chdir(root)
    return root


def _report(word: Document) -> None:
    word.add_heading("Ataskaita", 0)
    word.add_paragraph("Tekstas.")


def _written(root: Path, path: str) -> None:
    text = (root / "docs/lt/studies/2022/first-study.md").read_text()
    file = root / "docs/lt/studies" / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(re.sub(r"(number|published):.*\n", "", text).replace("Pirmoji", path))


@pytest.mark.parametrize(("language", "command"), FOLLOWED, ids=[f"{lang}-{line}" for lang, line in FOLLOWED])
def test_each_command_of_the_guide_does_what_it_says(project: Path, language: str, command: str) -> None:
    python, program, *arguments = shlex.split(command)
    options = argument_parser().parse_args(arguments)
    options.summary = getattr(options, "summary", None) or "Santrauka."  # what is left out is asked
    if options.command == "remove":
        _written(project, "2017/new-name")

    assert (python, program) == ("python3", "build.py")
    assert COMMANDS[options.command](project, options) == 0
    errors = checks.check_site(project, date.today()).errors
    # The titles of the guide stand for an editor's own, and are refused as such.
    assert [error for error in errors if error.code != "placeholder"] == []


def test_both_guides_have_the_same_commands() -> None:
    kinds = [[shlex.split(command)[2] for command in _commands(language)] for language in LANGUAGES]

    assert kinds[0] == kinds[1]
    assert set(kinds[0]) == set(COMMANDS)


NAMED = {"lt": "„([^“]+)“", "en": "“([^”]+)”"}
OF_GITHUB = {
    "Settings", "Developer settings", "Fine-grained tokens", "Generate new token", "Contents",
    "Pull requests", "pull request", "GitHub", "Chrome", "Edge", "Sveltia CMS",
}  # fmt: skip
"""What the chapter names that is no button of the form's program."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_that_the_guide_names_is_one_of_the_program(language: str) -> None:
    text = (ROOT / "docs" / language / "editing" / "index.md").read_text(encoding="utf-8")
    chapter = text.split("\n## ")[3]
    program = (install_program(ROOT) / "@sveltia/cms/dist/sveltia-cms.mjs").read_text(encoding="utf-8")
    named = set(re.findall(NAMED[language], chapter)) - OF_GITHUB

    assert {"Save", "Publish"} <= named
    assert [name for name in named if f"`{name}`" not in program and f"`{name} {{$" not in program] == []


def test_what_is_ours_in_the_forms_is_said_in_the_language_that_the_guide_names() -> None:
    site = load_site(ROOT)
    shown = [one["label"] for one in forms_configuration(site, "../")["collections"]]
    locale = report_locale(site)

    assert locale.language == "lt"
    assert all(any(locale.type(key).list in label for label in shown) for key in site.types)


def test_pull_request_and_commit_have_one_name_each_in_lithuanian() -> None:
    """Named are those that words and guide once had for them, too."""
    texts = [ROOT / "docs/lt/editing/index.md", *(WORDS / "lt").glob("*.yml")]
    former = ("pakeitimo užklaus", "pasiūlytame pakeitime", "pasiūlytas pakeitimas", "įkėlim")

    assert [t.name for t in texts if any(f in t.read_text(encoding="utf-8").casefold() for f in former)] == []

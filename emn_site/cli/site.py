"""What `build.py init`, `upgrade`, `words` and `dictionary` do: a site is begun, and brought up to date.

Words go to translators and come back; their forms are known by a dictionary.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from babel import localedata

from emn_site.cli.error_boundary import command_message
from emn_site.content import git, safe_read
from emn_site.content.load import START, load_site
from emn_site.content.writer import Edits, apply_edits, write_all
from emn_site.content.yaml_lines import read_yaml
from emn_site.editor import translator_files
from emn_site.editor.dictionaries import dictionary_files
from emn_site.editor.new_site import NewSite, site_files, version_of
from emn_site.editor.upgrade import plan_upgrade, version_order
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


def begin_site(root: Path, options: argparse.Namespace) -> int:
    """Write a new site, all of it or nothing, and say what is yet to be done; returns an exit code."""
    new = _accept(root, options)
    target: Path = (Path.cwd() / options.into).absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused("init-not-empty", folder=options.into)
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        dictionaries = _dictionaries(new)
        for name, content in (*site_files(new), *dictionaries.items()):
            file = workshop / "site" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (workshop / "site").replace(target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    _tell(target, options.into, new, dictionaries)
    return 0


def _dictionaries(new: NewSite) -> dict[str, bytes]:
    """Return the dictionaries of languages that have none here, as far as they can be had now."""
    found: dict[str, bytes] = {}
    for language in new.without_dictionary:
        with suppress(Refused):  # Without it the search goes by stems, which is said at the end.
            found |= dictionary_files(language)
    return found


def _accept(root: Path, options: argparse.Namespace) -> NewSite:
    """Return what is asked for. Raises `Refused` for an unknown language or country, and without a wheel."""
    for language in options.languages:
        if len(language) > 3 or not language.islower() or not localedata.exists(language):
            raise Refused("init-no-language", value=language)
    heads = (file.read_text(encoding="utf-8") for file in (START / "data" / "countries").glob("*.yml"))
    head = next((one for one in heads if f"code: {options.home.upper()}\n" in one), None)
    if not head:
        raise Refused("init-no-country", value=options.home)
    home = head.partition("code: ")[2].partition("\n")[0]  # Eurostat's EL is Greece, too
    wheels = [options.wheel] if options.wheel else [*(root / "dist").glob("emn_site-*.whl")]
    if not wheels or not wheels[0].is_file():
        raise Refused("init-no-wheel")
    latest = max(wheels, key=lambda wheel: version_order(wheel.name))  # 1.10.0 is later than 1.9.0
    return NewSite(tuple(dict.fromkeys(options.languages)), home, latest)


def _tell(root: Path, folder: Path, new: NewSite, dictionaries: Mapping[str, bytes]) -> None:
    print(command_message(root, "site-begun", folder=folder))
    if new.untranslated:
        print(command_message(root, "site-untranslated", languages=", ".join(new.untranslated)))
    without = [one for one in new.without_dictionary if f"data/dictionaries/{one}.json" not in dictionaries]
    if without:
        print(command_message(root, "site-without-dictionary", languages=", ".join(without)))


PACKAGE = "emn-site"


def upgrade_site(root: Path, options: argparse.Namespace) -> int:
    """Show what the version in a wheel changes in a site, and with `--write` write it; returns an exit code.

    The version itself knows what it has changed: another than the running one is unpacked and asked.
    """
    wheel: Path = options.wheel
    if not wheel.is_file() or not wheel.name.startswith("emn_site-"):
        raise Refused("upgrade-no-wheel", value=wheel)
    if version_of(wheel) != version(PACKAGE):
        return _ask_version(root, wheel, options.write)
    settings = read_yaml(safe_read.read_text(root, "data/site.yml")).data
    new = NewSite(settings["locales"], settings["home_country"], wheel)
    found = plan_upgrade(root, new, version(PACKAGE))
    if found.written or found.removed:
        print(found.difference(root))
    for code, values, difference in found.notes:
        print(command_message(root, code, **values), *difference.splitlines(), sep="\n")
    if options.write:
        if changed := git.changed_files(root):  # Git could not bring back what is overwritten
            raise Refused("upgrade-uncommitted", value=", ".join(changed[:3]))
        apply_edits(root, found.edits)
    code = "upgrade-done" if options.write else "upgrade-shown"
    print(
        command_message(root, code, version=version(PACKAGE), count=len(found.written) + len(found.removed))
    )
    return 0


def _ask_version(root: Path, wheel: Path, is_written: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        try:
            ZipFile(wheel).extractall(folder)
        except BadZipFile as error:
            raise Refused("upgrade-no-wheel", value=wheel) from error
        run = "import sys; from emn_site.cli import program; sys.exit(program.main())"
        arguments = ["upgrade", str(wheel.resolve()), *(["--write"] if is_written else [])]
        alone = os.environ | {"PYTHONPATH": folder, "PYTHONSAFEPATH": "1"}
        return subprocess.call([sys.executable, "-c", run, *arguments], cwd=root, env=alone)


GENERATOR = "emn_site/words"
"""Where the generator's own words are, in its repository."""


def translate_words(root: Path, options: argparse.Namespace) -> int:
    """Write or read a file of gettext; returns an exit code."""
    site, language = load_site(root), options.language
    folder = _folder(site, language)
    file: Path = options.file or Path(f"{language}.po")
    if options.what == "export":
        comments = {
            name: command_message(root, code)
            for name, code in (("gaps", "words-gaps"), ("lines", "words-lines"))
        }
        file.write_bytes(translator_files.export_words(site, language, comments))
        print(command_message(root, "words-exported", file=file))
        return 0
    if not file.is_file():
        raise Refused("words-no-file", reason=str(file))
    found = translator_files.read_words(site, language, file.read_bytes())
    texts = translator_files.file_texts(site, language, folder, found)
    apply_edits(root, Edits(texts))
    for path in texts:
        print(path)
    _tell_words(root, language, found)
    return 0


def bring_dictionary(root: Path, options: argparse.Namespace) -> int:
    """Write the dictionary of a language for the search; returns an exit code."""
    files = dictionary_files(options.language)
    write_all(root, files)
    print(command_message(root, "dictionary-brought", language=options.language, files=", ".join(files)))
    return 0


def _folder(site: Site, language: str) -> str:
    """Return where the words of a language are. Raises `Refused` for one that is not spoken here."""
    if language in site.settings.locales:
        return f"data/{language}"
    if not localedata.exists(language) or not (site.root / GENERATOR).is_dir():
        raise Refused("words-no-language", value=language, known=", ".join(site.settings.locales))
    return f"{GENERATOR}/{language}"


def _tell_words(root: Path, language: str, found: translator_files.TranslatorWords) -> None:
    taken = sum(len(words) for words in found.words.values())
    print(command_message(root, "words-imported", count=taken, missing=found.missing))
    for code, listed in (
        ("words-doubtful", found.doubtful),
        ("words-unknown", found.unknown),
        ("words-unmapped", found.unmapped),
    ):
        if listed:
            named = ", ".join(listed[:10]) + (" …" if len(listed) > 10 else "")
            print(command_message(root, code, count=len(listed), value=named, language=language))

"""What `build.py init` does: it begins the site of another contact point in a folder of its own."""

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from babel import localedata

from emn_site.cli.error_boundary import command_message
from emn_site.content.load import START
from emn_site.editor.dictionaries import dictionary_files
from emn_site.editor.new_site import NewSite, site_files
from emn_site.editor.upgrade import version_order
from emn_site.model.refusals import Refused


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

"""What `build.py words` and `dictionary` do: words go to translators and come back; their forms are known."""

import argparse
from pathlib import Path

from babel import localedata

from emn_site.cli.error_boundary import command_message
from emn_site.content.load import load_site
from emn_site.content.writer import write_all
from emn_site.editor import translator_files
from emn_site.editor.dictionaries import dictionary_files
from emn_site.editor.edits import Edits, apply_edits
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

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
    _tell(root, language, found)
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


def _tell(root: Path, language: str, found: translator_files.TranslatorWords) -> None:
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

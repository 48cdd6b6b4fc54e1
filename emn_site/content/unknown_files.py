"""Files below data/ that nothing reads: mostly a name misspelt, whose content would be missed in silence."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from emn_site.content import safe_read
from emn_site.model.problems import Problem, make_problem
from emn_site.model.schemas import NEUTRAL, WORDS

_LANGUAGE = re.compile(r"[a-z]{2,3}")
"""A folder of words, also of a language that this site does not speak: another site may."""


def find_unknown_files(root: Path) -> Iterator[Problem]:
    """Yield the files that nothing reads, each with the name that was probably meant."""
    for path in safe_read.list_files(root, "data", "**/*"):
        folder, name = PurePosixPath(path).parts[1:-1], PurePosixPath(path).name
        known = _known(folder)
        if not any(re.fullmatch(one, name) for one in known):
            names = [one.replace("\\", "") for one in known if "*" not in one]
            near = get_close_matches(name, names, n=1)
            yield make_problem(path, 1, "unread-file", known=", ".join(near or names) or "–")


def _known(folder: tuple[str, ...]) -> list[str]:
    """Return the forms of the names of files that are read in a folder of data/."""
    match folder:
        case ():
            return [re.escape(name) for name in (*NEUTRAL, "map.json")]
        case ("countries",) | ("totals",):
            return [r".*\.yml"]
        case ("dictionaries",):
            return [r".*\.(json|aff|dic)"]
        case (language, "countries") if _LANGUAGE.fullmatch(language):
            return [r".*\.yml"]
        case (language,) if _LANGUAGE.fullmatch(language):
            return [re.escape(name) for name in WORDS]
    return []

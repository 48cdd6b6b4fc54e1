"""Files below data/ that nothing reads: mostly a name misspelt, whose content would be missed in silence."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from emn_site.content import registry, safe_read
from emn_site.model.problems import Problem, make_problem


def find_unknown_files(root: Path) -> Iterator[Problem]:
    """Yield the files that nothing reads, each with the name that was probably meant."""
    known = [PurePosixPath(one) for one in (*registry.schema_files(), *registry.PROGRAM_FILES)]
    for path in safe_read.list_files(root, "data", "**/*"):
        patterns = [PurePosixPath(pattern) for pattern in registry.path_patterns(path)]
        if not any(pattern in known for pattern in patterns):
            names = [one.name for one in known if one.parent == patterns[0].parent and "*" not in one.name]
            near = get_close_matches(PurePosixPath(path).name, names, n=1)
            yield make_problem(path, 1, "unread-file", known=", ".join(near or names) or "–")

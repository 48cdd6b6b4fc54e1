"""Where a relative link or image of a file points, as a path from the root of the project."""

from posixpath import dirname, join, normpath


def resolved(file: str, target: str) -> str:
    """Return the file that a target written in another file means."""
    return normpath(join(dirname(file), target.split("#")[0].split("?")[0]))

"""How a file comes in: as UTF-8 in its composed form, of bounded size, and only if it lies in the tree."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

# Bytes that a text, some 110 printed pages, and a file of data may have; more is a mistake or an attack.
MOST_TEXT, MOST_DATA = 300_000, 1_000_000
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

# Ends of lines and joined letters that programs for print write and no reader types or searches for.
AS_PLAIN = {0x2028: " ", 0x2029: " ", **dict(enumerate("ff fi fl ffi ffl st st".split(), 0xFB00))}
_NOT_PLAIN = re.compile(f"[{''.join(map(chr, AS_PLAIN))}]")


class Rejected(Exception):
    """A file that cannot be read: the line, the code of the problem and its values."""

    def __init__(self, line: int, code: str, **values: str) -> None:
        super().__init__(code)
        self.line, self.code, self.values = line, code, values


def list_files(root: Path, folder: str, pattern: str) -> list[str]:
    """Return the files of a folder that match a pattern, in the same order on every machine.

    Symbolic links are among them, whatever they lead to: `read` refuses them by name.
    """
    found = ((root / folder).glob(pattern)) if (root / folder).is_dir() else iter(())
    return sorted(path.relative_to(root).as_posix() for path in found if path.is_file() or path.is_symlink())


def list_links(root: Path, *folders: str) -> list[str]:
    """Return the symbolic links in some folders, whatever they lead to."""
    found = (path for folder in folders for path in (root / folder).rglob("*") if path.is_symlink())
    return sorted(path.relative_to(root).as_posix() for path in found)


def read_text(root: Path, path: str) -> str:
    """Return the text of a file below a root, its lines ended by a line feed, in Unicode's form NFC,
    with ligatures as letters and separators of lines as spaces.

    Raises `Rejected` for a file that is missing, no ordinary file, a link, too large, not UTF-8, or has
    control characters or the marks of a merge conflict in it.
    """
    raw = read_bytes(root, path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Rejected(raw[: error.start].count(b"\n") + 1, "wrong-encoding") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Rejected(line, "control-character", value=f"U+{ord(found.group()):04X}")
    if found := _CONFLICT.search(text):
        raise Rejected(text.count("\n", 0, found.start()) + 1, "conflict-marks", value=found.group().strip())
    return _NOT_PLAIN.sub(lambda sign: AS_PLAIN[ord(sign[0])], unicodedata.normalize("NFC", text))


def size_limit(path: str) -> int:
    """Return how many bytes a file may have."""
    return MOST_TEXT if path.endswith(".md") else MOST_DATA


def read_bytes(root: Path, path: str) -> bytes:
    """Return the bytes of a file below a root; raises `Rejected` for what is no file of ordinary size."""
    limit = size_limit(path)
    found = read_start(root, path, limit)
    if len(found) > limit:
        raise Rejected(1, "file-too-large", limit=str(limit // 1000))
    return found


def read_start(root: Path, path: str, limit: int) -> bytes:
    """Return the bytes of a file below a root; of one that has more than a limit, one more than that.

    Raises `Rejected` for what is missing, a link or no ordinary file.
    """
    if is_link(root, path):
        raise Rejected(1, "symbolic-link")
    try:
        if not stat.S_ISREG((root / path).stat().st_mode):
            raise Rejected(1, "missing-file")
        with (root / path).open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise Rejected(1, "missing-file") from error


def is_link(root: Path, path: str) -> bool:
    """Whether a file, or a folder it lies in, is a symbolic link; asked of every file in every build."""
    place = str(root)
    for part in path.split("/"):
        place = f"{place}/{part}"
        if os.path.islink(place):  # noqa: PTH114 (a path costs ten times as much)
            return True
    return False


def content_digest(root: Path, path: str) -> str:
    """Return the digest of a file's bytes, or why it is not let in: either decides what becomes of it."""
    try:
        return sha256(read_bytes(root, path)).hexdigest()
    except Rejected as refusal:
        return refusal.code


def file_stamps(root: Path, *folders: str) -> Iterator[tuple[str, int, int]]:
    """Yield each file of some folders with its size and the moment it was last written."""
    waiting = [str(root / folder) for folder in folders if (root / folder).is_dir()]
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    about = entry.stat(follow_symlinks=False)
                    yield entry.path, about.st_size, about.st_mtime_ns

"""Brings a site from the version of the generator that it says to the installed one.

What the site has as it was copied (`new_site.copied_files`) is copied anew; what it has changed is left as it
is, and named where the generator's has changed, too. So is what stands in `overrides/` in the place of a file
that has changed. Keys and files that are called otherwise (`changes.yml`) are renamed in what is the site's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from emn_site.cache.digests import PACKAGE
from emn_site.content import safe_read
from emn_site.content.writer import Edits
from emn_site.content.yaml_lines import YamlDocument, read_yaml
from emn_site.editor import new_site
from emn_site.locale.templates import FOLDERS, OVERRIDES
from emn_site.model.refusals import Refused

CHANGES = PACKAGE / "changes.yml"


@dataclass
class Upgrade:
    """What is to be written and removed, and what somebody must look at: a key of `commands`, its values, and
    what the generator has changed there.
    """

    wheels: tuple[Path, Path]
    """The generator as the site has it, and the later version."""
    written: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    notes: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    @property
    def edits(self) -> Edits:
        """All of it as what one command writes."""
        return Edits(removed=sorted(self.removed), files=self.written)

    def difference(self, root: Path) -> str:
        """Return what changes in files that can be read, as programmers and GitHub show it."""
        files = sorted({*self.written, *self.removed})
        return "\n".join(line for file in files for line in self._lines(root, file))

    def _lines(self, root: Path, file: str) -> Iterator[str]:
        old = (root / file).read_bytes() if (root / file).is_file() else b""
        new = self.written.get(file, b"")
        try:
            before, after = (text.decode("utf-8").splitlines() for text in (old, new))
        except UnicodeDecodeError:
            yield f"{file}: {len(old)} → {len(new)} bytes"
            return
        yield from unified_diff(before, after, file, file, lineterm="")


def version_order(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def plan_upgrade(root: Path, new: new_site.NewSite, version: str) -> Upgrade:
    """Return how a site comes to a version of the generator, that which is installed.

    Raises `Refused` where the site does not say its version, says a later one, or would lose something.
    """
    record = _record(root)
    if version_order(str(record["version"])) > version_order(version):
        raise Refused("upgrade-older", version=version, recorded=record["version"])
    all_changes = [*_changes_since(str(record["version"]), version)]
    moved = {old: new for changes in all_changes for old, new in (changes.get("files") or {}).items()}
    own = root / new_site.WHEELS / f"emn_site-{record['version']}-py3-none-any.whl"
    found, now = Upgrade((own, new.wheel)), dict(new_site.copied_files(new))
    _copy_anew(root, found, record.get("files") or {}, now)
    _name_changed_theme(root, found, record.get("theme") or {}, moved)
    for changes in all_changes:
        _rename_files(root, found, changes.get("files") or {})
        for name, keys in (changes.get("keys") or {}).items():
            for old, key in keys.items():
                _rename_key(root, found, name, old, key)
    for former in safe_read.list_files(root, new_site.WHEELS, "emn_site-*.whl"):
        if former != f"{new_site.WHEELS}/{new.wheel.name}":
            found.removed.add(former)
    found.written |= _unlike(root, {f"{new_site.WHEELS}/{new.wheel.name}": new.wheel.read_bytes()})
    found.written |= _unlike(root, {new_site.RECORD: new_site.record_text(version, now).encode()})
    return found


def _record(root: Path) -> Mapping[str, Any]:
    if not (root / new_site.RECORD).is_file():
        raise Refused("upgrade-no-record", file=new_site.RECORD)
    data = read_yaml(safe_read.read_text(root, new_site.RECORD)).data
    if not isinstance(data, dict) or not version_order(str(data.get("version"))):
        raise Refused("upgrade-no-record", file=new_site.RECORD)
    return data


def _changes_since(old: str, new: str) -> Iterator[dict[str, Any]]:
    """Yield what each version after one has changed, up to another, in their order."""
    listed: dict[str, Any] = read_yaml(CHANGES.read_text(encoding="utf-8")).data
    for version in sorted(listed, key=version_order):
        if version_order(old) < version_order(version) <= version_order(new):
            yield listed[version] or {}


def _unlike(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: content
        for name, content in files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != content
    }


def _generator_difference(wheels: tuple[Path, Path], old: str, new: str) -> str:
    """Return what the generator has changed in a file of its own, by its former and its later name; nothing
    where the former wheel is gone.
    """
    former, later = wheels
    if not former.is_file():
        return ""
    before, after = _packed(former, old), _packed(later, new)
    return "\n".join(unified_diff(before, after, former.name, later.name, lineterm=""))


def _packed(wheel: Path, name: str) -> list[str]:
    """Return the lines of the file in a wheel that a site may have its own in the place of."""
    inside = [f"{folder.relative_to(PACKAGE.parent).as_posix()}/{name}" for folder in FOLDERS]
    with ZipFile(wheel) as packed:
        found = {*inside, f"{PACKAGE.name}/start/{name}"} & {*packed.namelist()}
        return [line for one in found for line in packed.read(one).decode().splitlines()]


def _copy_anew(root: Path, found: Upgrade, recorded: Mapping[str, str], now: Mapping[str, bytes]) -> None:
    """Take the generator's new copies in the place of those that the site has not changed."""
    for name, content in _unlike(root, now).items():
        before, after = recorded.get(name), new_site.file_fingerprint(content)
        is_there = (root / name).is_file()
        if before == after:
            continue  # only the site has changed it, or taken it away
        if not is_there or new_site.file_fingerprint((root / name).read_bytes()) == before:
            found.written[name] = content
        else:
            values = {"file": name, "before": before or "–", "after": after}
            found.notes.append(("upgrade-kept", values, _generator_difference(found.wheels, name, name)))
    for name in recorded.keys() - now.keys():
        if (root / name).is_file() and new_site.file_fingerprint((root / name).read_bytes()) == recorded[
            name
        ]:
            found.removed.add(name)


def _name_changed_theme(
    root: Path, found: Upgrade, recorded: Mapping[str, str], moved: Mapping[str, str]
) -> None:
    """Name the files in `overrides/` whose like in the generator has changed since they were taken."""
    now = new_site.theme_fingerprints()
    for path in safe_read.list_files(root, OVERRIDES, "**/*"):
        old, new = (one.removeprefix(f"{OVERRIDES}/") for one in (path, moved.get(path, path)))
        before, after = recorded.get(old), now.get(new)
        if before != after and before is not None:
            values = {"file": moved.get(path, path), "before": before, "after": after or "–"}
            found.notes.append(("upgrade-override", values, _generator_difference(found.wheels, old, new)))


def _rename_files(root: Path, found: Upgrade, files: Mapping[str, str]) -> None:
    """Move a site's own files. Raises `Refused` where another file is at the new place."""
    for old, new in files.items():
        if (root / old).is_file() and old not in found.removed:
            if (root / new).exists() and new not in found.written:
                raise Refused("upgrade-both", old=old, new=new)
            found.written[new] = found.written.pop(old, (root / old).read_bytes())
            found.removed.add(old)


def _rename_key(root: Path, found: Upgrade, name: str, old: str, new: str) -> None:
    """Rename a key in a site's files of data or words, and where its templates ask for it."""
    for path in [f"data/{name}.yml", *safe_read.list_files(root, "data", f"*/{name}.yml")]:
        if text := _text(root, found, path):
            changed = _with_key(path, text, tuple(old.split(".")), new.split(".")[-1])
            if changed != text:
                found.written[path] = changed.encode()
    if name == "words":
        asked = re.compile(rf"(?<=\bwords\.){re.escape(old)}\b")
        for path in safe_read.list_files(root, OVERRIDES, "**/*"):
            if path.endswith((".html", ".jinja")):
                text = _text(root, found, path)
                if (changed := asked.sub(new, text)) != text:
                    found.written[path] = changed.encode()


def _text(root: Path, found: Upgrade, path: str) -> str:
    if path in found.written:
        return found.written[path].decode()
    there = (root / path).is_file() and path not in found.removed
    return safe_read.read_text(root, path) if there else ""


def _with_key(path: str, text: str, place: tuple[str, ...], new: str) -> str:
    """Return a YAML text with a key renamed on its line. Raises `Refused` where it has the new one, too."""
    document: YamlDocument = read_yaml(text)
    *above, key = place
    holder = document.data
    for part in above:
        holder = holder.get(part) if isinstance(holder, dict) else None
    if not isinstance(holder, dict) or key not in holder:
        return text
    if new in holder:
        raise Refused("upgrade-both", old=f"{path}: {key}", new=f"{path}: {new}")
    lines = text.splitlines(keepends=True)
    at = document.line(place) - 1
    named = rf"(?<![\w-])([\"']?){re.escape(key)}\1(?=\s*:)"
    lines[at] = re.sub(named, rf"\g<1>{new}\g<1>", lines[at], count=1)
    return "".join(lines)

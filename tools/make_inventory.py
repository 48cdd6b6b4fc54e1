"""Writes what the site is made with: `sbom.cdx.json` (CycloneDX 1.6) and `THIRD_PARTY.md`.

Run it inside `.venv` after the requirements or package-lock.json have changed; a test says when it is due.
Names, versions and conditions are those of the requirements; licences are what each package says of itself.
The bill of materials has no time and no number of its own, so that equal editions are equal bytes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_PINNED = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))?\s*\\?$", re.MULTILINE
)
_ID = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_MEANT = {
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""SPDX names for what packages write instead; "BSD License" stays, for it may be several."""

_IN_ITS_FILE = {"resvg-py": "MIT"}
"""Licences of packages that say nothing, read in the licence file they bring."""


@dataclass(frozen=True, order=True)
class Package:
    """A pinned package, when it is needed, and the licence it says it has."""

    name: str
    version: str
    marker: str
    licence: str


def pinned(requirements: Path) -> list[Package]:
    """Return the packages of a file of requirements."""
    found = (match.groupdict("") for match in _PINNED.finditer(requirements.read_text(encoding="utf-8")))
    return sorted(Package(**one, licence=_licence(one["name"])) for one in found)


def _licence(name: str) -> str:
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    classifiers = about.get_all("Classifier") or []
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    own = (about["License"] or "").strip() if "License" in about else ""
    is_name = own and "\n" not in own and own != "UNKNOWN" and not own.startswith("Copyright")
    terms = [about["License-Expression"]] if "License-Expression" in about else [own] if is_name else named
    return " OR ".join(dict.fromkeys(_MEANT.get(one, one) for one in terms)) or _IN_ITS_FILE.get(name, "")


def bill_of_materials(packages: list[Package]) -> str:
    """Return a CycloneDX 1.6 bill of materials (ECMA-424)."""
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "emn-site",
                "name": "emn-site",
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            }
        },
        "components": [_component(one) for one in packages],
    }
    return json.dumps(bill, indent=1) + "\n"


def _component(one: Package) -> dict[str, object]:
    url = f"pkg:pypi/{one.name}@{one.version}"
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": url,
        "name": one.name,
        "version": one.version,
        "purl": url,
    }
    if one.licence:
        is_known = _ID.fullmatch(one.licence)
        name = {"expression": one.licence} if is_known else {"license": {"name": one.licence}}
        found["licenses"] = [name]
    if one.marker:
        found["properties"] = [{"name": "emn:needed-where", "value": one.marker}]
    return found


def licences(packages: list[Package], for_tests: list[Package]) -> str:
    """Return the list of all licences, as Markdown."""
    return "\n".join(
        [
            "# Licences of what this is made with",
            "",
            "Written by `tools/make_inventory.py`; what each package says of itself. “–”: it says nothing.",
            "",
            "## What builds the site",
            "",
            *_table(packages),
            "",
            "## What tests and checks it",
            "",
            *_table([one for one in for_tests if one not in packages]),
            "",
            "## What checks scripts and styles (Node)",
            "",
            *_table(_of_node()),
            "",
        ]
    )


def _of_node() -> list[Package]:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return sorted(
        {
            Package(path.rpartition("node_modules/")[2], about["version"], "", about.get("license", ""))
            for path, about in locked.items()
            if path
        }
    )


def _table(packages: list[Package]) -> Iterator[str]:
    yield "| package | version | licence |"
    yield "|---|---|---|"
    for one in packages:
        yield f"| {one.name} | {one.version} | {one.licence or '–'} |"


def main() -> None:
    """Write both files."""
    packages, for_tests = pinned(ROOT / "requirements.txt"), pinned(ROOT / "requirements-test.txt")
    (ROOT / "sbom.cdx.json").write_text(bill_of_materials(packages), encoding="utf-8")
    (ROOT / "THIRD_PARTY.md").write_text(licences(packages, for_tests), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What the site is made with is listed as it is pinned."""

import json
import re

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.sites import ROOT


def _pinned(file: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))


def test_the_bill_of_materials_is_valid_and_names_what_is_pinned() -> None:
    text = (ROOT / "sbom.cdx.json").read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = {(one["name"], one["version"]) for one in json.loads(text)["components"]}
    assert listed == _pinned("requirements.txt"), "run: python tools/make_inventory.py"


def test_every_package_is_listed_with_its_licence() -> None:
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| (\S+) \| (\S+) \| .+ \|$", text, re.MULTILINE))
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    of_node = {(path.rpartition("node_modules/")[2], one["version"]) for path, one in locked.items() if path}

    assert rows == _pinned("requirements-test.txt") | of_node | {("package", "version")}
    assert all(one.get("licenses") for one in json.loads((ROOT / "sbom.cdx.json").read_text())["components"])

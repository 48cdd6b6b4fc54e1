"""Looking the pinned packages up among the known vulnerabilities (pip-audit)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from emn_site.commands.spoken import say

NOT_ASKED = 2
"""The exit code where the database could not be asked about every package: neither passed nor failed."""

_ASK = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")


def audit(root: Path, requirements: Path) -> int:
    """Ask about every pinned package; 1 where one is vulnerable, `NOT_ASKED` where not all were asked about."""
    command = [sys.executable, "-m", "pip_audit", *_ASK, "--requirement", str(requirements)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    packages = _packages(answer.stdout)
    vulnerable = [one for one in packages if one.get("vulns")]
    for one in vulnerable:
        for fault in one["vulns"]:
            mended = ", ".join(fault.get("fix_versions", [])) or "–"
            print(
                say(
                    root,
                    "vulnerable",
                    package=one["name"],
                    version=one["version"],
                    fault=fault["id"],
                    mended=mended,
                )
            )
    if vulnerable:
        return 1
    asked = [one for one in packages if "skip_reason" not in one]
    if not packages or len(asked) < len(packages):
        print(say(root, "not-audited", asked=len(asked), count=len(packages) or "?"), file=sys.stderr)
        return NOT_ASKED
    print(say(root, "audited", count=len(packages)))
    return 0


def _packages(answer: str) -> list[dict[str, Any]]:
    """Return what pip-audit says of each package; nothing where it could not be asked at all."""
    try:
        found: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return []
    return found

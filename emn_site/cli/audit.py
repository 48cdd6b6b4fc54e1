"""Looking the pinned packages up among the known vulnerabilities (pip-audit)."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from emn_site.cli.error_boundary import command_message

NOT_ASKED = 2
"""The exit code where the database could not be asked about every package: neither passed nor failed."""

_ASK = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")


def audit(root: Path, options: argparse.Namespace) -> int:
    """Ask about every package; 1 where one is vulnerable, `NOT_ASKED` where the answer is not whole."""
    command = [sys.executable, "-m", "pip_audit", *_ASK, "--requirement", str(root / "requirements-test.txt")]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return judge_answer(root, answer.stdout)


def judge_answer(root: Path, answer: str) -> int:
    """Tell what pip-audit's answer (its JSON format) says of the packages; returns an exit code."""
    packages = _packages(answer)
    vulnerable = [one for one in packages if one.get("vulns")]
    for one in vulnerable:
        for fault in one["vulns"]:
            about = {"package": one["name"], "version": one["version"], "fault": fault["id"]}
            print(
                command_message(root, "vulnerable", **about, mended=", ".join(fault["fix_versions"]) or "–")
            )
    if vulnerable:
        return 1
    asked = [one for one in packages if "skip_reason" not in one]
    if not packages or len(asked) < len(packages):
        print(
            command_message(root, "not-audited", asked=len(asked), count=len(packages) or "?"),
            file=sys.stderr,
        )
        return NOT_ASKED
    print(command_message(root, "audited", count=len(packages)))
    return 0


def _packages(answer: str) -> list[dict[str, Any]]:
    """Return what the answer says of each package; nothing where nobody could be asked."""
    try:
        found: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return []
    return found

"""How large the package is: `python -m benchmarks.budget`.

Prints modules, lines, arrows between folders (one for each pair of which one imports the other) and the
longest chain of imports, beside what `decisions/budget.md` allows.
"""

import ast
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "emn_site"


@dataclass(frozen=True)
class Budget:
    """Modules, lines with those that are empty, arrows between folders, modules in the longest chain."""

    modules: int
    lines: int
    arrows: int
    chain: int


def measure() -> Budget:
    """Return the size of the package as it is."""
    imports = {_name(file): _imports(file) for file in PACKAGE.rglob("*.py")}
    known = {name: frozenset(_resolve(one, imports) for one in found) for name, found in imports.items()}

    @cache
    def chain(name: str) -> int:
        return 1 + max((chain(other) for other in known[name] if other != name), default=0)

    arrows = {(_folder(a), _folder(b)) for a, found in known.items() for b in found}
    return Budget(
        modules=len(known),
        lines=sum(len(file.read_text(encoding="utf-8").splitlines()) for file in PACKAGE.rglob("*.py")),
        arrows=len({(a, b) for a, b in arrows if a and b and a != b}),
        chain=max(map(chain, known)),
    )


def allowance() -> Budget:
    """Return what the last row of `decisions/budget.md` allows."""
    rows = re.findall(
        r"^\|[^|]+\| (\d+) \| ([\d ]+) \| (\d+) \| (\d+) \|",
        (ROOT / "decisions" / "budget.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return Budget(*(int(number.replace(" ", "")) for number in rows[-1]))


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("emn_site"):
            found |= {f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names if one.name.startswith("emn_site")}
    return found


def _resolve(name: str, modules: dict[str, set[str]]) -> str:
    """Return the module that an imported name is, or stands in."""
    return name if name in modules else name.rpartition(".")[0]


def _folder(module: str) -> str:
    return module.split(".")[1] if module.count(".") else ""


if __name__ == "__main__":
    now, most = measure(), allowance()
    for field in fields(Budget):
        print(f"{field.name:8} {getattr(now, field.name):6,} of {getattr(most, field.name):6,}")

"""Made-up countries, for what needs many: ranks, maps, groups, anything in whose way a crowd stands.

A site on the disk has three. Each further one is made of its code: the series of Latvia, larger or smaller by
factors that the code gives, so that the same code has the same figures for ever, and no two have the same;
`traits.yml` has what is particular to some.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from emn_site.locale.addresses import slug

MEMBERS = "AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LU MT NL PL PT RO SE SI SK".split()
ABSENT = "AL AM GE MD MK RS UA".split()
"""Observers of whom Eurostat has nothing."""

OBSERVERS = ("ME", *ABSENT)

ALL = (*MEMBERS, *OBSERVERS)
"""Every country of the Network beside the three that the site on the disk has."""

EUROSTAT = "migr_", "demo_"
"""How the codes of datasets of Eurostat begin."""

TRAITS = yaml.safe_load(Path(__file__).with_name("traits.yml").read_text(encoding="utf-8"))


def slug_of(code: str) -> str:
    """Return what the file of a country is called."""
    return slug(Locale("en").territories[code])


def add_countries(root: Path, codes: Iterable[str] = ALL) -> Path:
    """Give a copy of the network's site made-up countries; return its folder."""
    template = yaml.safe_load((root / "data/countries/latvia.yml").read_text())
    for code in codes:
        text = yaml.safe_dump(_country(template, code), sort_keys=False)
        (root / "data" / "countries" / f"{slug_of(code)}.yml").write_text(text)
        for language in ("lt", "en"):
            words = root / "data" / language / "countries" / f"{slug_of(code)}.yml"
            words.write_text(f"contact_point: Office of {slug_of(code)}\n")
    return root


def _country(template: dict[str, Any], code: str) -> dict[str, Any]:
    role = "observer" if code in OBSERVERS else "member_state"
    series = {
        key: {**one, "values": _scaled(one["values"], _factor(code, key))}
        for key, one in template["figures"].items()
        if code not in ABSENT or not one["dataset"].startswith(EUROSTAT)
    }
    for key, one in series.items():
        one.pop("breakdowns", None)
        values = {**one["values"], **TRAITS.get(code, {}).get(key, {})}
        one["values"] = {period: value for period, value in values.items() if value is not None}
    eurostat_code = "EL" if code == "GR" else code
    return {"code": code, "eurostat_code": eurostat_code, "role": role, "figures": series}


def _factor(code: str, key: str) -> float:
    """Return how much larger than Latvia a country is; persons who came have a factor beside that of all."""
    spread, share = sha256(code.encode()).digest()[:2]
    size = float(TRAITS.get(code, {}).get("size", 1 + spread / 8))
    return size if key.startswith("population") else size * (0.5 + share / 256)


def _scaled(values: dict[Any, int], factor: float) -> dict[Any, int]:
    """Return values enlarged, in steps of five as the sources round them."""
    return {period: 5 * max(1, round(value * factor / 5)) for period, value in values.items()}

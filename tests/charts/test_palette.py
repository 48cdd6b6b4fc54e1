"""Six lines of a chart, and the parts of a whole, are told apart by those who see few or other colours.

What they see is computed after Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation
of Color Vision Deficiency, IEEE TVCG 15 (2009), at full severity; distances are those of CIELAB (CIE 1976).
"""

import re
from itertools import combinations, pairwise
from math import dist

import pytest

from emn_site.locale.templates import THEME

SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
LEAST = 20
"""A distance of 2 is just seen side by side; thin lines apart from each other need much more."""

WHITE = (0.95047, 1.0, 1.08883)
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))

Triple = tuple[float, ...]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _times(matrix: tuple[Triple, ...], colour: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def _lab(colour: str, sight: tuple[Triple, ...]) -> Triple:
    linear = _linear_parts(colour)
    seen = tuple(min(1.0, max(0.0, part)) for part in _times(sight, linear))
    parts = [xyz / white for xyz, white in zip(_times(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _palettes() -> list[list[str]]:
    style = (THEME / "styles" / "drawing.css").read_text(encoding="utf-8")
    found = re.findall(r"--series-\d: var\(--light, (#[0-9a-f]{6})\) var\(--dark, (#[0-9a-f]{6})\)", style)
    return [list(colours) for colours in zip(*found, strict=True)]


@pytest.mark.parametrize("sight", SIGHTS)
def test_six_colours_are_apart_in_every_kind_of_sight(sight: str) -> None:
    for colours in _palettes():
        seen = [_lab(colour, SIGHTS[sight]) for colour in colours]
        assert len(seen) == 6
        assert min(dist(one, other) for one, other in combinations(seen, 2)) >= LEAST


def _greys(name: str) -> list[float]:
    """Return how bright a colour of drawings is in light and in dark, from 0 to 1."""
    style = (THEME / "styles" / "drawing.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: var\(--light, (#[0-9a-f]{{6}})\) var\(--dark, (#[0-9a-f]{{6}})\)", style)
    assert found
    linear = (_linear_parts(colour) for colour in found.groups())
    return [sum(a * b for a, b in zip(TO_XYZ[1], parts, strict=True)) for parts in linear]


def _linear_parts(colour: str) -> Triple:
    return tuple(_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


OUTCOMES = ("granted", "granted-other", "granted-humanitarian", "refused", "closed")
BESIDE_EACH_OTHER = [*pairwise(OUTCOMES), ("granted-other", "refused"), ("granted-other", "closed")]


@pytest.mark.parametrize(("one", "other"), BESIDE_EACH_OTHER)
def test_parts_beside_each_other_differ_without_colour(one: str, other: str) -> None:
    for brightness, beside in zip(_greys(one), _greys(other), strict=True):
        darker, brighter = sorted((brightness, beside))
        assert (brighter + 0.05) / (darker + 0.05) >= 1.5

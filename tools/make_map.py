"""Draws the outlines of the map: `python tools/make_map.py countries-50m.json > data/map.json`.

Needed only when the Network grows or a border changes. Input: the file of that name in the npm package
`world-atlas`, which is Natural Earth 1:50m (public domain) as TopoJSON. Output: an SVG path for each
country by ISO code, in a Lambert azimuthal equal-area projection centred on Europe.
"""

import json
import sys
from math import cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

from babel.core import get_global

CENTRE = (15.0, 52.0)
WEST, SOUTH, EAST, NORTH = -25.0, 34.0, 51.0, 72.0
WIDTH = 1000
FINEST = 2.2
"""Points nearer to each other than this, in units of the drawing, are one."""

Point = tuple[float, float]

BELONGS_TO = {
    # What Natural Earth draws by who holds it, drawn here by whose it is.
    "UA": (32.0, 44.2, 36.8, 46.3),  # Crimea: UN General Assembly resolution 68/262
    "CY": (32.2, 34.5, 34.7, 35.8),  # the whole island: UN Security Council resolution 550 (1984)
}
"""Country and the rectangle (west, south, east, north) in which every ring is part of it."""


def project(point: Point) -> Point:
    """Return a place in the plane (Snyder, Map Projections, USGS 1395, p. 185); the unit is the radius."""
    longitude, latitude = radians(point[0] - CENTRE[0]), radians(point[1])
    middle = radians(CENTRE[1])
    k = sqrt(2 / (1 + sin(middle) * sin(latitude) + cos(middle) * cos(latitude) * cos(longitude)))
    x = k * cos(latitude) * sin(longitude)
    y = k * (cos(middle) * sin(latitude) - sin(middle) * cos(latitude) * cos(longitude))
    return x, -y


def decoded_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a TopoJSON in degrees (TopoJSON specification 1.0, 2.1.3)."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def ring(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of one ring; a negative index is an arc walked backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def in_view(points: list[Point]) -> bool:
    """Whether the middle of a ring lies in the part of the world that is drawn."""
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    return WEST <= x <= EAST and SOUTH <= y <= NORTH


def owner(points: list[Point], code: str) -> str:
    """Return the country a ring belongs to under international law."""
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    for country, (west, south, east, north) in BELONGS_TO.items():
        if west <= x <= east and south <= y <= north:
            return country
    return code


def path(rings: list[list[Point]], scale: float, left: float, top: float) -> str:
    """Return rings as an SVG path, without points too near to be seen."""
    pieces = []
    for points in rings:
        simplified: list[Point] = []
        for point in points:
            x, y = project(point)
            here = ((x - left) * scale, (y - top) * scale)
            if not simplified or hypot(here[0] - simplified[-1][0], here[1] - simplified[-1][1]) >= FINEST:
                simplified.append(here)
        if len(simplified) > 2:
            pieces.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in simplified) + "Z")
    return "".join(pieces)


def main(file: str) -> None:
    """Write the map as JSON to standard output."""
    topology = json.loads(Path(file).read_text())
    arcs, aliases = decoded_arcs(topology), get_global("territory_aliases")
    edges = [project((x, y)) for x in range(-25, 51, 5) for y in (34, 40, 50, 60, 70, 72)]
    left, right = project((WEST, 40))[0], project((EAST, 42))[0]
    top, bottom = min(y for _, y in edges), project((CENTRE[0], SOUTH))[1]
    scale = WIDTH / (right - left)
    members = {
        p.stem: p.read_text().split("code: ")[1].split()[0].strip('"')
        for p in Path("data/countries").glob("*.yml")
    }
    shapes: dict[str, list[list[Point]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [points for polygon in polygons for part in polygon if in_view(points := ring(part, arcs))]
        code = (aliases.get(str(country.get("id", "")), ["?"]))[0]
        for points in rings:
            whose = owner(points, code)
            shapes.setdefault(whose if whose in members.values() else "other", []).append(points)
    json.dump(
        {
            "viewBox": f"0 0 {WIDTH} {round((bottom - top) * scale)}",
            "countries": {
                code: path(rings, scale, left, top)
                for code, rings in sorted(shapes.items())
                if code != "other"
            },
            "other": path(shapes["other"], scale, left, top),
        },
        sys.stdout,
        separators=(",", ":"),
    )


if __name__ == "__main__":
    main(sys.argv[1])

"""Images exist, are described and are used."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from emn_site.charts.text_references import CHART, COUNTRIES, TABLE, reference_scheme
from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site

SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
SAY_NOTHING = frozenset("image img picture photo paveikslas nuotrauka vaizdas diagrama".split())
"""Descriptions that describe nothing."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the images that are missing, not described or shown nowhere."""
    used: set[str] = set()
    for file, place, logo in _logos(site):
        used.add(f"docs/{logo}")
        if f"docs/{logo}" not in site.file_names:
            yield make_problem(file, site.lines[file].line(place), "file-missing", target=logo)
    for version in site.versions:
        for image in version.text.images:
            name = PurePosixPath(image.target).name.lower()
            quoted = reference_scheme(image.target)
            if quoted in (None, CHART, TABLE, COUNTRIES) and (
                not image.text.strip() or image.text.strip().lower() in (*SAY_NOTHING, name)
            ):
                yield make_problem(version.file, image.line, "image-without-text", target=image.target)
            if quoted:
                continue
            address = address_parts(image.target)
            if address is None or address.scheme or address.netloc:
                yield make_problem(version.file, image.line, "image-elsewhere", target=image.target)
                continue
            target = resolve_target(version.file, image.target)
            used.add(target)
            if target not in site.file_names:
                yield make_problem(version.file, image.line, "image-missing", target=image.target)
    for file in site.files:
        if PurePosixPath(file).suffix.lower() in SUFFIXES and file not in used:
            yield make_problem(file, 1, "image-unused")


def _logos(site: Site) -> Iterator[tuple[str, Place, str]]:
    """Yield the logos that are named: in which file, where in it, and which."""
    if site.settings.logo:
        yield "data/site.yml", ("logo",), site.settings.logo
    for key, partner in site.other["partners"].items():
        if partner.logo:
            yield "data/partners.yml", (key, "logo"), partner.logo

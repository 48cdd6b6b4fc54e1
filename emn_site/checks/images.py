"""Images exist, are described and are used."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from emn_site.content import all_pages
from emn_site.markdown_text import outline
from emn_site.model import Site
from emn_site.paths import resolved
from emn_site.problems import Problem, problem

SUFFIXES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


def check(site: Site) -> Iterator[Problem]:
    """Yield the images that are missing, not described or shown nowhere."""
    used: set[str] = set()
    for page in all_pages(site):
        for version in page.versions.values():
            for image in outline(version.body).images:
                line = version.body_line + image.line
                if not image.text.strip():
                    yield problem(version.file, line, "image-without-text", target=image.target)
                if image.target.startswith(("http:", "https:")):
                    continue
                target = resolved(version.file, image.target)
                used.add(target)
                if target not in site.files:
                    yield problem(version.file, line, "image-missing", target=image.target)
    for file in site.files:
        if PurePosixPath(file).suffix.lower() in SUFFIXES and file not in used:
            yield problem(file, 1, "image-unused")

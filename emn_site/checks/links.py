"""Links inside the site lead somewhere, and stay in their language."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import unquote, urlsplit

from emn_site import generated
from emn_site.content import all_pages
from emn_site.markdown_text import Reference, outline
from emn_site.model import Site, Version
from emn_site.paths import resolved
from emn_site.problems import Problem, problem


def check(site: Site) -> Iterator[Problem]:
    """Yield the links to pages, places and files that do not exist, and those that change language."""
    texts = {version.file: version.body for page in all_pages(site) for version in page.versions.values()}
    texts |= {f"docs/{src_uri}": text for src_uri, text in generated.pages(site).items()}
    for page in all_pages(site):
        for version in page.versions.values():
            for link in outline(version.body).links:
                yield from _link(site, version, link, texts)


def _link(site: Site, version: Version, link: Reference, texts: Mapping[str, str]) -> Iterator[Problem]:
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc:
        return
    line = version.body_line + link.line
    target = resolved(version.file, unquote(parts.path)) if parts.path else version.file
    language = PurePosixPath(target).parts[1:2]
    if language and language[0] in site.settings.locales and language[0] != version.locale:
        ours = relpath(target.replace(language[0], version.locale, 1), PurePosixPath(version.file).parent)
        yield problem(version.file, line, "link-to-other-language", target=link.target, suggestion=ours)
    elif parts.path.startswith("/") or (target not in texts and target not in site.files):
        hint = _hint(version.file, target, texts)
        yield problem(version.file, line, "broken-link", target=link.target, hint=hint)
    elif parts.fragment and target in texts:
        anchors = outline(texts[target]).anchors
        if unquote(parts.fragment) not in anchors:
            near = get_close_matches(parts.fragment, sorted(anchors), n=1)
            yield problem(
                version.file,
                line,
                "broken-anchor",
                anchor=parts.fragment,
                target=link.target,
                hint=f": #{near[0]}" if near else "",
            )


def _hint(file: str, target: str, texts: Mapping[str, str]) -> str:
    """Return the nearest page that exists, written as a link from a file."""
    wanted = target.rstrip("/").removesuffix(".md") + ".md"
    near = get_close_matches(wanted, sorted(texts), n=1, cutoff=0.8)
    return f": {relpath(near[0], PurePosixPath(file).parent)}" if near else ""

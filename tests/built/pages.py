"""The built site as files: pages, and what a reader's program finds in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

BASE = "https://emn-lithuania.example/"


@dataclass
class BuiltPage:
    """One HTML file: its address below the root, and what is in it."""

    address: str
    html: str
    lang: str = ""
    title: str = ""
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    heads: list[dict[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.page.lang = values["lang"]
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.page.links.append(values["href"])
        if tag == "link":
            self.page.heads.append(values)
        if tag in ("script", "img", "source", "iframe") and "src" in values:
            self.page.resources.append(values["src"])
        if tag == "meta":
            self.page.metas[values.get("name") or values.get("property") or ""] = values.get("content", "")
        if tag == "title" or (tag[0] == "h" and tag[1:].isdecimal()):
            self._text = []

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is None:
            return
        if tag == "title" and not self.page.title:
            self.page.title, self._text = "".join(self._text).strip(), None
        elif tag[0] == "h" and tag[1:].isdecimal():
            self.page.headings.append((int(tag[1:]), "".join(self._text).strip()))
            self._text = None


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of a built site by its address below the root."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        page = BuiltPage(address, file.read_text(encoding="utf-8"))
        _Reader(page).feed(page.html)
        pages[address] = page
    return pages


def resolve(address: str, href: str) -> tuple[str, str] | None:
    """Return the file or folder and the anchor a link leads to inside the site, or None outside it."""
    target = urljoin(BASE + address, href)
    if not target.startswith(BASE):
        return None
    parts = urlsplit(target)
    return unquote(parts.path.removeprefix("/")), unquote(parts.fragment)

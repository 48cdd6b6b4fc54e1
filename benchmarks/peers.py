"""The programs that a build is measured beside, and an archive that each of them can build."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus import LOCALES, ROOT, Size, write

STOCK = """site_name: Stock
site_url: https://emn.example/
theme: {name: material, font: false}
nav: [index.md]
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      build_only_locale: !ENV ONLY
      languages:
        - {locale: lt, name: Lietuvių, default: true, build: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [tables, footnotes, attr_list, toc]
"""
ZENSICAL = """site_name: Stock
site_url: https://emn.example/
docs_dir: docs
site_dir: ../out-zensical
theme: {name: material, font: false}
markdown_extensions: [tables, footnotes, attr_list, toc]
"""
HUGO = """baseURL = "https://emn.example/"
contentDir = "content/lt"
defaultContentLanguage = "lt"
disableKinds = ["taxonomy", "term", "RSS"]
[frontmatter]
date = ["date"]
publishDate = ["publishDate"]
[languages.lt]
contentDir = "content/lt"
[languages.en]
contentDir = "content/en"
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_PAGE = (
    "<!doctype html><html lang={{ .Language.Lang }}><meta charset=utf-8><title>{{ .Title }}</title>"
    "<main data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}"
    "{{ range .Pages }}<a href={{ .RelPermalink }}>{{ .Title }}</a> {{ end }}</main></html>"
)
_PROGRAM = "import sys; from emn_site.cli.program import main; sys.exit(main())"

OURS = [[sys.executable, "-c", _PROGRAM, "build", "-q"]]
"""How `build.py build` builds the folder it is run in."""

OUR_CHECK = [[sys.executable, "-c", _PROGRAM, "check", "-q"]]

STOCK_BUILD = [[sys.executable, "-m", "mkdocs", "build", "-q", "-f", "stock.yml", "-d", "../out-stock"]]
"""MkDocs with Material and static-i18n as they come."""

STOCK_SIDE_BY_SIDE = [
    ["env", f"ONLY={locale}", *STOCK_BUILD[0][:-1], f"../out-stock-{locale}"] for locale in LOCALES
]
"""The same in a process for each language, which is what two processors are good for."""

OUTPUTS = {
    "stock": "../out-stock",
    "ours": "site",
    "Hugo with Pagefind": "../out-hugo",
    "Zensical": "../out-zensical",
}
"""Where each writes its site: the peers' are no files of ours, which would be read."""


def available_peers() -> Mapping[str, list[list[str]]]:
    """Return the programs side by side of each peer by its name: those that are on the path."""
    peers = {"stock": STOCK_BUILD, "stock, a process a language": STOCK_SIDE_BY_SIDE}
    if shutil.which("hugo") and shutil.which("pagefind"):
        peers["Hugo with Pagefind"] = [
            ["sh", "-c", "hugo --quiet --destination ../out-hugo && pagefind --silent --site ../out-hugo"]
        ]
    if shutil.which("zensical"):
        peers["Zensical"] = [["zensical", "build", "-c", "-f", "zensical.yml"]]
    return peers


def write_project(folder: Path, size: Size) -> Path:
    """Write an archive that each of them can build."""
    root = folder / "site"
    root.mkdir()
    write(root, size)
    packages = ("emn_site", "emn_mkdocs")
    for part in (*packages, "hooks", "overrides", "mkdocs.yml", "requirements.txt", "pyproject.toml"):
        (root / part).symlink_to(ROOT / part)
    for name, text in (("stock.yml", STOCK), ("zensical.yml", ZENSICAL), ("hugo.toml", HUGO)):
        (root / name).write_text(text)
    shutil.copytree(root / "docs", root / "content")
    for file in (root / "content").rglob("index.md"):
        file.rename(file.with_name("_index.md"))
    (root / "layouts" / "_default").mkdir(parents=True)
    for name in ("single", "list"):
        (root / "layouts" / "_default" / f"{name}.html").write_text(HUGO_PAGE)
    return root


def remove_output(root: Path) -> None:
    """Take away what a build has written and kept, so that the next one is clean."""
    for name in (*OUTPUTS.values(), *(f"../out-stock-{locale}" for locale in LOCALES), ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)

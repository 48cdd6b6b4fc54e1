"""Turns values into pages, parts of pages and files by the templates of this package.

Everything is escaped for HTML and XML by the environment itself; templates of other formats say in their
name which, and escape by the filters below.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from emn_site.locale.addresses import relative_address
from emn_site.model.wording import NameForms

PACKAGE = Path(__file__).parents[1]
# The folders of templates and of the theme, and that of a site for what stands in the place of its files.
TEMPLATES, THEME, OVERRIDES = PACKAGE / "templates", PACKAGE / "theme", "overrides"
# Where templates are; that of a kind of page is named with its folder.
FOLDERS = (TEMPLATES, PACKAGE / "pages", THEME)
_TEX = re.compile(r"[\\{}&%$#_~^]")
# Signs that mean something in BibTeX; letters of any language are fine.
_TEX_NAMES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MARKUP = (".html", ".xml", ".html.jinja", ".xml.jinja", ".svg.jinja")

# Values that are written in YAML as they are: keys, and codes of languages and countries.
_PLAIN = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z0-9]*(?:[-/][a-z0-9]+)*|[A-Z]{2}")
_SET_IN = re.compile(r"\n\s+")
_GAP = re.compile(r"\{(\w+)(?::(\w+))?\}")


def _tex(text: str) -> str:
    return _TEX.sub(lambda sign: _TEX_NAMES.get(sign.group(), "\\" + sign.group()), text)


def script_json(value: object) -> Markup:
    """Return a value for a script element, which "</" or "<!--" would end."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def yaml_literal(value: object) -> str:
    """Return a value as YAML reads it back, whatever signs it has: it can never become a key."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(yaml_literal, value))}]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


# What Material calls words that we have as well.
MATERIAL_KEYS = {
    "skip_to_content": "action.skip", "main_navigation": "nav", "contents": "toc",
    "previous": "footer.previous", "next": "footer.next", "search": "search", "search_submit": "search",
    "search_none": "search.result.none", "share": "search.share", "feed": "rss.created",
}  # fmt: skip


def template_folders(root: Path | None) -> tuple[Path, ...]:
    """Return where templates of pages are, those of a site before ours."""
    return (*([root / OVERRIDES] if root else []), *FOLDERS)


def template_environment(root: Path | None = None) -> Environment:
    """Return what fills templates: a project's own, ours, and those of the theme, which are icons alone.

    This is the one module that knows where Material for MkDocs keeps its icons (Material Design Icons, and
    others below the names of their sets) and its words.
    """
    return _environment((*template_folders(root), *(folder / ".icons" for folder in _material())))


class _FolderLoader(FileSystemLoader):
    """Loads a template anew where one of its name has come into a folder before its own."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_current = super().get_source(environment, template)
        places = [Path(folder, template) for folder in self.searchpath]
        earlier = places[: places.index(Path(file))]
        return source, file, lambda: is_current() and not any(place.exists() for place in earlier)


def material_words(language: str) -> dict[str, str]:
    """Return what Material for MkDocs says in a language, by our keys: a beginning where we have no words."""
    files = (folder / "partials" / "languages" / f"{language}.html" for folder in _material())
    text = "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    known = dict(re.findall(r'^\s*"([\w.]+)": "([^"]+)",?$', text, re.MULTILINE))
    return {ours: known[theirs] for ours, theirs in MATERIAL_KEYS.items() if theirs in known}


@cache
def _material() -> tuple[Path, ...]:
    """Return where the templates of Material are, if it is installed."""
    material = find_spec("material")
    return (Path(material.origin).parent / "templates",) if material and material.origin else ()


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    environment = Environment(
        loader=_FolderLoader(folders),
        autoescape=lambda name: bool(name) and str(name).endswith(_MARKUP),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "tex": _tex,
        "sha256": script_digest,
        "json": script_json,
        "yaml": yaml_literal,
        "cell": lambda text: text.replace("|", "\\|"),
        "url": _link,
    }
    return environment


@pass_context
def _link(context: Context, target: str) -> str:
    """Return an address, from the root of the site, as a link from the page; other websites stay."""
    if "://" in target:
        return target
    here = context["here"]
    return context["base_path"] + target if here is None else _relative(target, here)


@lru_cache(maxsize=100_000)
def _relative(target: str, here: str) -> str:
    """Return an address as a link from a page; in every page the same ones lead out of its folder."""
    return relative_address(target, here)


def script_digest(script: str) -> str:
    """Return the SHA-256 of a script as a Content Security Policy names it (CSP Level 3, hash-source)."""
    return b64encode(sha256(script.encode()).digest()).decode()


def strip_indents(html: str) -> str:
    """Return markup without empty lines and without what is set in, but where it shows either."""
    return html if "<pre" in html else _SET_IN.sub("\n", html)


def gap_names(text: str) -> set[str]:
    """Return the names of the gaps in some words: `{count}` is one, and `{country:genitive}`."""
    return {name for name, _ in _GAP.findall(text)}


def gap_cases(text: str) -> list[tuple[str, str]]:
    """Return the gaps in some words that ask for a case, each with the case, in order."""
    return sorted({(name, case) for name, case in _GAP.findall(text) if case})


def fill_gaps(text: str, **values: object) -> str:
    """Return words with their gaps filled; a gap nothing is known for stays visible and does no harm."""
    if "{" not in text:
        return text

    def fill(gap: re.Match[str]) -> str:
        value, case = values.get(gap[1], gap[0]), gap[2]
        return value.in_case(case) if case and isinstance(value, NameForms) else str(value)

    return _GAP.sub(fill, text)


def render_template(template: str, **values: object) -> str:
    """Return a template of this package filled with values; an unknown name is an error."""
    return template_environment().get_template(template).render(**values)


def template_source(root: Path, template: str) -> str:
    """Return a template, a site's own before ours, as it stands in its file: for what is not filled here."""
    environment = template_environment(root)
    assert environment.loader
    return environment.loader.get_source(environment, template)[0]

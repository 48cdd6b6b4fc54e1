"""The addresses of the site: where a page is found in each language.

An address is relative to the root of the site and without a leading slash, so that the site works
at the root of a domain and below a project's path alike: `studies/2022/…/`, `en/studies/2022/…/`.
"""

import re
from posixpath import relpath
from urllib.parse import quote, urlencode

from anyascii import anyascii

from emn_site.model.settings import Settings

ADMIN = "admin"  # where the editing interface stands on the branch, beside the editions


def page_url(settings: Settings, path: str, language: str) -> str:
    """Return the address of a page in a language; the default language stands at the root."""
    prefix = "" if language == settings.default_locale else f"{language}/"
    folder = path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"
    return prefix + folder


def base_url(site_url: str | None) -> str:
    """Return the public address of the site with its slash; empty where none is set."""
    return f"{site_url.rstrip('/')}/" if site_url else ""


def relative_address(target: str, base: str) -> str:
    """Return an address as a link from the page or the file at another address; a page's ends in a slash."""
    folder = base.rpartition("/")[0]
    return relpath(f"/{target}", f"/{folder}") + ("/" if target.endswith("/") or not target else "")


def letter_address(email: str, subject: str, body: str) -> str:
    """Return the address that begins a letter with its subject and body filled in (RFC 6068)."""
    filled = urlencode({"subject": subject, "body": body.replace("\n", "\r\n")}, quote_via=quote)
    return f"mailto:{quote(email, safe='@')}?{filled}"


def slug(words: str) -> str:
    """Return words of any script as an address has them: small letters of English, digits, hyphens.

    Spaces, hyphens and underscores become one hyphen; what else is no letter goes, as do the apostrophes
    that stand for letters in a transliteration.
    """
    plain = re.sub(r"[^\w\s-]", "", anyascii(words).lower())
    return re.sub(r"[\s_-]+", "-", plain).strip("-")


def indicator_slug(key: str) -> str:
    """Return the name of an indicator in addresses."""
    return slug(key)


def indicator_path(key: str) -> str:
    """Return the address of an indicator's page."""
    return f"indicators/{indicator_slug(key)}"


def year_path(year: int) -> str:
    """Return the address of the page of a year."""
    return f"years/{year}"


def embed_address(key: str, language: str) -> str:
    """Return the address of the chart of an indicator that other sites embed."""
    return f"embed/{indicator_slug(key)}.{language}.html"


def map_embed_address(key: str, language: str) -> str:
    """Return the address of the map of an indicator that other sites embed."""
    return f"embed/{indicator_slug(key)}-map.{language}.html"


def chart_data_address(key: str, language: str) -> str:
    """Return the address of the file from which the charts of an indicator are drawn in the browser."""
    return f"charts/{indicator_slug(key)}.{language}.json"


def markdown_file(language: str, path: str) -> str:
    """Return the Markdown file of a page in a language."""
    return f"docs/{language}/{path}.md"

"""The configuration of Sveltia CMS: which files it shows, in which folders, with which fields.

https://sveltiacms.app/en/docs describes the keys; the program's package has their JSON Schema.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from emn_site.editor.forms import fields
from emn_site.locale import Locale, addresses, report_locale
from emn_site.model.publication import PublicationType
from emn_site.model.shapes import FIRST_YEAR
from emn_site.model.site import Page, Publication, Site
from emn_site.pages import kinds

ASSETS = "docs/assets"
EMBLEM = "assets/images/favicon.svg"

Collection = dict[str, Any]


def forms_configuration(site: Site, to_site: str) -> dict[str, Any]:
    """Return the configuration, in the language in which checks speak to editors.

    `to_site` is the way from the page to a built site.
    """
    locale = report_locale(site)
    originals = [
        _publications(locale, key, language, fields.publication_fields(locale, kind))
        for key, kind in site.types.items()
        for language in site.settings.locales
    ]
    return {
        "backend": {
            "name": "github",
            "repo": urlsplit(site.settings.repository).path.strip("/").removesuffix(".git"),
            "branch": site.settings.branch,
            "auth_methods": ["token"],  # the other way needs a server of one's own
        },
        "load_config_file": False,
        "publish_mode": "editorial_workflow",
        "site_url": addresses.base_url(site.settings.address),
        "logo": {"src": f"{to_site}{EMBLEM}"},
        "app_title": locale.of_site.name,
        "media_folder": ASSETS,
        "media_libraries": {"default": {"config": {"slugify_filename": True}}},  # names become addresses
        "public_folder": f"/{ASSETS.partition('/')[2]}",
        "i18n": _languages(locale, site.settings.default_locale),
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "collections": [*originals, *_pages(locale), *_data(locale)],
    }


def _languages(locale: Locale, original: str) -> dict[str, Any]:
    """Return how a text's languages lie side by side: the original's first, the others may be missing."""
    locales = locale.site.settings.locales
    return {
        "structure": "multiple_folders",
        "locales": [original, *(language for language in locales if language != original)],
        "default_locale": original,
        "initial_locales": "default",
    }


def _publications(locale: Locale, key: str, original: str, asked: list[fields.Field]) -> Collection:
    """Return the publications of a type whose originals are in one language."""
    names, kind = locale.type(key), locale.site.types[key]
    return {
        "name": f"{key}_{original}",
        "label": _label(locale, names.list, original),
        "label_singular": names.name,
        "folder": f"docs/{{{{locale}}}}/{kind.folder}",
        "path": f"{_year(locale.site, kind)}/{{{{slug}}}}",
        "filter": {"field": "topics", "value": list(locale.site.topics)},  # no translation has any
        "create": True,
        "delete": False,
        "slug": "{{title}}",
        "summary": "{{title}}",
        "public_folder": "../../../assets",
        "i18n": _languages(locale, original),
        "fields": asked,
    }


def _year(site: Site, kind: PublicationType) -> str:
    """Return the folder of a publication: its year, or the newest where none is known; that of an event."""
    if kind.holds == "events":
        return "{{event.starts | truncate(4)}}"
    newest = max((publication.year for publication in site.publications), default=FIRST_YEAR)
    return f"{{{{published | default('{newest}') | truncate(4)}}}}"


def _pages(locale: Locale) -> list[Collection]:
    """Return the ordinary pages, one collection for each language that originals are in."""
    pages = [page for page in locale.site.by_path.values() if not isinstance(page, Publication)]
    asked = fields.page_fields(locale)
    found = []
    for language in locale.site.settings.locales:
        files = [_page(page, asked) for page in pages if page.original.language == language]
        if files:
            found.append(
                {
                    "name": f"pages_{language}",
                    "label": _label(locale, locale.word("form_pages"), language),
                    "i18n": _languages(locale, language),
                    "files": files,
                }
            )
    return found


def _page(page: Page, asked: list[fields.Field]) -> dict[str, Any]:
    return {
        "name": page.path.replace("/", "_"),
        "label": page.original.head.title,
        "file": f"docs/{{{{locale}}}}/{page.path}.md",
        "i18n": True,
        "public_folder": f"{'../' * (page.path.count('/') + 1)}assets",
        "fields": asked,
    }


def _data(locale: Locale) -> Iterator[Collection]:
    """Yield a collection for each kind of page whose data are changed in the browser, entry by entry."""
    for kind in kinds.KINDS:
        if kind.form and kind.file and (document := locale.site.lines.get(kind.file)):
            label, asked = locale.word(kind.name), fields.entry_fields(locale, kind.form)
            entry = {"widget": "object", "fields": asked}
            entries = [{"name": key, "label": key, **entry} for key in document.data or ()]
            file = {"name": kind.name, "label": label, "file": kind.file, "fields": entries}
            yield {"name": kind.name, "label": label, "files": [file]}


def _label(locale: Locale, name: str, original: str) -> str:
    """Return the name of a list, with the language of its originals where there are several."""
    if len(locale.site.settings.locales) == 1:
        return name
    return locale.word("form_originals", list=name, language=original.upper())

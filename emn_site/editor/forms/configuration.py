"""The configuration of Sveltia CMS: which files it shows, in which folders, with which fields.

https://sveltiacms.app/en/docs describes the keys; the program's package has their JSON Schema.
Fields are made from the JSON Schema of a front matter, so that a form asks for what a file may say:
`{"name": key, "widget": kind, "label": …}`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from emn_site.content import registry
from emn_site.locale import Locale, addresses, report_locale
from emn_site.model.period import FIRST_YEAR
from emn_site.model.publication import FreePageHead, PageHead, PublicationHead, PublicationType
from emn_site.model.shapes import Model
from emn_site.model.site import Page, Publication, Site
from emn_site.model.wording import FieldWords

ASSETS = "docs/assets"
EMBLEM = "assets/images/favicon.svg"

Collection = dict[str, Any]
Field = dict[str, Any]
Schema = Mapping[str, Any]

NOT_PRESUMED = "title_status"
"""A key that no form fills in beforehand, so that nobody calls a title official by leaving the form as it is;
and that says nothing of an ordinary page.
"""

# Keys that no form asks for: who saves a translation need not name its original, commands withdraw.
NOT_IN_FORMS = ("translation", "withdrawn")
# What is asked for first; the rest follows in the order of the model.
FIRST = ("title", "summary", "event", "published", "topics", "countries", "body")
AT_ONCE = 20  # so many choices are shown at once; more unfold
LONG = ("summary",)  # keys whose words want room


def publication_fields(locale: Locale, kind: PublicationType) -> list[Field]:
    """Return the fields of a publication of a type: those of a text in each language, the others once."""
    shared, known = {*PageHead.model_fields, "body"}, {*kind.keys, "body"}
    fields = (field for field in _fields(locale, PublicationHead) if field["name"] in known)
    return [field | {"i18n": field["name"] in shared} for field in fields]


def page_fields(locale: Locale) -> list[Field]:
    """Return the fields of an ordinary page: its place in the menu once, the others in every language."""
    asked = (field for field in _fields(locale, FreePageHead) if field["name"] != NOT_PRESUMED)
    return [field | {"i18n": field["name"] != "menu"} for field in asked]


def _fields(locale: Locale, head: type[Model]) -> list[Field]:
    schema = TypeAdapter(head).json_schema()
    found = {
        key: _field(locale, key, key, part, schema) | {"required": key in schema.get("required", ())}
        for key, part in schema["properties"].items()
        if key not in NOT_IN_FORMS
    } | {"body": {"name": "body", "widget": "markdown", "modes": ["raw"], **_labels(locale.field("body"))}}
    return [
        found[key] for key in sorted(found, key=lambda key: FIRST.index(key) if key in FIRST else len(FIRST))
    ]


def _field(locale: Locale, key: str, place: str, schema: Schema, root: Schema) -> Field:
    """Return the field of one key; `place` is the key with those above it, as its words are found by."""
    shape = _resolved(schema, root)
    words = locale.field(place)
    found = {"name": key, **_labels(words), **_widget(locale, key, place, shape, root, words)}
    if key != NOT_PRESUMED and shape.get("default") not in (None, [], {}):
        found["default"] = shape["default"]
    return found


def _resolved(schema: Schema, root: Schema) -> Schema:
    """Return a schema without reference and without the choice to be empty."""
    if "$ref" in schema:
        return {**root["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved({**choices[0], **{"default": schema.get("default")}}, root) if choices else schema


def _widget(locale: Locale, key: str, place: str, shape: Schema, root: Schema, words: FieldWords) -> Field:
    if choices := _choices(locale, key, shape, words):
        is_several = shape.get("type") == "array"
        return {"widget": "select", "options": choices, "multiple": is_several, "dropdown_threshold": AT_ONCE}
    match shape.get("type"):
        case "boolean":
            return {"widget": "boolean"}
        case "array":
            items = _resolved(shape["items"], root)
            parts = _parts(locale, place, items, root) if "properties" in items else None
            return {"widget": "list"} | ({"fields": parts} if parts else {})
        case "object":
            return {"widget": "object", "collapsed": "auto", "fields": _parts(locale, place, shape, root)}
    if shape.get("type") == "integer":
        return {"widget": "number", "value_type": "int"}
    pattern = shape.get("pattern")
    return {"widget": "text" if key in LONG else "string"} | (
        {"pattern": [pattern, words.help]} if pattern else {}
    )


def _parts(locale: Locale, place: str, shape: Schema, root: Schema) -> list[Field]:
    """Return the fields of an object; one that holds something for each language has a field for each."""
    if "properties" not in shape:
        return [
            {"name": language, "widget": "string", "label": locale.language_name(language), "required": False}
            for language in locale.site.settings.locales
        ]
    return [
        _field(locale, key, f"{place}.{key}", part, root) | {"required": key in shape.get("required", ())}
        for key, part in shape["properties"].items()
    ]


def _choices(locale: Locale, key: str, shape: Schema, words: FieldWords) -> list[dict[str, str]]:
    """Return what may be chosen, with its name; nothing where anything may be written."""
    named: dict[str, str] = {}
    if "enum" in shape:
        named = {value: words.choices.get(value, value) for value in shape["enum"]}
    elif key == "topics":
        named = {topic: locale.topic(topic) for topic in locale.site.topics}
    elif key == "countries":
        named = {country.code: name for name, _, country in locale.countries}
    return [{"value": value, "label": name} for value, name in named.items()]


def _labels(words: FieldWords) -> Field:
    return {"label": words.name, "hint": words.help}


def forms_configuration(site: Site, to_site: str) -> dict[str, Any]:
    """Return the configuration, in the language in which checks speak to editors.

    `to_site` is the way from the page to a built site.
    """
    locale = report_locale(site)
    originals = [
        _publications(locale, key, language, publication_fields(locale, kind))
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


def _publications(locale: Locale, key: str, original: str, asked: list[Field]) -> Collection:
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
    asked = page_fields(locale)
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


def _page(page: Page, asked: list[Field]) -> dict[str, Any]:
    return {
        "name": page.path.replace("/", "_"),
        "label": page.original.head.title,
        "file": f"docs/{{{{locale}}}}/{page.path}.md",
        "i18n": True,
        "public_folder": f"{'../' * (page.path.count('/') + 1)}assets",
        "fields": asked,
    }


def _data(locale: Locale) -> Iterator[Collection]:
    """Yield a collection for each data file whose entries are changed in the browser."""
    languages = _languages(locale, locale.site.settings.default_locale)
    for row in registry.ROWS:
        if row.has_form and (document := locale.site.lines.get(row.path)):
            label, keys = locale.field(row.name).name, [*(document.data or ())]
            files: list[Collection] = [
                {"name": row.name, "file": row.path, "fields": _entries(locale, row.name, row.model, keys)}
            ]
            if row.words:
                fields = _entries(locale, row.name, row.words, keys)
                words = {"name": f"{row.name}_words", "file": row.words_path("{{locale}}"), "i18n": True}
                files.append(words | {"fields": fields})
            named = [file | {"label": label} for file in files]
            yield {"name": row.name, "label": label, "i18n": languages, "files": named}


def _entries(locale: Locale, name: str, shape: Any, keys: list[str]) -> list[Field]:
    """Return a field for each entry of a file of some shape; in `fields.yml` its keys are `events.day` …"""
    schema = TypeAdapter(get_args(shape)[1]).json_schema()
    entry = _field(locale, name, name, schema, schema) | {"i18n": True}
    if parts := entry.get("fields"):
        entry["fields"] = [part | {"i18n": True} for part in parts]
    return [entry | {"name": key, "label": key} for key in keys]


def _label(locale: Locale, name: str, original: str) -> str:
    """Return the name of a list, with the language of its originals where there are several."""
    if len(locale.site.settings.locales) == 1:
        return name
    return locale.word("form_originals", list=name, language=original.upper())

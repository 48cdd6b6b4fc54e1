"""The fields of a form, made from the JSON Schema of a front matter: what a file may say, a form asks for.

A field is what Sveltia CMS reads: `{"name": key, "widget": kind, "label": …}`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from emn_site.locale import Locale
from emn_site.model.publication import FreePageHead, PageHead, PublicationHead, PublicationType
from emn_site.model.shapes import Model
from emn_site.model.wording import FieldWords

Field = dict[str, Any]
Schema = Mapping[str, Any]

NOT_PRESUMED = "title_status"
"""A key that no form fills in beforehand, so that nobody calls a title official by leaving the form as it is;
and that says nothing of an ordinary page.
"""

MADE_ELSEWHERE = ("translation", "withdrawn")
"""Keys that no form asks for: who saves a translation need not name its original, commands withdraw."""

FIRST = ("title", "summary", "event", "published", "topics", "countries", "body")
"""What is asked for first; the rest follows in the order of the model."""

AT_ONCE = 20
"""So many choices are shown at once; more unfold."""

LONG = ("summary",)
"""Keys whose words want room."""


def publication_fields(locale: Locale, kind: PublicationType) -> list[Field]:
    """Return the fields of a publication of a type: those of a text in each language, the others once."""
    shared, known = {*PageHead.model_fields, "body"}, {*kind.keys, "body"}
    fields = (field for field in _fields(locale, PublicationHead) if field["name"] in known)
    return [field | {"i18n": field["name"] in shared} for field in fields]


def page_fields(locale: Locale) -> list[Field]:
    """Return the fields of an ordinary page: its place in the menu once, the others in every language."""
    asked = (field for field in _fields(locale, FreePageHead) if field["name"] != NOT_PRESUMED)
    return [field | {"i18n": field["name"] != "menu"} for field in asked]


def entry_fields(locale: Locale, entry: type[Model]) -> list[Field]:
    """Return the fields of an entry of a file of data."""
    schema = TypeAdapter(entry).json_schema()
    return _parts(locale, entry.__name__.lower(), schema, schema)


def _body(locale: Locale) -> Field:
    """Return the field of the text itself: Markdown as it is typed, so that nothing of it is lost."""
    return {"name": "body", "widget": "markdown", "modes": ["raw"], **_said(locale.field("body"))}


def _fields(locale: Locale, head: type[Model]) -> list[Field]:
    schema = TypeAdapter(head).json_schema()
    found = {
        key: _field(locale, key, key, part, schema) | {"required": key in schema.get("required", ())}
        for key, part in schema["properties"].items()
        if key not in MADE_ELSEWHERE
    } | {"body": _body(locale)}
    return [
        found[key] for key in sorted(found, key=lambda key: FIRST.index(key) if key in FIRST else len(FIRST))
    ]


def _field(locale: Locale, key: str, place: str, schema: Schema, whole: Schema) -> Field:
    """Return the field of one key; `place` is the key with those above it, as its words are found by."""
    shape = _resolved(schema, whole)
    words = locale.field(place)
    found = {"name": key, **_said(words), **_widget(locale, key, place, shape, whole, words)}
    if key != NOT_PRESUMED and shape.get("default") not in (None, [], {}):
        found["default"] = shape["default"]
    return found


def _resolved(schema: Schema, whole: Schema) -> Schema:
    """Return a schema without reference and without the choice to be empty."""
    if "$ref" in schema:
        return {**whole["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved({**choices[0], **{"default": schema.get("default")}}, whole) if choices else schema


def _widget(locale: Locale, key: str, place: str, shape: Schema, whole: Schema, words: FieldWords) -> Field:
    if choices := _choices(locale, key, shape, words):
        is_several = shape.get("type") == "array"
        return {"widget": "select", "options": choices, "multiple": is_several, "dropdown_threshold": AT_ONCE}
    match shape.get("type"):
        case "boolean":
            return {"widget": "boolean"}
        case "array":
            items = _resolved(shape["items"], whole)
            parts = _parts(locale, place, items, whole) if "properties" in items else None
            return {"widget": "list"} | ({"fields": parts} if parts else {})
        case "object":
            return {"widget": "object", "collapsed": "auto", "fields": _parts(locale, place, shape, whole)}
    if shape.get("type") == "integer":
        return {"widget": "number", "value_type": "int"}
    pattern = shape.get("pattern")
    return {"widget": "text" if key in LONG else "string"} | (
        {"pattern": [pattern, words.help]} if pattern else {}
    )


def _parts(locale: Locale, place: str, shape: Schema, whole: Schema) -> list[Field]:
    """Return the fields of an object; one that holds something for each language has a field for each."""
    if "properties" not in shape:
        return [
            {"name": language, "widget": "string", "label": locale.language_name(language), "required": False}
            for language in locale.site.settings.locales
        ]
    return [
        _field(locale, key, f"{place}.{key}", part, whole) | {"required": key in shape.get("required", ())}
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


def _said(words: FieldWords) -> Field:
    return {"label": words.name, "hint": words.help}

"""The fields of a form, made from the JSON Schema of a front matter: what a file may say, a form asks for.

A field is what Sveltia CMS reads: `{"name": key, "widget": kind, "label": …}`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from emn_site.locale import Language
from emn_site.model.publication import PageHead, PublicationHead
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

FIRST = ("title", "summary", "published", "topics", "countries", "body")
"""What is asked for first; the rest follows in the order of the model."""

AT_ONCE = 20
"""So many choices are shown at once; more unfold."""

LONG = ("summary",)
"""Keys whose words want room."""


def of_original(speech: Language) -> list[Field]:
    """Return the fields of a publication: those of a text in each language, the others once."""
    shared = {*PageHead.model_fields, "body"}
    return [field | {"i18n": field["name"] in shared} for field in _fields(speech, PublicationHead)]


def of_page(speech: Language) -> list[Field]:
    """Return the fields of an ordinary page, each in every language."""
    asked = (field for field in _fields(speech, PageHead) if field["name"] != NOT_PRESUMED)
    return [field | {"i18n": True} for field in asked]


def _body(speech: Language) -> Field:
    """Return the field of the text itself: Markdown as it is typed, so that nothing of it is lost."""
    return {"name": "body", "widget": "markdown", "modes": ["raw"], **_said(speech.field("body"))}


def _fields(speech: Language, head: type[Model]) -> list[Field]:
    schema = TypeAdapter(head).json_schema()
    found = {
        key: _field(speech, key, key, part, schema) | {"required": key in schema.get("required", ())}
        for key, part in schema["properties"].items()
        if key not in MADE_ELSEWHERE
    } | {"body": _body(speech)}
    return [
        found[key] for key in sorted(found, key=lambda key: FIRST.index(key) if key in FIRST else len(FIRST))
    ]


def _field(speech: Language, key: str, place: str, schema: Schema, whole: Schema) -> Field:
    """Return the field of one key; `place` is the key with those above it, as its words are found by."""
    shape = _resolved(schema, whole)
    words = speech.field(place)
    found = {"name": key, **_said(words), **_widget(speech, key, place, shape, whole, words)}
    if key != NOT_PRESUMED and shape.get("default") not in (None, [], {}):
        found["default"] = shape["default"]
    return found


def _resolved(schema: Schema, whole: Schema) -> Schema:
    """Return a schema without reference and without the choice to be empty."""
    if "$ref" in schema:
        return {**whole["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved({**choices[0], **{"default": schema.get("default")}}, whole) if choices else schema


def _widget(speech: Language, key: str, place: str, shape: Schema, whole: Schema, words: FieldWords) -> Field:
    if choices := _choices(speech, key, shape, words):
        is_several = shape.get("type") == "array"
        return {"widget": "select", "options": choices, "multiple": is_several, "dropdown_threshold": AT_ONCE}
    match shape.get("type"):
        case "boolean":
            return {"widget": "boolean"}
        case "array":
            items = _resolved(shape["items"], whole)
            parts = _parts(speech, place, items, whole) if "properties" in items else None
            return {"widget": "list"} | ({"fields": parts} if parts else {})
        case "object":
            return {"widget": "object", "collapsed": "auto", "fields": _parts(speech, place, shape, whole)}
    pattern = shape.get("pattern")
    return {"widget": "text" if key in LONG else "string"} | (
        {"pattern": [pattern, words.help]} if pattern else {}
    )


def _parts(speech: Language, place: str, shape: Schema, whole: Schema) -> list[Field]:
    """Return the fields of an object; one that holds something for each language has a field for each."""
    if "properties" not in shape:
        return [
            {"name": locale, "widget": "string", "label": speech.language(locale), "required": False}
            for locale in speech.site.settings.locales
        ]
    return [
        _field(speech, key, f"{place}.{key}", part, whole) | {"required": key in shape.get("required", ())}
        for key, part in shape["properties"].items()
    ]


def _choices(speech: Language, key: str, shape: Schema, words: FieldWords) -> list[dict[str, str]]:
    """Return what may be chosen, with its name; nothing where anything may be written."""
    named: dict[str, str] = {}
    if "enum" in shape:
        named = {value: words.choices.get(value, value) for value in shape["enum"]}
    elif key == "topics":
        named = {topic: speech.topic(topic) for topic in speech.site.topics}
    elif key == "countries":
        named = {country.code: name for name, _, country in speech.countries}
    return [{"value": value, "label": name} for value, name in named.items()]


def _said(words: FieldWords) -> Field:
    return {"label": words.name, "hint": words.help}

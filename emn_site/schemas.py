"""JSON Schemas of the files editors write, made from the models."""

import json
from typing import Any

from pydantic import TypeAdapter

from emn_site.model import Country, Indicator, PageHead, PublicationHead, Settings, Source, Term, Text, Words

_SHAPES: dict[str, Any] = {
    "country.json": Country,
    "glossary.json": dict[str, Term],
    "indicators.json": dict[str, Indicator],
    "page.json": PageHead,
    "redirects.json": dict[str, Text],
    "site.json": Settings,
    "sources.json": dict[str, Source],
    "synonyms.json": list[dict[str, list[Text]]],
    "topics.json": dict[str, Words],
}


def schemas() -> dict[str, str]:
    """Return each schema as text, by the name of its file in `schemas/`.

    JSON Schema draft 7: the programs that complete and underline know it best.
    """
    single = {name: TypeAdapter(shape).json_schema() for name, shape in _SHAPES.items()}
    return {name: _text(schema) for name, schema in (single | {"publication.json": _publication()}).items()}


def _publication() -> dict[str, Any]:
    """Return the schema of a publication's file: a translation has fewer keys than an original."""
    original, translation = (
        TypeAdapter(head).json_schema(ref_template="#/$defs/{model}") for head in (PublicationHead, PageHead)
    )
    shared = {**original.pop("$defs", {}), **translation.pop("$defs", {})}
    return {"$defs": shared, "if": {"required": ["translation"]}, "then": translation, "else": original}


def _text(schema: dict[str, Any]) -> str:
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"

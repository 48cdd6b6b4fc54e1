"""JSON Schemas of the files editors write, made from the models."""

import json
from typing import Any

from pydantic import TypeAdapter

from emn_site.model import Country, Indicator, PageHead, PublicationHead, Settings, Source, Words

_SHAPES: dict[str, Any] = {
    "country.json": Country,
    "indicators.json": dict[str, Indicator],
    "page.json": PageHead,
    "publication.json": PublicationHead,
    "site.json": Settings,
    "sources.json": dict[str, Source],
    "topics.json": dict[str, Words],
}


def schemas() -> dict[str, str]:
    """Return each schema as text, by the name of its file in `schemas/` (JSON Schema 2020-12)."""
    return {name: _text(shape) for name, shape in _SHAPES.items()}


def _text(shape: Any) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **TypeAdapter(shape).json_schema(),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"

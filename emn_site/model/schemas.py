"""JSON Schemas of the files editors write, made from the models."""

import json
from typing import Any

from pydantic import TypeAdapter

from emn_site.model.country import Country, Total
from emn_site.model.indicators import Dataset, Indicator, Source
from emn_site.model.publication import PageHead, PublicationHead, PublicationType
from emn_site.model.settings import Settings
from emn_site.model.shapes import Line, Lines, Plain, Slug
from emn_site.model.site import Term
from emn_site.model.wording import (
    CountryWords,
    DatasetWords,
    DimensionWords,
    FieldWords,
    IndicatorWords,
    PluralForms,
    ProblemExample,
    ProblemTexts,
    QuestionWords,
    SiteWords,
    SourceWords,
    StyleRule,
    TermWords,
    TypeWords,
)

NEUTRAL: dict[str, Any] = {
    "site.yml": Settings,
    "types.yml": dict[Line, PublicationType],
    "topics.yml": list[Slug],
    "indicators.yml": dict[Line, Indicator],
    "sources.yml": dict[Line, Source],
    "datasets.yml": dict[Line, Dataset],
    "glossary.yml": dict[Line, Term],
    "redirects.yml": dict[Line, Line],
    "problem_examples.yml": dict[Line, ProblemExample],
    "asked_in.yml": dict[Line, dict[Line, list[Line]]],
}
"""The files of `data/` and their shapes."""

WORDS: dict[str, Any] = {
    "site.yml": SiteWords,
    "words.yml": dict[Line, Lines | PluralForms],
    "types.yml": dict[Line, TypeWords],
    "topics.yml": dict[Line, Line],
    "indicators.yml": dict[Line, IndicatorWords],
    "sources.yml": dict[Line, SourceWords],
    "glossary.yml": dict[Line, TermWords],
    "datasets.yml": dict[Line, DatasetWords],
    "dimensions.yml": dict[Line, DimensionWords],
    "fields.yml": dict[Line, FieldWords],
    "style.yml": dict[Line, StyleRule],
    "known_words.yml": dict[Plain, Plain | None],
    "synonyms.yml": dict[Line, list[Line]],
    "questions.yml": QuestionWords,
    "problems.yml": ProblemTexts,
}
"""The files of each language's folder in `data/` and their shapes."""


def schemas() -> dict[str, str]:
    """Return each schema as text, by the name of its file in `schemas/`.

    JSON Schema draft 7: the programs that complete and underline know it best.
    """
    shapes: dict[str, Any] = {
        "country": Country,
        "total": Total,
        "words-country": CountryWords,
        "page": PageHead,
    }
    shapes |= {name.removesuffix(".yml"): shape for name, shape in NEUTRAL.items()}
    shapes |= {f"words-{name.removesuffix('.yml')}": shape for name, shape in WORDS.items()}
    made = {f"{name}.json": TypeAdapter(shape).json_schema() for name, shape in shapes.items()}
    return {name: _text(schema) for name, schema in (made | {"publication.json": _publication()}).items()}


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

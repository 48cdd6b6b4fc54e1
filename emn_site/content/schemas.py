"""JSON Schemas of the files editors write, made from the models, and which file has which in VS Code."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from emn_site.content.registry import schema_files
from emn_site.model.publication import PageHead, PublicationHead

PUBLICATIONS = "docs/*/*/[12][0-9][0-9][0-9]/*.md"
PAGES = ["docs/*/*.md", "docs/*/about/*.md", "docs/*/editing/*.md"]


def write_schemas(root: Path) -> int:
    """Write `schemas/` from the models, and the editors' settings that say which file has which."""
    for name, text in schemas().items():
        (root / "schemas" / name).write_text(text, encoding="utf-8")
    settings = root / ".vscode" / "settings.json"
    settings.write_text(editor_settings(settings.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def schemas() -> dict[str, str]:
    """Return each schema as text, by the name of its file in `schemas/`.

    JSON Schema draft 7: the programs that complete and underline know it best.
    """
    models = {"page": PageHead, **dict(schema_files().values())}
    found = {name: TypeAdapter(model).json_schema() for name, model in models.items()}
    return {
        f"{name}.json": _text(schema) for name, schema in (found | {"publication": _publication()}).items()
    }


def editor_settings(settings: str) -> str:
    """Return the settings of VS Code with the schema of each file; what else they say stays."""
    files = {f"./schemas/{name}.json": pattern for pattern, (name, _) in schema_files().items()}
    texts = {"./schemas/publication.json": PUBLICATIONS, "./schemas/page.json": PAGES}
    complete = json.loads(settings) | {"yaml.schemas": files | texts}
    return json.dumps(complete, indent=2, ensure_ascii=False) + "\n"


def _publication() -> dict[str, Any]:
    """Return the schema of a publication's file: a translation has fewer keys than an original."""
    original, translation = (
        TypeAdapter(head).json_schema(ref_template="#/$defs/{model}") for head in (PublicationHead, PageHead)
    )
    shared = {**original.pop("$defs", {}), **translation.pop("$defs", {})}
    return {"$defs": shared, "if": {"required": ["translation"]}, "then": translation, "else": original}


def _text(schema: dict[str, Any]) -> str:
    complete = {"$schema": "http://json-schema.org/draft-07/schema#", **schema}
    return json.dumps(complete, indent=2, ensure_ascii=False) + "\n"

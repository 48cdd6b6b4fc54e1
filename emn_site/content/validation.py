"""What pydantic says of a file, turned into problems an editor understands."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from emn_site.content import registry
from emn_site.content.yaml_lines import Place, YamlDocument
from emn_site.model.period import FIRST_YEAR
from emn_site.model.problems import FEW, Problem, make_problem, near_names

Shape = TypeVar("Shape")


_MEANINGS = tomllib.loads(Path(__file__).with_name("meanings.toml").read_text(encoding="utf-8"))
_PATTERNS: dict[str, str] = _MEANINGS["patterns"]
_EXPECTATIONS: dict[str, str] = _MEANINGS["expectations"]
# What keys are called in other programs and by editors, and here.
_OTHER_NAMES = {name: key for key, names in _MEANINGS["other-names"].items() for name in names}
# So often a file is read again without what could not be read: each leaves out what needed the last.
MOST_ROUNDS = 10


@lru_cache(maxsize=256)
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def validate_document(
    shape: type[Shape], document: YamlDocument, path: str, found: list[Problem]
) -> Shape | None:
    """Return the document as a model, after adding its problems to `found`.

    What cannot be read is left out, and what it is required for, and no more: a country stays with all its
    other periods. None where nothing is left.
    """
    wanted: Any = shape
    data, problems = document.data, list[Problem]()
    for _ in range(MOST_ROUNDS):
        try:
            model: Shape = _adapter(wanted).validate_python(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            problems = problems or list(_problems(errors, document, path, shape))
            data = _without(data, [_unread_place(one, data) for one in errors])
            continue
        found += problems
        return model
    found += problems
    return None


def _unread_place(error: ErrorDetails, data: Any) -> Place:
    """Return the place that is left out: the value itself, or what lacks a key that it must have."""
    place: list[str | int] = []
    for part in error["loc"]:  # pydantic puts names of types among the keys
        held = _items(data)
        if part in held:
            place.append(part)
            data = held[part]
    return tuple(place)


def _items(data: Any) -> dict[str | int, Any]:
    """Return what a dict or a list holds, by key or number; a single value holds nothing."""
    if isinstance(data, dict):
        return data
    return dict(enumerate(data)) if isinstance(data, list) else {}


def _without(data: Any, places: Iterable[Place]) -> Any:
    """Return a copy of some data without what stands at some places."""
    heads: dict[str | int, list[Place]] = {}
    for place in places:
        if not place:
            return None
        heads.setdefault(place[0], []).append(place[1:])
    if not isinstance(data, dict | list):
        return None
    left = {key: _without(one, heads[key]) if key in heads else one for key, one in _items(data).items()}
    rest = {key: one for key, one in left.items() if one is not None or key not in heads}
    return rest if isinstance(data, dict) else [*rest.values()]


def _problems(
    errors: Iterable[ErrorDetails], document: YamlDocument, path: str, shape: object
) -> Iterator[Problem]:
    errors = _once(errors)
    meant = _misspelt(errors, shape)
    misspelt = {(*place[:-1], key) for place, key in meant.items()}
    for error in errors:
        place = _place(error)
        line, key = document.line(place), field_path(place)
        if error["type"] == "missing" and place in misspelt:
            continue  # it is there, under a name that is reported
        match error["type"]:
            case _ if depth := _depth_too_deep(shape, place):
                moved = {"key": place[depth], "other": place[depth - 1]}
                yield make_problem(path, document.line(place[: depth + 1]), "key-too-deep", **moved)
            case "missing":
                yield make_problem(path, document.line(place[:-1]), "missing-key", key=place[-1])
            case "extra_forbidden" if other := _other_file(path, place):
                yield make_problem(path, line, "key-elsewhere", key=key, other=other)
            case "extra_forbidden":
                known = meant.get(place) or near_names(str(place[-1]), _known_keys(shape, place[:-1]))
                yield make_problem(path, line, "unknown-key", key=key, known=known)
            case kind:
                expected, known = _expectation(kind, error), ", ".join(_known_keys(shape, place))
                expected = f"keys-of:{known}" if known and expected == "keys" else expected
                values = {"key": key or path, "expected": expected, "value": _found(error["input"])}
                yield make_problem(path, line, "wrong-value", **values)


# What pydantic puts among the keys: names of types, and of functions that judge a value.
_OF_SHAPES = re.compile(
    r"\[key\]$|(?:function-\w+|list|dict|nullable|union)\[|constrained-|[A-Z][a-z]+[A-Z]\w+$"
)


def _place(error: ErrorDetails) -> Place:
    return tuple(part for part in error["loc"] if not _OF_SHAPES.match(str(part)))


def _once(errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Return one error of a value that may have several shapes and has none: the one that says most."""
    found = {_place(error): error for error in errors}
    return [one for at, one in found.items() if not any(at == other[: len(at)] != other for other in found)]


MOST_SHOWN = 60  # signs of a value that are repeated


def _found(value: Any) -> str:
    """Return what was found, as it is typed; of keys and lists no more than that they are there."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value) if isinstance(value, str | int | float) else "…"
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def expectation_key(error: ValidationError) -> str:
    """Return the key in `problems.yml` of what was expected of a single value."""
    first = error.errors(include_url=False)[0]
    return _expectation(first["type"], first)


# Forms of values that their validators name.
NAMED = ("expression", "name", "period", "minute", "timezone", "whole-day")
# Words of what other validators complain of, and what was expected.
_COMPLAINTS = {"isbn": "isbn-digit", "issn": "issn", "language": "language-code", "unseen": "not-empty"}


def _expectation(kind: str, error: ErrorDetails) -> str:
    """Return the key in `problems.yml` of what was expected, with its detail after a colon."""
    context: Mapping[str, Any] = error.get("ctx") or {}
    reason = str(context.get("error"))
    match kind:
        case "literal_error" | "enum":
            known = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            near = near_names(str(error["input"]), known)
            listed = ", ".join(known) if len(known) <= FEW or near.endswith("…") else near
            return f"choice:{listed}"
        case "greater_than_equal":
            return f"at-least:{context['ge']}"
        case "less_than_equal":
            return f"at-most:{context['le']}"
        case "string_pattern_mismatch":
            return _PATTERNS.get(str(context["pattern"]), f"pattern:{context['pattern']}")
        case "value_error" if reason in NAMED:
            return reason
        case "value_error" if expected := [key for sign, key in _COMPLAINTS.items() if sign in reason]:
            return expected[0]
        case "is_instance_of" if context.get("class") == "Decimal":
            return "number"
        case kind if kind.startswith("decimal") or kind == "finite_number":
            return "number"
        case "value_error" if days := _days_of_month(error["input"]):
            return f"day-of-month:{days}"
        case "value_error" if "month must be" in reason:
            return "month-of-year"
        case "value_error" | "is_instance_of":
            return "date"
        case _:
            return _EXPECTATIONS.get(kind, "text")


def _days_of_month(value: object) -> int:
    """Return how many days there are in the month of a date that has too many; 0 for other values."""
    found = re.fullmatch(r"([1-9]\d{3})-(0[1-9]|1[0-2])-\d\d", str(value))
    return monthrange(int(found[1]), int(found[2]))[1] if found else 0


def field_path(place: Place) -> str:
    """Return a place in a file as people count: the first of a list is 1."""
    return ".".join(str(part + 1 if isinstance(part, int) and part < FIRST_YEAR else part) for part in place)


def _misspelt(errors: Iterable[ErrorDetails], shape: object) -> dict[Place, str]:
    """Return the known keys that unknown ones were probably meant to be, by their places."""
    meant: dict[Place, str] = {}
    for place in (tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"):
        name, known = str(place[-1]).lower(), _known_keys(shape, place[:-1])
        other = [key for key in (_OTHER_NAMES.get(name),) if key in known]
        if near := other or get_close_matches(name, known, n=1):
            meant[place] = near[0]
    return meant


def _known_keys(shape: Any, place: Place) -> list[str]:
    for part in place:
        shape = _inner(shape)
        if _is_model(shape):
            field = shape.model_fields.get(str(part))
            shape = field.annotation if field else None
        else:  # an entry of a list or of a mapping has the keys of each
            shape = next((one for one in reversed(get_args(shape)) if one is not ...), None)
    found = _inner(shape)
    return list(found.model_fields) if _is_model(found) else []


def _depth_too_deep(shape: Any, place: Place) -> int:
    """Return where in a place a key stands that belongs beside the one around it; 0 where none does."""
    depths = range(1, len(place))
    unknown = (at for at in depths if place[at] not in _known_keys(shape, place[:at]))
    return next((at for at in unknown if place[at] in _known_keys(shape, place[: at - 1])), 0)


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _inner(annotation: Any) -> Any:
    """Return the model, or what holds models, inside `Model | None` and what is annotated."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        inside = [_inner(one) for one in get_args(annotation)]
        return next((one for one in inside if _is_model(one) or get_args(one)), inside[0])
    return annotation


def _other_file(path: str, place: Place) -> str | None:
    """Return the file that has a key which this one of the same name has not: facts, or words."""
    row, parts = registry.row_of(path), path.split("/")
    if row is None:
        return None
    is_words = PurePosixPath(path).match(row.words_path("*"))
    other = row.model if is_words else row.words
    if other is None or str(place[-1]) not in _known_keys(other, place[:-1]):
        return None
    return "/".join(["data", *parts[2:]] if is_words else ["data", "*", *parts[1:]])

"""Edits a file of figures in place: what is not changed keeps its comments, its order and its style.

What was edited (`content/yaml_edits`) is read as every build reads it, and what was read must be exactly what
was to be written. Only then is it put in the place of the old one.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from emn_site.content import writer
from emn_site.content.validation import validate_document
from emn_site.content.yaml_edits import edit_yaml, sub_map
from emn_site.content.yaml_lines import YamlFault, read_yaml
from emn_site.model.country import Country, Total
from emn_site.model.figures import Figure, Series
from emn_site.model.period import Period
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site


def edit_files(before: Site, after: Site) -> dict[Path, str]:
    """Return the new text of every file that is to be changed, by path.

    Raises `Refused` where a file cannot be edited so that it says what it should.
    """
    found: dict[Path, str] = {}
    for folder, old, new in (
        ("countries", before.countries, after.countries),
        ("totals", before.totals, after.totals),
    ):
        for slug, holder in new.items():
            if holder is not old[slug]:
                file = before.root / "data" / folder / f"{slug}.yml"
                found[file] = edit_series(file, old[slug].figures, holder)
    return found


def write_edits(root: Path, texts: Mapping[Path, str]) -> None:
    """Put the new texts in the place of the old ones, all of them or none."""
    writer.write_all(
        root, {file.relative_to(root).as_posix(): text.encode("utf-8") for file, text in texts.items()}
    )


def edit_series(file: Path, old: Mapping[str, Series], holder: Country | Total) -> str:
    """Return a file's text with the series that differ."""

    def change(document: CommentedMap) -> None:
        figures = sub_map(document, "figures")
        for key in old.keys() - holder.figures.keys():
            _remove(figures, key)
        for key, series in holder.figures.items():
            if series is not old.get(key):
                _edit(sub_map(figures, key), series)

    text = edit_yaml(file.name, file.read_bytes().decode("utf-8"), change)
    _refuse_other(text.removeprefix("\ufeff"), file, holder)
    return text


def _edit(node: CommentedMap, series: Series) -> None:
    """Make a series in a file say what it should."""
    old = {
        "dataset": series.dataset,
        "extracted": series.extracted,
        "updated": str(series.updated) if series.updated else None,
        "answer": series.answer,
    }
    place = 0
    for key, value in old.items():
        if value is None:
            node.pop(key, None)
        elif key not in node:
            node.insert(place, key, value)
        elif str(node[key]) != value:
            node[key] = value
        place += key in node
    _edit_values(sub_map(node, "values"), series.values)
    for name, parts in series.breakdowns.items():
        held = sub_map(sub_map(node, "breakdowns"), name)
        for period, values in parts.items():
            _edit_parts(held, period, values)


def _edit_values(node: CommentedMap, values: Mapping[Period, Figure]) -> None:
    held = {str(key): key for key in node}
    wanted = {str(period): (period, figure) for period, figure in values.items()}
    for text, key in held.items():
        if text not in wanted:
            _remove(node, key)
    for text, (period, figure) in wanted.items():
        key = held.get(text, period.key)
        if key not in node:
            later = [place for place, one in enumerate(node) if Period.parse(str(one)) > period]
            node.insert(later[0] if later else len(node), key, _written(figure))
        elif not _says(node[key], figure):
            _set(node, key, figure)


def _remove(node: CommentedMap, key: Any) -> None:
    """Remove a key; the comment that stands after it belongs to what follows, and stays."""
    keys = list(node)
    comment, before = node.ca.items.pop(key, None), keys.index(key) - 1
    del node[key]
    if comment and before >= 0 and keys[before] not in node.ca.items:
        node.ca.items[keys[before]] = comment


def _set(node: CommentedMap, key: Any, figure: Figure) -> None:
    """Change a value where it stands; a mapping over several lines stays one, for its comments."""
    held, new = node[key], _written(figure)
    if isinstance(held, CommentedMap) and isinstance(new, CommentedMap):
        for name in [name for name in held if name not in new]:
            del held[name]
        for name, value in new.items():
            if held.get(name) != value:
                held[name] = value
    elif isinstance(held, CommentedMap) and not held.fa.flow_style():
        for name in [name for name in held if name != "value"]:
            del held[name]
        held["value"] = new
    else:
        node[key] = new


def _edit_parts(node: CommentedMap, period: Period, values: Mapping[str, Figure]) -> None:
    key = next((one for one in node if str(one) == str(period)), period.key)
    held = node.get(key)
    is_same = isinstance(held, CommentedMap) and list(held) == list(values)
    if is_same and all(_says(held[part], figure) for part, figure in values.items()):
        return
    mapping = CommentedMap((part, _written(figure)) for part, figure in values.items())
    mapping.fa.set_flow_style()
    if key in node:
        node[key] = mapping
    else:
        later = [place for place, one in enumerate(node) if Period.parse(str(one)) > period]
        node.insert(later[0] if later else len(node), key, mapping)


def _says(held: Any, figure: Figure) -> bool:
    """Whether a value in a file says all that a figure does."""
    try:
        return bool(
            Figure.model_validate(_plain(held) if isinstance(held, CommentedMap) else {"value": held})
            == figure
        )
    except (ValueError, TypeError):
        return False


def _plain(held: CommentedMap) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, CommentedSeq) else value for key, value in held.items()}


def _written(figure: Figure) -> Any:
    """Return a figure as it stands in a file: its value, or a mapping on one line."""
    if figure.is_plain and figure.value is not None:
        return _number(figure.value)
    mapping = CommentedMap()
    if figure.value is not None:
        mapping["value"] = _number(figure.value)
    if figure.unit:
        mapping["unit"] = figure.unit
    if figure.flags:
        mapping["flags"] = CommentedSeq(figure.flags)
        mapping["flags"].fa.set_flow_style()
    if figure.carried_from:
        mapping["carried_from"] = figure.carried_from.key
    if figure.rounded_to is not None:
        mapping["rounded_to"] = _number(figure.rounded_to)
    if figure.below is not None:
        mapping["below"] = figure.below
    mapping.fa.set_flow_style()
    return mapping


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _refuse_other(text: str, file: Path, holder: Country | Total) -> None:
    """Raise `Refused` where a text does not say what it should, read as every build reads it."""
    problems: list[Problem] = []
    try:
        found = validate_document(type(holder), read_yaml(text), file.name, problems)
    except YamlFault as error:
        raise Refused("file-not-edited", path=file.name) from error
    if problems or found != holder:
        raise Refused("file-not-edited", path=file.name)

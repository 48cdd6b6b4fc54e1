"""Remedies to the letter: where one thing only can be meant, a problem carries what belongs on its line."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from posixpath import relpath

import pycountry

from emn_site.checks import value_forms
from emn_site.content import safe_read
from emn_site.content.front_matter import MEANT_AS_FENCE
from emn_site.content.link_targets import resolve_target
from emn_site.locale.addresses import markdown_file
from emn_site.model.country import ISO_CODES
from emn_site.model.figures import COUNTED, EUROSTAT_FLAGS
from emn_site.model.problems import Problem
from emn_site.model.site import Site
from emn_site.model.works import WORK_PLACE


@dataclass(frozen=True)
class FaultyLine:
    """A problem with its line, and the line after it, as they are typed."""

    full_site: Site | None
    languages: tuple[str, ...]
    path: str
    line: str
    following: str
    values: dict[str, str]

    @property
    def site(self) -> Site:
        """The site; what is wrong with its settings, so that there is none, asks for none."""
        assert self.full_site
        return self.full_site

    def get(self, key: str) -> str:
        """Return a value of the problem; nothing where it has none of that name."""
        return self.values.get(key, "")


Remedy = tuple[str, str]


def add_remedies(
    root: Path, languages: Iterable[str], problems: Iterable[Problem], site: Site | None = None
) -> Iterator[Problem]:
    """Yield problems, each with its remedy where only one can be meant; without a site, those of settings."""
    lines: dict[str, Sequence[str]] = {}
    for problem in problems:
        make = _REMEDIES.get(problem.code)
        if make and problem.path not in lines:
            lines[problem.path] = _lines(root, problem.path)
        held = lines[problem.path][problem.line - 1 : problem.line + 1] if make else ()
        fault = None
        if len(held) == 2:
            fault = FaultyLine(site, tuple(languages), problem.path, held[0], held[1], dict(problem.values))
        remedy = make(fault) if make and fault else None
        is_clear = fault and remedy and remedy[0] != remedy[1] and fault.line.count(remedy[0]) == 1
        yield replace(problem, remedy=remedy) if remedy and is_clear else problem


def _lines(root: Path, path: str) -> Sequence[str]:
    try:
        return [*safe_read.read_text(root, path).split("\n"), ""]
    except safe_read.Rejected:
        return ()


_WORDS = re.compile(r"\b(?:[a-z-]+(?:, ?[a-z-]+)+|[A-Z]{2}(?:, ?[A-Z]{2})+)")
_WITH_FLAG = re.compile(rf"^(\d+(?:\.\d+)?) ?\(?([{''.join(sorted(EUROSTAT_FLAGS))}])\)?")
_ADDRESSES = re.compile(r"https?://\S+(?: https?://\S+)+")


def _two_values(old: str, new: str) -> Callable[[FaultyLine], Remedy]:
    """Return the remedy that two values of a problem are."""
    return lambda fault: (fault.get(old), fault.get(new))


def _wrong_value(fault: FaultyLine) -> Remedy | None:
    value = fault.get("value")
    quoted = next((one for one in (f'"{value}"', f"'{value}'") if one in fault.line), value)
    expected, _, detail = fault.get("expected").partition(":")
    if expected == "text":
        return value, f'"{value}"'
    if expected == "list" and quoted == value and _WORDS.fullmatch(value):
        return value, f"[{value}]"
    if expected == "list" and _ADDRESSES.fullmatch(value):
        return value, f"[{', '.join(one.rstrip(',;') for one in value.split())}]"
    if expected == "list":
        is_one = quoted != value or "," not in value
        return (quoted, f"[{quoted}]") if is_one and value != "…" else None
    if expected == "keys" and value != "…" and fault.path.startswith("docs/"):  # by language
        return quoted, f"{{{fault.path.split('/')[1]}: {quoted}}}"
    if expected == "number" and value.strip().lower() in value_forms.NOTHING:
        is_at_end = fault.line.rstrip().endswith(f": {quoted}")
        return (f": {quoted}", ": {flags: [not_available]}") if is_at_end else None
    if fault.get("key") == "translation" and (of := _fingerprint(fault, value)):
        return value, f"{{of: {value}, source: {of}}}"
    if expected == "number" and (flagged := re.fullmatch(_WITH_FLAG, value)):
        return quoted, f"{{value: {flagged[1]}, flags: [{EUROSTAT_FLAGS[flagged[2]]}]}}"
    if expected == "whole-number" and (written := re.search(r": (\d{1,3}(?:\.\d{3})+)(?![\d.])", fault.line)):
        return written[1], written[1].replace(".", "")
    meant = value_forms.meant_value(value, expected, detail, fault.languages)
    known = fault.full_site.indicators.items() if fault.full_site and meant and "." in meant else ()
    if any(f"figures.{key}." in fault.get("key") and one.unit in COUNTED for key, one in known):
        return None  # persons and cases have no fractions
    return (quoted if expected in value_forms.UNQUOTED else value, meant) if meant else None


def _fingerprint(fault: FaultyLine, language: str) -> str:
    """Return what a translation says of its original in a language; nothing where there is none."""
    original = re.sub(r"(?<=^docs/)[^/]+", language, fault.path)
    return next((one.fingerprint for one in fault.site.versions if one.file == original), "")


def _unknown_key(fault: FaultyLine) -> Remedy | None:
    key, known = fault.get("key").rpartition(".")[2], fault.get("known")
    meant = value_forms.same_word(key, known)
    return (f"{key}:", f"{meant}:") if meant else None


def _unknown_term(fault: FaultyLine) -> Remedy | None:
    words = fault.site.wordings.values() if fault.path.startswith("docs/") else ()
    topics = {name: key for wording in words for key, name in wording.topics.items()}
    meant = value_forms.same_word(fault.get("value"), fault.get("known")) or topics.get(fault.get("value"))
    return (fault.get("value"), meant) if meant else None


def _unknown_origin(fault: FaultyLine) -> Remedy | None:
    country = pycountry.countries.get(alpha_2=fault.get("value"))
    return (f"{fault.get('value')}:", f"{country.alpha_3}:") if country else None


def _unknown_country(fault: FaultyLine) -> Remedy | None:
    meant = ISO_CODES.get(fault.get("value"), "")
    return (fault.get("value"), meant) if meant in fault.site.slugs else None


def _unreadable_yaml(fault: FaultyLine) -> Remedy | None:
    detail = fault.get("detail")
    if detail == "no-space" and (glued := re.match(r"[ -]*([\w-]+:)(\S.*)", fault.line)):
        return f"{glued[1]}{glued[2]}", f"{glued[1]} {glued[2]}"
    if plain := re.match(r"[ -]*[\w-]+: ([@`%][^\"]*\S|[^\"'\[{][^\"]*: [^\"]*\S)$", fault.line):
        return (plain[1], f'"{plain[1]}"') if detail in ("misplaced-colon", "not-yaml") else None
    if detail == "inner-quotes" and (found := re.fullmatch(r"[ -]*[\w-]+: *((['\"])(.*)\2) *", fault.line)):
        other = "'" if found[2] == '"' else '"'
        return (found[1], f"{other}{found[3]}{other}") if other not in found[3] else None
    if detail == "missing-colon" and (assigned := re.match(r"([\w-]+ *=) *\S", fault.line)):
        return assigned[1], f"{assigned[1][:-1].strip()}:"
    if detail == "missing-colon" and fault.line.startswith("//"):
        return fault.line, f"#{fault.line[2:]}"
    if detail == "unclosed-quotation" and (opened := re.search(r": *(\"[^\"]*\S) *$", fault.line)):
        return opened[1], f'{opened[1]}"'
    if detail == "lone-hyphen" and fault.path.startswith(("data/countries/", "data/totals/")):
        return f": {fault.line.rpartition(': ')[2]}", ": {flags: [not_available]}"
    return None


def _plain_text(fault: FaultyLine) -> Remedy | None:
    rest = fault.line.partition(":")[2].strip()
    return (rest, f'"{rest.replace("*", "*" * (rest[:1] != "*"))}"') if '"' not in rest else None


def _quoted_title(fault: FaultyLine) -> Remedy | None:
    value = fault.get("value")
    inner = value[1:-1]
    if '"' in inner or value[:1] == '"':
        return None
    return (value, inner) if f'"{value}"' in fault.line else (value, f'"{inner}"')


def _neutral_key(fault: FaultyLine) -> Remedy | None:
    is_one_line = ": " in fault.line and not fault.following.startswith((" ", "-\t", "- "))
    return (fault.line, "") if is_one_line else None


def _unknown_publication(fault: FaultyLine) -> Remedy | None:
    value = fault.get("value")
    heads = [(one.path, version.head) for one in fault.site.publications for version in one.versions.values()]
    entitled = {head.title.casefold(): path for path, head in heads}
    path = entitled.get(value.casefold(), value).removeprefix(fault.site.settings.address)
    path = path.strip("/").removesuffix(".md")
    path = re.sub(r"^(?:docs/)?(?:latest/)?(?:[a-z]{2,3}/)?(?=[^/]+/\d{4}/)", "", path)
    return (value, path) if path in fault.site.catalogue else None


def _broken_link(fault: FaultyLine) -> Remedy | None:
    target, hint = fault.get("target"), fault.get("hint").removeprefix(": ")
    if "\\" in target and (written := re.search(r"\]\(([^()\s]*\\[^()\s]*)\)", fault.line)):
        return written[1], written[1].replace("\\", "/")
    if re.match(r"www\.[\w-]+\.", target):
        return f"({target})", f"(https://{target})"
    if scheme := re.match(r"(https?)(?://|:/(?!/)|;//)(?=\w)", target):
        return target, f"{scheme[1]}://{target[scheme.end() :]}"
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", target):
        return target, f"mailto:{target}"
    if hint and f"#{WORK_PLACE}" in target:  # the line of a work that has a page now
        return target, hint
    meant = resolve_target(fault.path, target.rstrip("/") + ".md")
    return (target, hint) if hint and resolve_target(fault.path, hint) == meant else None


def _missing_file(fault: FaultyLine) -> Remedy | None:
    target = fault.get("target")
    held = [file for file in fault.site.file_names if file.startswith("docs/assets/")]
    named = [file for file in held if file.rpartition("/")[2] == target.rpartition("/")[2]]
    targets = re.findall(r"\(([^\s()<>\"]+)\)", fault.line)
    written = next((one for one in targets if target.endswith(one.lstrip("./"))), "")
    is_one = len(named) == 1 and written and fault.path.endswith(".md")
    return (written, relpath(named[0], fault.path.rpartition("/")[0])) if is_one else None


def _reference(fault: FaultyLine) -> Remedy | None:
    """Return a quotation of the data with keys and codes in the place of what is nearly one, or a name."""
    target, site = fault.get("target"), fault.site
    named = value_forms.codes_by_name("territories", fault.languages)
    known = ", ".join(site.indicators)

    def meant(piece: re.Match[str]) -> str:
        code = named.get(piece[0].casefold(), "")
        return code if code in site.slugs else value_forms.same_word(piece[0], known) or piece[0]

    return target, re.sub(r"[^/:?=&,]+", meant, target)


def _end_of_redirects(fault: FaultyLine) -> Remedy | None:
    redirects, end = fault.site.redirects, (value := fault.get("value"))
    for _ in redirects:
        end = redirects.get(end, end)
    return (f": {value}", f": {end}") if end not in {value, *redirects} else None


def _own_address(fault: FaultyLine) -> Remedy | None:
    path = fault.get("value").removeprefix(fault.site.settings.address).partition("#")[0].strip("/")
    path = path.removeprefix("latest/")
    for language, start in ((one, f"{one}/") for one in reversed(fault.site.settings.locales)):
        file = markdown_file(language, path.removeprefix(start))
        if file in fault.site.file_names and f"docs/{language}/" in fault.path:
            return fault.get("value"), relpath(file, fault.path.rpartition("/")[0])
    return None


def _note_undefined(fault: FaultyLine) -> Remedy | None:
    if spaced := re.search(r"(?:\[ ?\^ ?|\^\[)(\w{1,20})\]", fault.get("value")):
        note = f"[^{spaced[1]}]"
        if fault.get("value") != note:
            return fault.get("value"), note
        return (f"{note} ", f"{note}: ") if fault.line.startswith(f"{note} ") else None
    return None


def _together(fault: FaultyLine) -> Remedy | None:
    value = fault.get("value")
    return (f'"{value}"' if f'"{value}"' in fault.line else value), fault.get("listed")


_REMEDIES: dict[str, Callable[[FaultyLine], Remedy | None]] = {
    **dict.fromkeys(("chart-unknown", "claim-unknown", "figure-unknown", "table-unknown"), _reference),
    **dict.fromkeys(
        ("unknown-dataset", "unknown-indicator", "unknown-source", "unknown-topic"), _unknown_term
    ),
    "authors-together": _together,
    "broken-link": _broken_link,
    "country-code-unlike": _two_values("value", "known"),
    "cut-by-hash": _plain_text,
    "file-missing": _missing_file,
    "heading-colon": lambda fault: (fault.line, fault.line.rstrip().removesuffix(":")),
    "link-to-other-language": _two_values("target", "suggestion"),
    "link-with-reader": _two_values("target", "meant"),
    "mark-of-data": lambda fault: (f"{fault.get('value')}({fault.get('address')})", fault.get("meant")),
    **dict.fromkeys(
        ("missing-front-matter", "unclosed-front-matter"),
        lambda fault: (fault.line, "---") if MEANT_AS_FENCE.fullmatch(fault.line) else None,
    ),
    "neutral-key-in-translation": _neutral_key,
    "note-undefined": _note_undefined,
    "own-address": _own_address,
    "quoted-title": _quoted_title,
    "redirect-from-no-address": lambda fault: (fault.get("value"), fault.get("value").removesuffix(".md")),
    "redirect-to-nothing": lambda fault: _unknown_publication(fault) or _end_of_redirects(fault),
    "unknown-country": _unknown_country,
    "translations-alone": _neutral_key,
    "unknown-key": _unknown_key,
    "unknown-origin": _unknown_origin,
    "unknown-publication": _unknown_publication,
    "unreadable-yaml": _unreadable_yaml,
    "wrong-value": _wrong_value,
    "yaml-alias": lambda fault: _plain_text(fault) if fault.line.count("*") > 1 else None,
}
"""By code, what makes the remedy of a problem; None where more than one thing can be meant."""

CODES = frozenset(_REMEDIES)
"""The problems that may carry their remedy."""

"""The words of a language as a file that translators' programs read and write, and back (gettext's PO).

A message is one place in a file of words: its context is the file's name and the keys, its text what the
model says (or, of a site's own words, its default language). The forms for numbers are those of CLDR in
CLDR's order; a program that writes other forms is followed where each form of CLDR is one of its own.
"""

import gettext
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from babel import Locale as Babel
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po
from babel.plural import to_gettext

from emn_site.content import packed_words, registry, safe_read
from emn_site.content.yaml_edits import edit_yaml, quote_words, sub_map
from emn_site.content.yaml_lines import Place
from emn_site.locale.templates import gap_names
from emn_site.model.data_file import DataFile
from emn_site.model.refusals import Refused
from emn_site.model.site import Site

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
FIRST_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # no day at all: the same words are the same bytes
NOTHING = "–"  # stands for the words of the model where a language has some and the model none
SAMPLES = range(1001)  # no rule looks at more of a whole number below a million than its last three digits


@dataclass
class TranslatorWords:
    """What a translators' file says: words by row and place; what could not be taken, by the reason."""

    words: dict[str, dict[Place, Any]] = field(default_factory=dict)
    missing: int = 0
    doubtful: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unmapped: list[str] = field(default_factory=list)


def plural_categories(language: str) -> tuple[str, ...]:
    """Return the categories of a language for any number, in CLDR's order; each is a form in the file."""
    tags = Babel.parse(language).plural_form.tags | {"other"}
    return tuple(name for name in CATEGORIES if name in tags)


@dataclass(frozen=True)
class WordPlace:
    """A place in a file of words: what is translated there, and what the language says today."""

    row: DataFile
    place: Place
    words: Any
    present: Any

    @property
    def context(self) -> str:
        """What the place is called in a file of gettext."""
        return f"{self.row.name}: {' / '.join(map(str, self.place))}"


def export_words(site: Site, language: str, comments: Mapping[str, str]) -> bytes:
    """Return the words of a language as a PO file; what nobody has translated is empty there.

    `comments` say to a translator what gaps and lines are.
    """
    catalog = Catalog(locale=language, project="emn-site", creation_date=FIRST_DAY, revision_date=FIRST_DAY)
    catalog.mime_headers = [("Plural-Forms", to_gettext(Babel.parse(language).plural_form))]
    catalog.fuzzy = False
    for one in _places(site, language):
        _add(catalog, one, plural_categories(language), comments)
    file = BytesIO()
    write_po(file, catalog, width=0, sort_output=False)
    return file.getvalue()


def _rows() -> Iterator[DataFile]:
    """Yield the files whose words are translated one by one; those that readers see first."""
    for row in registry.BY_READERS:
        if row.comes_along and row.words and (row.has_same_keys or row.name == "synonyms"):
            yield row


def _places(site: Site, language: str) -> Iterator[WordPlace]:
    """Yield all there is to translate: the model's, the site's own, then what the language alone has."""
    for row in _rows():
        present = _words(site, row, language)
        for place, words in _listed(site, row, present).items():
            yield WordPlace(row, place, words, present.get(place))


def _words(site: Site, row: DataFile, language: str) -> dict[Place, Any]:
    """Return what a language says, a site's own words before the generator's."""
    path = row.words_path(language)
    document = site.lines.get(path) or packed_words.join(path, None, _keys(site, row))
    return dict(packed_words.leaves(document.data)) if document else {}


def _keys(site: Site, row: DataFile) -> list[str] | None:
    document = site.lines.get(row.path) if row.model else None
    return list(document.data or ()) if document else None


def _listed(site: Site, row: DataFile, present: Mapping[Place, Any]) -> dict[Place, Any]:
    model = packed_words.model_words(site, row)
    default = _words(site, row, site.settings.default_locale) if row.has_same_keys else {}
    own = {place: words for place, words in default.items() if not packed_words.is_optional(place)}
    others = dict.fromkeys(present, NOTHING) | own
    return model | {place: words for place, words in others.items() if place not in model}


def _add(catalog: Catalog, one: WordPlace, categories: tuple[str, ...], comments: Mapping[str, str]) -> None:
    section = _section(f"{packed_words.MODEL}/{one.row.name}.yml", one.place)
    notes = [section] if section else []
    if gaps := sorted(gap_names(str(one.words))):
        notes.append(comments["gaps"].replace("{gaps}", ", ".join(f"{{{gap}}}" for gap in gaps)))
    if isinstance(one.words, list) or isinstance(one.present, list):
        notes.append(comments["lines"])
    text: Any = _text(one.words)
    string: Any = _text(one.present) if one.present is not None else ""
    if isinstance(one.words, Mapping) or packed_words.is_plural(one.present):
        forms = one.present if isinstance(one.present, Mapping) else {}
        wanted = one.words if isinstance(one.words, Mapping) else {"other": text}
        text = (wanted.get("one") or wanted["other"], wanted["other"])
        string = tuple(forms.get(name) or "" for name in categories)
    catalog.add(text, string, context=one.context, auto_comments=notes)


def _section(path: str, place: Place) -> str:
    """Return the comment that stands above some words of the model, nearest to them."""
    document = packed_words.packed_document(path)
    if document is None or place not in document.lines:
        return ""
    lines = (packed_words.WORDS / path).read_text(encoding="utf-8").splitlines()[: document.line(place)]
    return next((line[1:].strip() for line in reversed(lines) if line.startswith("#")), "")


def _text(words: Any) -> str:
    return "\n".join(map(str, words)) if isinstance(words, list) else str(words)


def read_words(site: Site, language: str, content: bytes) -> TranslatorWords:
    """Return what a PO file says. Raises `Refused` for what is none."""
    try:
        catalog = read_po(BytesIO(content), locale=language, abort_invalid=True)
        forms = form_numbers(language, catalog.num_plurals, catalog.plural_expr)
    except (PoFileError, ValueError, UnicodeDecodeError) as error:
        raise Refused("words-no-file", reason=str(error)) from error
    places = {one.context: one for one in _places(site, language)}
    messages = [one for one in catalog if one.id]
    first = {one.context: one for one in reversed(messages)}
    found = TranslatorWords()
    found.unmapped = [name for name in plural_categories(language) if name not in forms]
    for context, one in places.items():
        _take(found, one, first.get(context), forms)
    found.unknown = [str(one.context or one.id) for one in messages if one.context not in places]
    return found


def _take(found: TranslatorWords, one: WordPlace, message: Message | None, forms: Mapping[str, int]) -> None:
    words = _translation(message, one.words, one.present, forms) if message else None
    if message is None or not words:
        found.missing += 1
    elif message.fuzzy:
        found.doubtful.append(one.context)
    else:
        found.words.setdefault(one.row.name, {})[one.place] = words


def form_numbers(language: str, count: int, expression: str) -> dict[str, int]:
    """Return which form of a file each category of CLDR is; without those that it cannot tell apart.

    `expression` is gettext's (`Plural-Forms`). A category that no whole number has (Polish `other`, of
    fractions) is in the file only where the forms are ours. Raises ValueError for what is no expression.
    """
    rule, categories = Babel.parse(language).plural_form, plural_categories(language)
    if f"nplurals={count}; plural={expression};" == to_gettext(rule):
        return {name: number for number, name in enumerate(categories)}
    form = gettext.c2py(expression)
    taken = {name: {form(number) for number in SAMPLES if rule(number) == name} for name in categories}
    return {name: numbers.pop() for name, numbers in taken.items() if len(numbers) == 1}


def _translation(message: Message, words: Any, former: Any, forms: Mapping[str, int]) -> Any:
    """Return the words of a message in the shape that their place has; nothing where there are none."""
    if isinstance(message.string, tuple):
        plurals = {name: message.string[number] for name, number in forms.items() if message.string[number]}
        if not plurals:
            return None
        known = former if isinstance(former, Mapping) else {}
        other = plurals.get("other") or known.get("other") or plurals[max(plurals, key=CATEGORIES.index)]
        return {name: one for name in CATEGORIES if (one := (plurals | {"other": other}).get(name))}
    if isinstance(words, list) or isinstance(former, list):
        return [line for line in str(message.string).split("\n") if line]
    return message.string


def file_texts(site: Site, language: str, folder: str, found: TranslatorWords) -> dict[str, str]:
    """Return the text of each file of words that says otherwise now; a site has what the generator has not.

    `folder` is where they are: `data/<language>` of a site, or that of the generator itself.
    """
    texts = {}
    for row in _rows():
        usual = packed_words.packed_document(f"{language}/{row.name}.yml")
        packed = dict(packed_words.leaves(usual.data)) if usual else {}
        former = _words(site, row, language)
        new = {place: one for place, one in found.words.get(row.name, {}).items() if former.get(place) != one}
        if new:
            path = f"{folder}/{row.name}.yml"
            texts[path] = _written(site, path, new, packed if folder.startswith("data/") else {})
    return texts


def _written(site: Site, path: str, new: Mapping[Place, Any], usual: Mapping[Place, Any]) -> str:
    """Return a file of words with some of them anew, or left to the generator."""

    def change(document: Any) -> None:
        for place, words in new.items():
            holder = document
            for key in place[:-1]:
                holder = sub_map(holder, key)
            if usual.get(place) == words:
                holder.pop(place[-1], None)
            else:
                holder[place[-1]] = quote_words(words)

    text = safe_read.read_text(site.root, path) if (site.root / path).is_file() else ""
    return edit_yaml(path, text, change)

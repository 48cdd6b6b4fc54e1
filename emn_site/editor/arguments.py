"""What an editor says to a command, judged as `check` judges the file that it ends in."""

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from emn_site.checks import typos
from emn_site.content import safe_read, spoofing
from emn_site.content.validation import expectation_key
from emn_site.model.problems import near_names
from emn_site.model.refusals import Refused
from emn_site.model.shapes import Plain
from emn_site.model.site import Site

MOST_CHARACTERS = 5_000  # signs of one argument: a page of print
# What of the signs of an argument the check will show to a reviewer, and no command need refuse.
MAY_BE_MEANT = frozenset(("mixed-scripts",))


def accept_value(argument: str, value: str, shape: Any = Plain) -> Any:
    """Return the value of an argument as a model takes it, in Unicode's form NFC.

    Raises `Refused`, which names the argument, for what no file may say: another shape, control characters,
    signs that nobody sees, a text without end.
    """
    text = unicodedata.normalize("NFC", value)
    odd = [spoofing.character_names(sign) for sign in safe_read.CONTROL.findall(text)]
    odd += [
        fault.values[0][1] for fault in spoofing.spoofing_faults(text, 1) if fault.code not in MAY_BE_MEANT
    ]
    if odd:
        raise Refused("argument-unseen", argument=argument, value=odd[0])
    if len(text) > MOST_CHARACTERS:
        raise Refused("argument-long", argument=argument, value=len(text), limit=MOST_CHARACTERS)
    try:
        return TypeAdapter(shape).validate_python(text)
    except ValidationError as error:
        wanted = expectation_key(error)
        raise Refused("argument-unfit", argument=argument, value=text[:60], expected=wanted) from error


def accept_title(argument: str, value: str) -> str:
    """Return a title or a summary as `accept_value` does. Raises `Refused` for marks that would be shown."""
    if mark := typos.leftover_mark(value):
        raise Refused("argument-markup", argument=argument, value=mark)
    return str(accept_value(argument, value))


def accept_languages(site: Site, argument: str, languages: Mapping[str, str]) -> dict[str, str]:
    """Return what is said in each language of a site. Raises `Refused` for what no file may say."""
    refuse_unknown(site.settings.locales, "no-such-language", *languages)
    return {language: accept_value(f"{argument} {language}=", words) for language, words in languages.items()}


def refuse_unknown(values: Collection[str], code: str, *named: str) -> None:
    """Raise `Refused` with a code where something is named that is not among the known values."""
    for name in named:
        if name not in values:
            raise Refused(code, value=name[:60], known=near_names(name, values))

"""The words of the site itself in one language: looked up so that no editor's slip can stop a build."""

from collections.abc import Mapping
from typing import Any

from emn_site.locale.templates import fill_gaps
from emn_site.model.wording import PluralForms


class WordTable:
    """The words of a language for templates: `words.key`; a key nobody has stands for itself.

    The checks report what is missing. Words that go with a number are a mapping of their forms.
    """

    def __init__(self, words: Mapping[str, str | PluralForms]) -> None:
        self._words: dict[str, Any] = {
            key: found.model_dump(exclude_none=True) if isinstance(found, PluralForms) else found
            for key, found in words.items()
        }

    def __getattr__(self, key: str) -> Any:
        if key.startswith("__"):
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> Any:
        return self._words.get(key, key)

    def filled(self, key: str, **values: object) -> str:
        """Return words with their gaps filled; an unknown gap stays as it is written."""
        found = self[key]
        return fill_gaps(found["other"] if isinstance(found, dict) else found, **values)

    def forms(self, key: str) -> Mapping[str, str]:
        """Return the forms that go with a number."""
        found = self[key]
        return found if isinstance(found, dict) else {"other": found}

"""What the program knows of a file of data that people write; `content/registry.py` lists them all."""

from dataclasses import dataclass
from functools import partial
from typing import Any


@dataclass(frozen=True)
class DataFile:
    """A file of `data/`, and the file of its name in each language's folder.

    What it says is the field of its `name` in `Site` and in `Wording`, or stands in their `other`; its
    schemas are `schemas/<name>.json` and `schemas/words-<name>.json`.
    """

    name: str
    model: Any = None
    """The type of the file in `data/`; None where there is none."""
    words: Any = None
    """The type of the file in each language's folder; None where languages say nothing of it."""
    is_folder: bool = False
    """Whether it is a folder with a file of the model for each thing."""
    may_be_absent: bool = False
    """Whether a site can do without it, or leave it empty."""
    has_same_keys: bool = False
    """Whether every language has the keys of the default language, and this those of the file in `data/`."""
    has_figures: bool = False
    """Whether a refresh writes it: figures change every week, and not all pages show them."""
    is_for_editors: bool = False
    """Whether no page is made of it."""
    is_own: bool = False
    """Whether it is about one site alone: another begins without it."""
    has_form: bool = False
    """Whether its entries are changed in the browser, by forms made from its models."""

    @property
    def comes_along(self) -> bool:
        """Whether the generator brings it, or the words about what it lists (`words/`): a site's own file has
        only what it says otherwise, and need not be there."""
        return not (self.is_own or self.has_figures) and bool(self.words or self.may_be_absent)

    @property
    def is_for_readers(self) -> bool:
        """Whether those who read the site see what it says: how problems are said, only editors."""
        return not self.is_for_editors and self.name != "problems"

    @property
    def path(self) -> str:
        """Where it is: a path, or a pattern of paths where it is a folder."""
        return f"data/{self._file}"

    def words_path(self, language: str) -> str:
        """Return where the words of a language are, as `path`."""
        return f"data/{language}/{self._file}"

    @property
    def _file(self) -> str:
        return f"{self.name}/*.yml" if self.is_folder else f"{self.name}.yml"


own_entries = partial(DataFile, may_be_absent=True, has_same_keys=True, is_own=True, has_form=True)
"""A file of what one site has of its own, with the words for each entry, and a form."""

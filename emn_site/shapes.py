"""The small shapes that all models are made of: text, addresses, codes, years, words in each language."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

FIRST_YEAR = 1990
LAST_YEAR = 2100

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
FileAddress = Annotated[str, StringConstraints(pattern=r"^(https?://|assets/)[^\s]+$")]
"""A file elsewhere, or one below docs/."""
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]
"""A Digital Object Identifier without the address of its resolver (ISO 26324)."""
Isbn = Annotated[str, StringConstraints(pattern=r"^97[89](-?\d){10}$")]
"""An International Standard Book Number of 13 digits (ISO 2108)."""
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
OriginCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[a-z]{6}$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class _Borrowing(dict[str, str]):
    """Words that lend one language's to another, so that one gap does not hide all other problems."""

    def __missing__(self, locale: str) -> str:
        return next(iter(self.values()), locale)


Words = Annotated[dict[str, Text], AfterValidator(_Borrowing)]
"""The same words in each language of the site; a check reports the languages that are missing."""


class Model(BaseModel):
    """What all models share: no unknown keys, no silent conversion, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)

"""What is known of an edition; kept in `versions.json` of the published branch, beside the editions."""

import json
import re
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from emn_site.model.publication import Erasure
from emn_site.model.refusals import Refused
from emn_site.model.shapes import Line, Model

LATEST = "latest"
VERSIONS = "versions.json"

# A frozen edition is named after its year: 2026, and 2026.1 for a second one.
NAME = re.compile(r"[12][0-9]{3}(\.[0-9]+)?")
# The folder that keeps what an edition was before a correction: 2026-former-1.
FORMER = re.compile(rf"{NAME.pattern}-former-[0-9]+")
GitName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Natural = Annotated[int, Field(ge=0)]


class EditionCorrection(Model):
    """A frozen edition was published again: by whom, when and why, and where its former bytes are."""

    who: Line
    when: Day
    why: Line
    former: Annotated[str, StringConstraints(pattern=f"^{FORMER.pattern}$")] | None = None
    checksum: GitName | None = None


class Edition(Model):
    """One published state of the whole site.

    `commit` is what it was built from, `checksum` the name Git gives to its bytes: anyone can compare it
    with `git rev-parse gh-pages:NAME`.
    """

    name: Annotated[str, StringConstraints(pattern=f"^({LATEST}|{NAME.pattern})$")]
    titles: dict[Line, Line]
    date: Day
    commit: GitName
    checksum: GitName
    files: Natural
    bytes: Natural
    corrections: tuple[EditionCorrection, ...] = ()
    erasures: tuple[Erasure, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Whether its bytes never change."""
        return self.name != LATEST


_LISTED = TypeAdapter(list[Edition])


def read_versions(text: str | None) -> list[Edition]:
    """Return the editions of a `versions.json` in its order; none where there is no file.

    Raises `Refused` where it is not what `write` writes.
    """
    if text is None:
        return []
    try:
        listed = [{"name": one["version"], **one["properties"]} for one in json.loads(text)]
        found = _LISTED.validate_json(json.dumps(listed))
    except (ValidationError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refused("editions-list-broken", detail=_first(error)) from error
    if len({one.name for one in found}) < len(found):
        raise Refused("editions-list-broken", detail="version")
    return found


def _first(error: Exception) -> str:
    """Return where a list is broken: the place of its first fault."""
    if isinstance(error, ValidationError):
        return ".".join(str(part) for part in error.errors()[0]["loc"])
    return type(error).__name__


def write_versions(editions: list[Edition]) -> str:
    """Return the `versions.json` of some editions, in mike's form and order."""
    from mike.versions import Versions  # a tenth of the start of a build, which writes none

    versions = Versions()
    for edition in editions:
        known = edition.model_dump(mode="json")
        version = versions.add(known.pop("name"), title=edition.titles.get("en", edition.name))
        version.properties = known
    return json.dumps(versions.to_json(), ensure_ascii=False, indent=2) + "\n"

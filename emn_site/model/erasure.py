"""What was taken out of all editions by order of a court, an authority or the publisher."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from emn_site.model.shapes import Line, Model

ErasedPath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+(\.[a-z0-9]+)?$")]
"""An address without language that is not that of a folder: `studies/2022/name`, `assets/name.pdf`."""


class Erasure(Model):
    """A page or file that is erased: its address, the day, and the order in each language."""

    path: ErasedPath
    when: date
    order: dict[Line, Line]
    checksum: str | None = None
    """What Git called an edition before."""

    @property
    def is_download(self) -> bool:
        """Whether it was a file and no page."""
        return self.path.startswith("assets/")

"""The pictures of a text that goes to Word or comes from it: judged like those below docs/assets."""

from pathlib import PurePosixPath

from emn_site.files import assets
from emn_site.files.paths import slug


def let_in(name: str, content: bytes) -> bytes | None:
    """Return what is kept of a picture; None where it may not be published."""
    judged = assets.judge(name, content)
    return None if judged.findings else judged.written or content


def name_of(target: str) -> str:
    """Return the name that a picture of a Word file gets: media/Image 1.PNG becomes image-1.png."""
    path = PurePosixPath(target.replace("\\", "/"))
    words = [part for part in path.with_suffix("").parts if part not in ("/", "media", "word")]
    return f"{slug(' '.join(words)) or 'image'}{path.suffix.lower()}"

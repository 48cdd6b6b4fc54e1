"""The pictures of a text that goes to Word or comes from it: judged like those below docs/assets."""

from pathlib import PurePosixPath

from emn_site.content import assets
from emn_site.editor.word.package import BLIP, DOCUMENT, RELATIONS, WordPackage, remove_element
from emn_site.locale.addresses import slug

_DRAWING = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def accept_picture(name: str, content: bytes) -> bytes | None:
    """Return what is kept of a picture; None where it may not be published."""
    judged = assets.judge_asset(name, content)
    return None if judged.findings else judged.written or content


def remove_drawings(package: WordPackage) -> None:
    """Take out the drawings that may not be published; the picture beside each (MS-ODRAWXML) is read then."""
    for blip in package.parts[DOCUMENT].iter(BLIP):
        for drawing in list(blip.iter(_DRAWING)):
            target, content = package.related(drawing.get(f"{RELATIONS}embed", ""))
            if content is None or accept_picture(picture_name(target), content) is None:
                remove_element(drawing)


def picture_name(target: str) -> str:
    """Return the name that a picture of a Word file gets: media/Image 1.PNG becomes image-1.png."""
    path = PurePosixPath(target.replace("\\", "/"))
    words = [part for part in path.with_suffix("").parts if part not in ("/", "media", "word")]
    return f"{slug(' '.join(words)) or 'image'}{path.suffix.lower()}"

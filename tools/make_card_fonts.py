"""Makes the fonts of sharing cards: `python tools/make_card_fonts.py`, with fontTools and brotli installed.

Needed only when the languages of the site have letters that the fonts lack. Input: the web fonts of the
pages (`overrides/assets/fonts`), which no drawing program reads. Output, with the letters of all parts:
`emn_site/outputs/fonts/card-<weight>.ttf`. The licence of Source Sans (SIL OFL 1.1) reserves its name, so the
fonts are called “EMN Card”.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "overrides" / "assets" / "fonts"
TARGET = ROOT / "emn_site" / "outputs" / "fonts"
PARTS = ("latin", "latin-ext")
WEIGHTS = (400, 600)
NAME = "EMN Card"
LAYOUT = ("GSUB", "GPOS", "GDEF", "STAT")
"""Tables that cannot be merged and are not needed: kerning and the forms of numbers."""


def part(name: str, weight: int, folder: str) -> str:
    """Write one part in one weight and return its file."""
    font = instancer.instantiateVariableFont(
        TTFont(FONTS / f"source-sans-3-{name}-wght-normal.woff2"), {"wght": weight}
    )
    font.flavor = None
    for table in LAYOUT:
        if table in font:
            del font[table]
    file = f"{folder}/{name}.ttf"
    font.save(file)
    return file


def main() -> None:
    """Write a file for each weight."""
    for weight in WEIGHTS:
        with TemporaryDirectory() as folder:
            font = Merger().merge([part(name, weight, folder) for name in PARTS])
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = NAME if record.nameID != 6 else NAME.replace(" ", "")
        font["OS/2"].usWeightClass = weight
        font["head"].created = font["head"].modified = 0
        font.recalcTimestamp = False
        font.save(TARGET / f"card-{weight}.ttf")


if __name__ == "__main__":
    main()

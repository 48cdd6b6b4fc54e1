"""Makes the fonts of the site: `python tools/make_fonts.py SANS SERIF ARIAL DEJAVU TIMES DEJAVU-SERIF`.

Uses fontTools.

Needed only when a language with other letters joins. SANS and SERIF are the whole variable fonts of the npm
packages `source-sans` (VF/SourceSans3VF-Upright.ttf) and `source-serif` (VAR/SourceSerif4Variable-
Roman.ttf), which have Latin, Greek and Cyrillic letters. ARIAL and TIMES are the fonts to fall back on, or
Liberation Sans and Liberation Serif, which have their widths; DejaVu is what a bare Linux has, much wider.

The alphabets of `data/<language>/site.yml` say which letters are needed. Output in
`overrides/assets/fonts/`: for each family a small file with these letters, and one with the other letters
of the same scripts, which a browser loads only for a page that has one of them; `fonts.css`, which says so
and gives the fallback the widths of our letters, so that nothing moves when they come. In
`emn_site/exports/fonts/`: the fonts of sharing cards. The licence (SIL OFL 1.1) reserves the name Source
for the whole fonts, so ours are called EMN Sans and EMN Serif.
"""

import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "overrides" / "assets" / "fonts"
STYLES = ROOT / "overrides" / "assets" / "stylesheets" / "fonts.css"
CARDS = ROOT / "emn_site" / "outputs" / "fonts"

FAMILIES: dict[str, tuple[dict[str, Any], dict[str, tuple[str, ...]]]] = {
    "EMN Sans": (
        {"wght": (400, 700)},
        {"Instead": ("Arial", "Liberation Sans"), "Otherwise": ("DejaVu Sans",)},
    ),
    "EMN Serif": (
        {"wght": (400, 600), "opsz": 20},
        {"Instead": ("Times New Roman", "Liberation Serif"), "Otherwise": ("DejaVu Serif",)},
    ),
}
"""What is kept of each font: the weights that the style sheets ask for, the cut for titles; its fallbacks."""

CARD_WEIGHTS = (400, 600)
PLAIN = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "\u00a0\u202f–—‘’‚“”„…·•×÷−±≈≥≤€§№°¹²³←→↑↓↩‹›«»¶†½"
BLOCKS = (
    (0x00A0, 0x024F),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
)
"""Latin, Greek and Cyrillic letters, punctuation and currencies (Unicode blocks)."""


def letters() -> set[str]:
    """Return the letters of the site's languages, with figures and signs."""
    found = set(PLAIN + SIGNS)
    for file in sorted((ROOT / "data").glob("*/site.yml")):
        alphabet = yaml.safe_load(file.read_text(encoding="utf-8")).get("alphabet") or ""
        found |= set(alphabet + alphabet.upper())
    return found


def others(first: set[str]) -> set[str]:
    """Return every other letter of the blocks."""
    return {chr(code) for low, high in BLOCKS for code in range(low, high + 1)} - first


def cut(source: Path, kept: dict[str, Any], wanted: set[str], name: str) -> TTFont:
    """Return a font with some letters, under a name of our own, and without a time."""
    between = BytesIO()  # the cutter wants tables as they stand in a file
    instancer.instantiateVariableFont(TTFont(source), kept).save(between)
    font = TTFont(between)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "lnum", "tnum", "locl", "ccmp"])
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(wanted))
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    return font


def width(font: TTFont, text: Counter[str]) -> float:
    """Return the mean width of the letters of our texts, in parts of the size."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    known = {letter: count for letter, count in text.items() if letter.isalpha() and ord(letter) in names}
    total = sum(metrics[names[ord(letter)]][0] * count for letter, count in known.items())
    return float(total / sum(known.values()) / font["head"].unitsPerEm)


def ranges(wanted: set[str]) -> str:
    """Return letters as CSS has them (unicode-range)."""
    found: list[list[int]] = []
    for code in sorted(map(ord, wanted)):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ", ".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in found)


def face(family: str, file: str, weights: tuple[int, int], wanted: set[str]) -> str:
    """Return the rule of one file."""
    return f"""@font-face {{
  font-display: optional;
  font-family: "{family}";
  font-weight: {weights[0]} {weights[1]};
  src: url("../fonts/{file}") format("woff2");
  unicode-range: {ranges(wanted)};
}}
"""


def fallback(name: str, font: TTFont, instead: TTFont, local: tuple[str, ...], text: Counter[str]) -> str:
    """Return the rule of a system's font in the size of ours (CSS Fonts 5, size-adjust and overrides)."""
    scale = width(font, text) / width(instead, text)
    size, metrics = font["head"].unitsPerEm * scale, font["hhea"]
    return f"""@font-face {{
  ascent-override: {metrics.ascent / size:.2%};
  descent-override: {-metrics.descent / size:.2%};
  font-family: "{name}";
  line-gap-override: {metrics.lineGap / size:.2%};
  size-adjust: {scale:.2%};
  src: {", ".join(f'local("{name}")' for name in local)};
}}
"""


def main(sources: list[str]) -> None:
    """Write all fonts and their rules."""
    first = letters()
    text = Counter(
        "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").rglob("*.md")))
    )
    rules = ["/* The typefaces of the site, served by the site itself; written by tools/make_fonts.py. */\n"]
    systems = iter(sources[2:])
    for (family, (kept, fallbacks)), source in zip(FAMILIES.items(), sources[:2], strict=True):
        name = family.lower().replace(" ", "-")
        # No letter is in both: where one font comes too late, a browser would fetch the other for it.
        for suffix, wanted in (("-more", others(first)), ("", first)):
            font = cut(Path(source), kept, wanted, family)
            font.flavor = "woff2"
            font.save(WEB / f"{name}{suffix}.woff2")
            rules.append(face(family, f"{name}{suffix}.woff2", kept["wght"], wanted))
        rules += [
            fallback(f"{family} {kind}", font, TTFont(next(systems)), local, text)
            for kind, local in fallbacks.items()
        ]
    for weight in CARD_WEIGHTS:
        font = cut(Path(sources[0]), {"wght": weight}, first | others(first), "EMN Card")
        font["OS/2"].usWeightClass = weight
        font.save(CARDS / f"card-{weight}.ttf")
    STYLES.write_text("\n".join(rules), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

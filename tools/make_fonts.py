"""Makes the fonts of the site: `python tools/make_fonts.py SOURCES ARIAL DEJAVU TIMES DEJAVU-SERIF`.

Uses fontTools, and brotli to read and write woff2. SOURCES is a folder with the packages below, unpacked.

Needed only when a language with other letters joins. The npm packages `source-sans` and `source-serif` have
whole variable fonts with Latin, Greek and Cyrillic letters; `@fontsource/noto-sans-georgian` and
`@fontsource/noto-sans-armenian` those two scripts. ARIAL and TIMES (bold, as titles are) are what to fall
back on, or Liberation Sans and Liberation Serif, which have their widths; DejaVu is what a bare Linux has,
much wider.

The alphabets of `data/<language>/site.yml` say which letters are needed. Output in
`emn_site/theme/assets/fonts/`: for each family a small file with these letters, and one with the other
letters of the same scripts, which a browser loads only for a page that has one of them; `fonts.css`, which
says so and gives the fallback the widths of our letters, so that nothing moves when they come. In
`emn_site/exports/fonts/`: the fonts of sharing cards and of PDFs, one for each weight and slant, as neither
reads variable fonts, with `letters.txt`, which says what letters they have. The licence (SIL OFL 1.1)
reserves the name Source for the whole fonts, so ours are called EMN Sans and EMN Serif.
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
WEB = ROOT / "emn_site" / "theme" / "assets" / "fonts"
STYLES = ROOT / "emn_site" / "theme" / "styles" / "fonts.css"
DRAWN = ROOT / "emn_site" / "exports" / "fonts"

VARIABLE = {
    "EMN Sans": "source-sans/VF/SourceSans3VF-Upright.ttf",
    "EMN Sans Italic": "source-sans/VF/SourceSans3VF-Italic.ttf",
    "EMN Serif": "source-serif/VAR/SourceSerif4Variable-Roman.ttf",
}
"""The variable fonts, in the folder of sources."""

CUTS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("sans-400", "EMN Sans", "EMN Sans", {"wght": 400}),
    ("sans-600", "EMN Sans", "EMN Sans", {"wght": 600}),
    ("sans-400-italic", "EMN Sans", "EMN Sans Italic", {"wght": 400}),
    ("sans-600-italic", "EMN Sans", "EMN Sans Italic", {"wght": 600}),
    ("serif-400", "EMN Serif", "EMN Serif", {"wght": 400, "opsz": 14}),
    ("serif-600", "EMN Serif", "EMN Serif", {"wght": 600, "opsz": 20}),
)
"""What cards and PDFs are set in: file, family, source, and what is kept of it."""

DRAWN_BLOCKS = (
    (0x0300, 0x036F),
    (0x2070, 0x209F),
    (0x2100, 0x22FF),
    (0x25A0, 0x263F),
    (0x2700, 0x27BF),
    (0xFB00, 0xFB06),
)
"""Accents, raised and lowered digits, letters and numbers as signs, arrows, signs of mathematics, shapes,
boxes and ticks (Unicode blocks).
"""

SCRIPTS = {"georgian": (0x10A0, 0x10FF), "armenian": (0x0530, 0x058F)}
"""Letters that only Noto has, by the part of its files' names."""

FAMILIES: dict[str, tuple[dict[str, Any], dict[str, tuple[str, ...]]]] = {
    "EMN Sans": (
        {"wght": (400, 700)},
        {"Instead": ("Arial", "Liberation Sans"), "Otherwise": ("DejaVu Sans",)},
    ),
    "EMN Serif": (
        {"wght": 600, "opsz": 20},
        {"Instead": ("Times New Roman Bold", "Liberation Serif Bold"), "Otherwise": ("DejaVu Serif Bold",)},
    ),
}
"""What is kept of each font: the weights that the style sheets ask for, the cut for titles; its fallbacks."""

PLAIN = "".join(map(chr, range(0x20, 0x7F)))
CHARACTERS = "\u00a0\u202f–—‘’‚“”„…·•×÷−±≈≥≤€§№°¹²³←→↑↓↩‹›«»¶†½"
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
    found = set(PLAIN + CHARACTERS)
    for file in sorted((ROOT / "data").glob("*/site.yml")):
        alphabet = yaml.safe_load(file.read_text(encoding="utf-8")).get("alphabet") or ""
        found |= set(alphabet + alphabet.upper())
    return found


def others(first: set[str], blocks: tuple[tuple[int, int], ...] = BLOCKS) -> set[str]:
    """Return every other letter of the blocks."""
    return {chr(code) for low, high in blocks for code in range(low, high + 1)} - first


def cut(source: Path, axes: dict[str, Any], wanted: set[str], name: str) -> TTFont:
    """Return a font with some letters, under a name of our own, and without a time."""
    between = BytesIO()  # the cutter wants tables as they stand in a file
    instancer.instantiateVariableFont(TTFont(source), axes).save(between)
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


def named(font: TTFont, family: str, weight: int, is_italic: bool) -> TTFont:
    """Say in a font which of its family it is: by that, programs choose it."""
    style = f"{weight}{' Italic' if is_italic else ''}"
    names = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 16: family, 17: style}
    font["name"].names = []
    for number, name in {**names, 6: f"{family} {style}".replace(" ", "-")}.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x01 if is_italic else 0x40)
    font["head"].macStyle = 2 if is_italic else 0
    return font


def drawn_fonts(sources: Path, wanted: set[str]) -> dict[str, TTFont]:
    """Return the fonts of cards and PDFs by the names of their files."""
    found = {}
    for name, family, source, axes in CUTS:
        font = cut(sources / VARIABLE[source], axes, wanted, family)
        found[name] = named(font, family, axes["wght"], name.endswith("italic"))
    for script in SCRIPTS:
        for weight in (400, 600):
            package = sources / f"noto-sans-{script}"
            font = TTFont(package / "files" / f"noto-sans-{script}-{script}-{weight}-normal.woff2")
            font.flavor = None
            font["head"].created = font["head"].modified = 0
            font.recalcTimestamp = False
            found[f"{script}-{weight}"] = named(font, f"EMN {script.title()}", weight, is_italic=False)
    return found


def held(fonts: dict[str, TTFont]) -> set[str]:
    """Return the letters that a PDF can show: those of the upright text, and of the scripts beside it."""
    own = set(map(chr, fonts["sans-400"].getBestCmap()))
    for script, (low, high) in SCRIPTS.items():
        own |= {chr(code) for code in fonts[f"{script}-400"].getBestCmap() if low <= code <= high}
    return own


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


def face(family: str, file: str, weights: int | tuple[int, int], wanted: set[str]) -> str:
    """Return the rule of one file."""
    text = weights if isinstance(weights, int) else f"{weights[0]} {weights[1]}"
    return f"""@font-face {{
  font-display: optional;
  font-family: "{family}";
  font-weight: {text};
  src: url("../fonts/{file}") format("woff2");
  unicode-range: {ranges(wanted)};
}}
"""


def percent(share: float) -> str:
    return f"{round(share * 100, 2):g}%"


def fallback(
    name: str, font: TTFont, instead: TTFont, local: tuple[str, ...], text: Counter[str], weight: object
) -> str:
    """Return the rule of a system's font in the size of ours (CSS Fonts 5, size-adjust and overrides).

    A font of one weight is replaced by a bold one: a browser would smear a regular one.
    """
    scale = width(font, text) / width(instead, text)
    size, metrics = font["head"].unitsPerEm * scale, font["hhea"]
    return f"""@font-face {{
  ascent-override: {percent(metrics.ascent / size)};
  descent-override: {percent(-metrics.descent / size)};
  font-family: "{name}";{f"{chr(10)}  font-weight: {weight};" if isinstance(weight, int) else ""}
  line-gap-override: {percent(metrics.lineGap / size)};
  size-adjust: {percent(scale)};
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
    systems = iter(sources[1:])
    for family, (axes, fallbacks) in FAMILIES.items():
        source = Path(sources[0]) / VARIABLE[family]
        name = family.lower().replace(" ", "-")
        # No letter is in both: where one font comes too late, a browser would fetch the other for it.
        for suffix, wanted in (("-more", others(first)), ("", first)):
            font = cut(source, axes, wanted, family)
            font.flavor = "woff2"
            font.save(WEB / f"{name}{suffix}.woff2")
            rules.append(face(family, f"{name}{suffix}.woff2", axes["wght"], wanted))
        rules += [
            fallback(f"{family} {kind}", font, TTFont(next(systems)), local, text, axes["wght"])
            for kind, local in fallbacks.items()
        ]
    fonts = drawn_fonts(Path(sources[0]), first | others(first, BLOCKS + DRAWN_BLOCKS))
    for name, font in fonts.items():
        font.save(DRAWN / f"{name}.ttf")
    (DRAWN / "letters.txt").write_text(ranges(held(fonts)) + "\n", encoding="utf-8")
    STYLES.write_text("\n".join(rules), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

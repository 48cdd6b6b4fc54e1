"""A made-up archive of any size in two languages, as like a real one as its words allow.

Every publication has headings, notes, links to others and elsewhere, tables with captions, an image, quoted
figures, lists, terms of the glossary in their forms, and facts above it; the data are this site's. The same
number makes the same bytes. What only this generator knows (quoted figures) can be left out, so that other
generators build the same texts.
"""

import json
import random
import re
import shutil
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from emn_site.content import safe_read
from emn_site.content.yaml_lines import read_yaml

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ("lt", "en")
KINDS = (("studies", True), ("informs", True), ("annual-reports", False), ("ad-hoc-queries", True))
YEARS = range(2010, 2026)
COUNTRIES = ("LT", "LV", "EE", "PL", "DE", "FR", "SE")
TABLE_SIGN = {"lt": "Lentelė", "en": "Table"}


@dataclass(frozen=True)
class Size:
    """How many publications a language has, and how many words each."""

    publications: int
    words: int


LONG, SHORT = 3450, 400


def write(folder: Path, size: Size) -> list[str]:
    """Write the content of a site below a folder; return the addresses of its publications."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=_publications)
    for name in ("redirects", "works", "notes", *(f"{language}/notes" for language in LOCALES)):
        (folder / "data" / f"{name}.yml").write_text("{}\n", encoding="utf-8")
    for file in (folder / "docs").rglob("*.md"):
        _without_links(file)
    (folder / "docs" / "assets").mkdir(exist_ok=True)
    (folder / "docs" / "assets" / "drawing.png").write_bytes(picture())
    paths = [path for _, path in zip(range(size.publications), _paths(), strict=False)]
    for language in LOCALES:
        writer = _Writer(language, paths)
        for number, path in enumerate(paths):
            file = folder / "docs" / language / f"{path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(writer.publication(number, size.words), encoding="utf-8")
    return paths


def _publications(folder: str, names: list[str]) -> list[str]:
    """Return the folders of publications, and of texts that claim what the figures are: these are changed."""
    return [name for name in names if name in (*dict(KINDS), "data-briefs")]


def _without_links(file: Path) -> None:
    """Lead links of this site's texts elsewhere: what they lead to here is not there."""
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"\]\([^()\s:]*\.md(#[^()\s]*)?", "](https://emn.example/", text), encoding="utf-8"
    )


def _paths() -> Iterator[str]:
    number = 0
    while True:
        kind, year = KINDS[number % len(KINDS)][0], YEARS[(number // len(KINDS)) % len(YEARS)]
        yield f"{kind}/{year}/publication-{number}"
        number += 1


def picture() -> bytes:
    """Return a small drawing as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((x ^ y) & 255 for x in range(320) for _ in range(3)) for y in range(180))
    head = struct.pack(">IIBBBBB", 320, 180, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class _Writer:
    """Writes publications in one language; each from the number of its own."""

    def __init__(self, language: str, paths: list[str]) -> None:
        self._locale, self._paths = language, paths
        words = json.loads((ROOT / "data" / "dictionaries" / f"{language}.json").read_text(encoding="utf-8"))
        plain = [
            word for line in words["words"] if (word := line.partition("/")[0]).isalpha() and len(word) > 2
        ]
        chosen = random.Random(f"words {language}").sample(sorted(plain), 9000)
        self._words = chosen
        self._weights = [1 / (rank + 4) for rank in range(len(chosen))]
        self._terms = _terms(language)
        self._topics = read_yaml(safe_read.read_text(ROOT, "data/topics.yml")).data

    def publication(self, number: int, words: int) -> str:
        """Return the file of a publication."""
        chance = random.Random(f"{self._locale} {number}")
        return self._head(chance, number) + self._body(chance, number, words)

    def _head(self, chance: random.Random, number: int) -> str:
        title, summary = self._sentence(chance, 7)[:-1], self._sentence(chance, 22)
        lines = [f'title: "{title} {number}"', f'summary: "{summary}"']
        if self._locale == LOCALES[0]:
            neutral = random.Random(f"head {number}")
            year = self._paths[number].split("/")[1]
            lines += [
                f"published: {year}-{neutral.randint(1, 12):02}-{neutral.randint(1, 28):02}",
                f"scope: {neutral.choice(('national', 'network'))}",
                f"topics: [{', '.join(sorted(neutral.sample(self._topics, 2)))}]",
                f"languages: [{', '.join(LOCALES)}]",
                "seen: [https://emn.example/publications]",
            ]
            if dict(KINDS)[self._paths[number].split("/")[0]]:
                lines.append(f'number: "{number + 1}"')
            if self._paths[number].startswith("ad-hoc-queries/"):
                lines.append("query: {dissemination: public}")
            if neutral.random() < 0.6:
                lines.append(f"countries: [{', '.join(sorted(neutral.sample(COUNTRIES, 2)))}]")
        else:
            lines += ["title_status: translated", "translation: {of: lt, source: madeup}"]
        return "---\n" + "\n".join(lines) + "\n---\n\n"

    def _body(self, chance: random.Random, number: int, words: int) -> str:
        parts: list[str] = []
        notes = 0
        sections = max(3, words // 350)
        for section in range(sections):
            parts.append(f"## {self._sentence(chance, 4)[:-1]} {section + 1}")
            written = 0
            while written < words / sections - 60:
                sentences = [self._sentence(chance, chance.randint(9, 22)) for _ in range(4)]
                paragraph = " ".join(sentences)
                written += len(paragraph.split())
                if chance.random() < 0.4:
                    notes += 1
                    paragraph += f"[^{notes}]"
                if chance.random() < 0.3:
                    other = self._paths[chance.randrange(len(self._paths))]
                    paragraph += f" [{self._sentence(chance, 3)[:-1]}](../../{other}.md)"
                parts.append(paragraph)
            if section % 3 == 0:
                parts.append("\n".join(f"- {self._sentence(chance, 8)}" for _ in range(4)))
            if section % 3 == 1:
                parts.append(f"{TABLE_SIGN[self._locale]}: {self._sentence(chance, 5)[:-1]}")
                parts.append(self._table(chance))
            if section == 1:
                image = "../../../assets/drawing.png"
                parts.append(f'![{self._sentence(chance, 6)}]({image} "{self._sentence(chance, 4)}")')
            if section % 4 == 2:
                parts.append(
                    f"### {self._sentence(chance, 4)[:-1]} {section + 1}\n\n> {self._sentence(chance, 20)}"
                )
        parts += [
            f"[^{note}]: {self._sentence(chance, 9)} https://emn.example/{number}/{note}"
            for note in range(1, notes + 1)
        ]
        return "\n\n".join(parts) + "\n"

    def _table(self, chance: random.Random) -> str:
        head = [self._sentence(chance, 1)[:-1], "2022", "2023", "2024"]
        rows = [
            [self._sentence(chance, 2)[:-1], *(str(chance.randint(100, 99999)) for _ in range(3))]
            for _ in range(8)
        ]
        return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * 4, *rows])

    def _sentence(self, chance: random.Random, length: int) -> str:
        words = chance.choices(self._words, self._weights, k=length)
        if length > 8 and chance.random() < 0.5:
            words[length // 2] = chance.choice(self._terms)
        return " ".join(words).capitalize() + "."


def _terms(language: str) -> list[str]:
    names = read_yaml(safe_read.read_text(ROOT, f"emn_site/words/{language}/glossary.yml")).data
    return sorted(term["name"] for term in names.values())

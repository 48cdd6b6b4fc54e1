"""What PDFs cost: `python -m benchmarks.pdfs`.

A report of a hundred pages with 30 tables, 20 charts and 60 notes by itself; all PDFs of this site, clean and
with nothing changed. Processor seconds of all processes and threads, and wall seconds.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ROOT
from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.content.load import load_site
from emn_site.exports.pdf.report import PdfEdition
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages.kinds import pdf_places
from emn_site.pages.pdf_files import PdfSet, make_pdfs

REPORT = ("studies/2026/report-of-a-hundred-pages", "lt")
TABLES, CHARTS, NOTES, PARTS, PARAGRAPHS = 30, 20, 60, 100, 8
INDICATORS = ("asylum_applicants", "first_residence_permits", "refused_entry", "population_1_january")
SENTENCE = "Pagal šalies teisę prašymą nagrinėja institucija, kuri apie sprendimą praneša per tris mėnesius. "
EDITION = PdfEdition("https://emn.example/")


@dataclass(frozen=True)
class Spent:
    """What was made, and what it took."""

    pdfs: PdfSet
    processor: float
    wall: float

    def line(self, name: str) -> str:
        """Return it as a line of the report."""
        pages = sum(one.pages for one in self.pdfs.by_place.values())
        size = sum(len(one.content) for one in self.pdfs.by_place.values()) / 1_000_000
        count = len(self.pdfs.by_place)
        return (
            f"{name:<24}{count:>5} PDFs {pages:>6} pages {size:>7.1f} MB "
            f"{self.processor:>7.1f} s of processors {self.wall:>7.1f} s"
        )


def _body() -> str:
    """Return a text with so many tables, charts and notes, spread over its parts."""
    found = []
    for part in range(PARTS):
        paragraphs = [SENTENCE * 3 for _ in range(PARAGRAPHS)]
        paragraphs[0] += "".join(f"[^{note}]" for note in range(part, NOTES, PARTS))
        found += [f"## {part + 1} skyrius", *paragraphs]
        found += [_table(at) for at in range(part, TABLES, PARTS)]
        found += [_chart(at) for at in range(part, CHARTS, PARTS)]
    found += [f"[^{note}]: {note} pastaba: {SENTENCE}" for note in range(NOTES)]
    return "\n\n".join(found) + "\n"


def _table(at: int) -> str:
    rows = [f"| {row} eilutė | {at * row} | {at + row} | {row * row} |" for row in range(1, 36)]
    return "\n".join(
        (f"Lentelė: {at + 1} lentelės skaičiai\n\n| Ko | 2022 | 2023 | 2024 |", "|---|--:|--:|--:|", *rows)
    )


def _chart(at: int) -> str:
    key = INDICATORS[at % len(INDICATORS)]
    return f"![{at + 1} diagrama](chart:{key}?countries=LT,LV,EE&from=2012&to=2023)"


def _with_report(folder: Path) -> Site:
    """Return this site with the report in it."""
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    path, language = REPORT
    head = (
        "title: Ataskaita\nsummary: Šimtas puslapių.\npublished: 2026-05-20\nscope: national\n"
        'topics: [asylum]\nlanguages: [lt]\nseen: [https://emn.example/seen]\nnumber: "1"\n'
    )
    file = folder / "docs" / language / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{head}---\n\n{_body()}", encoding="utf-8")
    return load_site(folder)


def spent(make: Callable[[], PdfSet]) -> Spent:
    """Return what something made, and what that took."""
    begun, before = time.perf_counter(), os.times()
    pdfs = make()
    after, wall = os.times(), time.perf_counter() - begun
    assert pdfs.problems == [], pdfs.problems
    return Spent(pdfs, sum(after[:4]) - sum(before[:4]), wall)


def main() -> None:
    """Print what each takes."""
    with tempfile.TemporaryDirectory() as folder:
        one = _with_report(Path(folder) / "site")
        print(spent(lambda: make_pdfs(one, EDITION, NO_CACHE, [REPORT])).line("a long report"))
        site, cache_folder = load_site(ROOT), Path(folder) / "kept"

        def pdfs_of(places: Collection[Place]) -> Spent:
            return spent(lambda: make_pdfs(site, EDITION, Cache(cache_folder), places))

        places = pdf_places(site)
        print(pdfs_of(places).line("all, clean"))
        print(pdfs_of(places).line("nothing changed"))


if __name__ == "__main__":
    main()

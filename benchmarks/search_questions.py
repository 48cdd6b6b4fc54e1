"""How many questions of readers are answered: `python -m benchmarks.search_questions [-v] [--others]`.

`search_questions.yml` has them by language and kind, `search_questions_held.yml` those of other kinds; each
was written before the search was tried on it. Each is asked in Chromium with the code readers run, of the
site as it is. An answer at the top counts as the first result.
Success among the first three, success at once, and the mean reciprocal rank are printed for each kind;
`--others` asks the same of Pagefind as it comes and of lunr as Material sets it, in the same run.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import yaml
from playwright.sync_api import Page, sync_playwright

from benchmarks import other_engines
from benchmarks.other_engines import Asked
from benchmarks.scale import ROOT
from benchmarks.search_in_browser import start_page, write_index
from emn_site import checks
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.pages import search_documents
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

QUESTIONS = {
    "our own": Path(__file__).with_suffix(".yml"),
    "of other kinds": Path(__file__).with_name("search_questions_held.yml"),
    "later": Path(__file__).with_name("search_questions_third.yml"),
    "fourth": Path(__file__).with_name("search_questions_fourth.yml"),
    "fifth": Path(__file__).with_name("search_questions_fifth.yml"),
    "sixth": Path(__file__).with_name("search_questions_sixth.yml"),
    "seventh": Path(__file__).with_name("search_questions_seventh.yml"),
    "eighth": Path(__file__).with_name("search_questions_eighth.yml"),
    "ninth": Path(__file__).with_name("search_questions_ninth.yml"),
}
DEEPEST = 10
ASK = """async ([locale, questions]) => {
  const { SearchEngine } = await import(new URL("scripts/search-engine.js", document.baseURI))
  const others = ["lt", "en"].filter(other => other !== locale).map(locale => ({ locale }))
  const engine = new SearchEngine({ folder: "search-index/", root: document.baseURI, locale, others })
  const answers = []
  for (const question of questions) {
    const { results, answer, spelt, engine: found } = await engine.ask(question)
    const pages = await Promise.all(results.slice(0, 10).map(one => found.page(one)))
    const addresses = pages.map(({ address }) => address)
    answers.push([...(answer ? [answer.statement] : []), ...addresses, ...(spelt ? ["mended"] : [])])
  }
  return answers
}"""


def questions(site: Site, file: Path) -> Asked:
    """Return every question with what answers it; a work without a page is answered by its line."""
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        (language, kind, question, [_address(site, one.strip()) for one in wanted.split("|")])
        for language, kinds in listed.items()
        for kind, asked in kinds.items()
        for question, wanted in asked.items()
    ]


def _address(site: Site, wanted: str) -> str:
    """Return where a publication is found, in the default language; any other answer as it is."""
    work = site.catalogue.get(wanted)
    return for_locale(site, site.settings.default_locale).url(work.address).rstrip("/") if work else wanted


def place(found: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return which of the answers is the first wanted one, from 1 on; none among the first ten."""
    if unwanted := [one.partition(" ")[2] for one in wanted if one.startswith("nothing ")]:
        return None if any(_is(answer, one) for answer in found for one in unwanted) else 1
    for number, answer in enumerate(found[:DEEPEST], 1):
        if any(_is(answer, one) for one in wanted):
            return number
    return None


def _is(answer: str, wanted: str) -> bool:
    kind, _, what = wanted.partition(" ")
    if what and kind in ("figure", "compare", "term", "gap"):
        return answer == wanted or (what.count("/") == 1 and answer.startswith(f"{wanted}/"))
    if wanted == "feeds":
        return answer.endswith(".xml")
    return answer.removeprefix("en/").rstrip("/") == wanted


def report(name: str, asked: Asked, places: list[int | None]) -> None:
    """Print for each kind the share answered among the first three and at once, and the mean rank."""
    by_kind: dict[str, list[int | None]] = defaultdict(list)
    for (language, kind, *_), found in zip(asked, places, strict=True):
        for one in (kind, f"all {language}", "all"):
            by_kind[one].append(found)
    print(name)
    for kind, of_kind in by_kind.items():
        three = sum(one is not None and one <= 3 for one in of_kind) / len(of_kind)
        first = sum(one == 1 for one in of_kind) / len(of_kind)
        rank = sum(1 / one for one in of_kind if one) / len(of_kind)
        print(f"  {kind:15} {len(of_kind):3}: first three {three:.3f}, first {first:.3f}, MRR {rank:.3f}")


def answers(page: Page, asked: Asked) -> list[list[str]]:
    """Return what the site's own search answers."""
    found: list[list[str]] = []
    for language in dict.fromkeys(language for language, *_ in asked):
        found += page.evaluate(
            ASK, [language, [question for one, _, question, _ in asked if one == language]]
        )
    return found


def main() -> None:
    """Ask every question and print how well it is answered."""
    checked = checks.check_site(ROOT, date.today())
    sets = {name: questions(checked.site, file) for name, file in QUESTIONS.items()}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for language in checked.site.settings.locales:
            locale = for_locale(checked.site, language)
            write_index(
                folder, checked.site, language, search_documents.search_documents(locale, checked.pages)
            )
        start_page(folder, "lt")
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        with serving(folder) as address:
            page = browser.new_page()
            page.goto(address)
            found = {name: answers(page, asked) for name, asked in sets.items()}
        placed = {
            name: [place(one, wanted) for one, (*_, wanted) in zip(found[name], asked, strict=True)]
            for name, asked in sets.items()
        }
        report("all sets", [*chain(*sets.values())], [*chain(*placed.values())])
        for name, asked in sets.items():
            places = placed[name]
            report(name, asked, places)
            if "-v" in sys.argv:
                for (language, kind, question, wanted), one, at in zip(
                    asked, found[name], places, strict=True
                ):
                    if at != 1:
                        print(f"  {language} {kind}: {question!r} {at}: wanted {wanted}, found {one[:4]}")
        if "--others" in sys.argv:
            asked = sets["our own"]
            bare = [(*rest, other_engines.pages_only(checked, wanted)) for *rest, wanted in asked]
            for engine, other in other_engines.answers(browser, checked, asked).items():
                report(engine, asked, [place(one, w) for one, (*_, w) in zip(other, bare, strict=True)])


if __name__ == "__main__":
    main()

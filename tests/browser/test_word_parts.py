"""The browser cuts words as the index was made: the cases of tests/shared/words.yml, run in Chromium."""

from pathlib import Path

import yaml
from playwright.sync_api import Page

from emn_site.locale.tokenizer import tokenize
from tests.browser.scripts import serve_sources
from tests.sites import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "shared" / "words.yml").read_text(encoding="utf-8"))
CUT = """async texts => {
  const { cut } = await import(new URL("/-/scripts/word-cutting.js", document.baseURI))
  return texts.map(text =>
    cut(text).map(({ atoms, compound }) => {
      const words = atoms.map(({ word }) => word)
      return compound ? [...words, "+" + compound] : words
    }),
  )
}"""


def test_the_browser_cuts_as_the_shared_cases_say(page: Page) -> None:
    serve_sources(page)
    page.goto("about/")

    assert page.evaluate(CUT, [case["text"] for case in CASES]) == [case["cut"] for case in CASES]


def test_the_browser_cuts_every_text_of_the_index_as_the_index_does(page: Page, built_site: Path) -> None:
    serve_sources(page)
    page.goto("about/")
    files = sorted(built_site.glob("search-index/*/texts/*.txt"))
    texts = [file.read_text(encoding="utf-8") for file in files]

    cuts = [
        [[*one.words, *([f"+{one.compound}"] if one.compound else [])] for one in tokenize(text)]
        for text in texts
    ]

    assert page.evaluate(CUT, texts) == cuts


FOLDS = yaml.safe_load((ROOT / "tests" / "shared" / "folds.yml").read_text(encoding="utf-8"))
FOLD = """async texts => {
  const { fold } = await import(new URL("/-/scripts/word-forms.js", document.baseURI))
  return texts.map(fold)
}"""


def test_the_browser_folds_words_as_the_shared_cases_say(page: Page) -> None:
    serve_sources(page)
    page.goto("about/")

    assert page.evaluate(FOLD, [text for text, _ in FOLDS]) == [plain for _, plain in FOLDS]

"""How questions for figures are answered, and how many mislead: `python -m benchmarks.answer_questions [-v]`.

`answer_questions.yml` has the questions with what may answer each. They are asked in Node, with the modules
that browsers run and the files that a build writes. A figure where another, or none, is the answer is false;
one that is not given is only missed. The score before there was a grammar, the first and that of today are
printed side by side. `answer_questions_later.yml`, `…_third.yml` up to `…_eighteenth.yml`, named behind it,
were written after the first.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import yaml

from benchmarks.scale import ROOT
from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.search import questions

QUESTIONS = Path(__file__).with_suffix(".yml")
SCORES = QUESTIONS.with_stem(f"{QUESTIONS.stem}_scores")
PROGRAM = Path(__file__).with_suffix(".mjs")
SCRIPTS = ROOT / "emn_site/theme/scripts"
KINDS_OF_FIGURES = (
    "figure",
    "series",
    "compare",
    "extreme",
    "rank",
    "sum",
    "difference",
    "origin",
    "group",
    "share",
)

Wanted = Mapping[str, Mapping[str, tuple[str, list[str]]]]
"""By language and question, its kind and what may answer it."""

Answers = Mapping[str, Mapping[str, tuple[str, str]]]
"""By language and question, what is told of its answer and the first line beside it."""


def wanted(path: Path = QUESTIONS) -> Wanted:
    """Return every question with its kind and what may answer it."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        language: {
            question: (kind, [_with_kind(kind, one.strip()) for one in right.split("|")])
            for kind, by_answer in kinds.items()
            for right, asked in by_answer.items()
            for question in asked
        }
        for language, kinds in listed.items()
    }


def _with_kind(kind: str, right: str) -> str:
    """Return a right answer with its kind before it, where the file leaves that out."""
    usual = {"figure": "figure", "compare": "compare", "extreme": "extreme", "origin": "origin"}
    first = right.partition(" ")[0]
    return right if first in (*KINDS_OF_FIGURES, "gap", "none", "obstacle") else f"{usual[kind]} {right}"


def answers(site: Site, folder: Path, asked: Wanted) -> Answers:
    """Return what is told of the answer to each question, by the program that browsers run."""
    shutil.copytree(SCRIPTS, folder / "scripts")
    shutil.copy(PROGRAM, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "asked.json").write_text(json.dumps({language: [*of] for language, of in asked.items()}))
    for language in asked:
        for name, content in questions.answer_files(for_locale(site, language)).items():
            (folder / language / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / language / f"{name}.json").write_text(content)
    command = ["node", PROGRAM.name, "asked.json"]
    found = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    message: Answers = json.loads(found.stdout)
    return message


def verdict(answer: str, right: list[str]) -> str:
    """Return whether an answer is `right`, `false` (a figure that is not asked for) or `missed`."""
    is_figure = answer.partition(" ")[0] in KINDS_OF_FIGURES
    if is_figure:
        return "right" if any(_is(answer, one) for one in right) else "false"
    if "none" in right or answer in right or ("gap" in right and answer.startswith("gap ")):
        return "right"
    return "missed"


def _is(answer: str, right: str) -> bool:
    return answer == right or answer.startswith(f"{right}/")


def counts(given: Answers, asked: Wanted) -> dict[str, dict[str, int]]:
    """Return how many answers are right, missed and false, by language and kind."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"right": 0, "missed": 0, "false": 0})
    for language, of_language in asked.items():
        for question, (kind, right) in of_language.items():
            found[f"{language} {kind}"][verdict(given[language][question][0], right)] += 1
    return found


def main() -> None:
    """Ask every question and print the score, beside the earlier ones."""
    path = next((Path(one) for one in sys.argv[1:] if one.endswith(".yml")), QUESTIONS)
    asked = wanted(path)
    with tempfile.TemporaryDirectory() as folder:
        by_language = answers(load_site(ROOT), Path(folder), asked)
    earlier = yaml.safe_load(SCORES.read_text(encoding="utf-8")).get(path.stem, {})
    print("right, missed, false:", ", ".join([*next(iter(earlier.values()), {}), "now"]))
    for name, found in counts(by_language, asked).items():
        scores = [*earlier.get(name, {}).values(), [*found.values()]]
        print(f"  {name:15}", " | ".join("{:4} {:4} {:4}".format(*score) for score in scores))
    if "-v" in sys.argv:
        for language, of_language in asked.items():
            for question, (_, right) in of_language.items():
                answer, note = by_language[language][question]
                if (judged := verdict(answer, right)) != "right":
                    print(f"  {language} {judged}: {question!r}: {answer!r} {note!r}, wanted {right}")


if __name__ == "__main__":
    main()

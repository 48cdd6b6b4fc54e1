"""The commands for editors: each writes what is asked for, and the site stays as sound as it was."""

import shutil
import subprocess
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cli import editing
from emn_site.content.load import load_site
from emn_site.editor.new_texts import title_slug
from emn_site.model.refusals import Refused
from emn_site.model.site import Publication
from tests.pages.transforms.reading import html_of, pages_of
from tests.sites import HERE

TODAY = date(2026, 1, 1)
FIRST, SECOND = "studies/2022/first-study", "studies/2022/english-only"


NEW_FACTS = {"role": "", "source": "", "name": [], "definition": []}


def _options(**options: object) -> Namespace:
    usual = {"what": "study", "title": "", "summary": "Santrauka.", "topics": "asylum", "countries": ""}
    return Namespace(
        **{
            **usual,
            "language": "",
            "year": 2022,
            "slug": "",
            "why": [],
            "starts": "",
            "onto": None,
            **NEW_FACTS,
            **options,
        }
    )


def _errors(root: Path) -> list[str]:
    return [found.code for found in checks.check_site(root, TODAY).problems if not found.is_warning]


def _committed(root: Path) -> Path:
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=T", "-c", "user.email=t@x", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


@pytest.mark.parametrize("kind", ["study", "studies", "Study"])
def test_a_new_publication_is_a_draft_that_the_checks_accept(healthy: Path, kind: str) -> None:
    editing.new(healthy, _options(what=kind, title="Žmonių „judėjimas“: ką žinome?"))

    file = healthy / "docs/lt/studies/2022/zmoniu-judejimas-ka-zinome.md"
    assert 'title: "Žmonių „judėjimas“: ką žinome?"' in file.read_text()
    assert _errors(healthy) == []
    assert next(p for p in load_site(healthy).publications if p.slug == file.stem).is_draft


def test_a_new_event_lies_in_the_year_in_which_it_begins(healthy: Path) -> None:
    shutil.copytree(HERE / "announced" / "data", healthy / "data", dirs_exist_ok=True)
    editing.new(healthy, _options(what="event", title="Konferencija", starts="2030-05-20"))
    (event,) = load_site(healthy).announced

    assert event.path == "events/2030/konferencija"
    assert event.head.event and str(event.head.event.starts) == "2030-05-20"
    assert _errors(healthy) == []


@pytest.mark.parametrize("starts", ["", "20.05.2030", "2030-05-20 25:00", "2030-05-20T09:30"])
def test_an_event_needs_a_day_or_a_minute_to_begin_at(healthy: Path, starts: str) -> None:
    shutil.copytree(HERE / "announced" / "data", healthy / "data", dirs_exist_ok=True)

    with pytest.raises(Refused):
        editing.new(healthy, _options(what="event", title="Konferencija", starts=starts))


def test_a_new_page_is_an_ordinary_text(healthy: Path) -> None:
    editing.new(healthy, _options(what="page", title="Nacionalinis tinklas"))

    assert [page.path for page in load_site(healthy).pages] == ["index", "nacionalinis-tinklas"]


def test_what_is_left_to_be_filled_is_a_problem_once_it_is_published(healthy: Path) -> None:
    editing.new(healthy, _options(title="Nauja studija"))
    file = healthy / "docs/lt/studies/2022/nauja-studija.md"
    file.write_text("".join(line for line in file.open() if not line.startswith("status:")))

    assert _errors(healthy) == ["seen-missing", "unfilled"]  # where it was seen, and its text


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"what": "book", "title": "A"}, "no-such-type"),
        ({"title": "A", "topics": "nothing"}, "no-such-topic"),
        ({"title": "A", "language": "fr"}, "no-such-language"),
        ({"title": "„…“"}, "no-address"),
        ({"title": "First study"}, "slug-taken"),
        ({"title": ""}, "no-title"),
        ({"title": "A", "summary": ""}, "no-summary"),
        ({"title": "A", "topics": ""}, "no-topic"),
        ({"what": "translation", "title": "studies/2022/nothing"}, "no-such-text"),
        ({"what": "translation", "title": FIRST, "language": "en"}, "already-there"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_sentence(
    healthy: Path, options: dict[str, str], code: str
) -> None:
    before = sorted(healthy.rglob("*"))

    with pytest.raises(Refused) as refusal:
        editing.new(healthy, _options(**options))

    assert refusal.value.code == code
    assert sorted(healthy.rglob("*")) == before


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ąžuolų šalis", "azuolu-salis"),
        ("2022 m. – apžvalga", "2022-m-apzvalga"),
        ("a " * 60, "a-" * 29 + "a"),
    ],
)
def test_an_address_is_made_of_the_letters_of_a_title(title: str, slug: str) -> None:
    assert title_slug(title) == slug


def test_a_translation_gets_the_fingerprint_and_the_headings_of_its_original(healthy: Path) -> None:
    editing.new(healthy, _options(what="translation", title=f"docs/en/{SECOND}.md"))

    text = (healthy / f"docs/lt/{SECOND}.md").read_text()
    assert "## Key points\n\n…\n" in text
    assert "translation-outdated" not in [found.code for found in checks.check_site(healthy, TODAY).problems]
    assert _errors(healthy) == ["unfilled"]


def test_a_translation_is_marked_as_current_after_its_changes_were_shown(
    healthy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _committed(healthy)
    original = healthy / f"docs/lt/{FIRST}.md"
    original.write_text(original.read_text().replace("Prašymų buvo 1 500", "Prašymų iš viso buvo 1 500"))

    editing.translate(healthy, _options(path=FIRST))

    output = capsys.readouterr().out
    assert "Prašymų buvo 1 500" in output
    assert "Prašymų iš viso buvo 1 500" in output
    assert "There were 1 500 applications" in output
    assert checks.check_site(healthy, TODAY).problems == []


def test_a_text_that_is_moved_takes_its_links_facts_and_readers_along(healthy: Path) -> None:
    second = healthy / f"docs/en/{SECOND}.md"
    second.write_text(second.read_text().replace("\nseen:", f"\npart_of: {FIRST}\nseen:"))

    editing.move(healthy, _options(path=FIRST, to="informs/2021/first-inform"))

    assert not list(healthy.glob(f"docs/*/{FIRST}.md"))
    assert "[the first study](../../informs/2021/first-inform.md)" in second.read_text()
    assert "part_of: informs/2021/first-inform" in second.read_text()
    assert (
        "](../../countries/lithuania.md#figures)"
        in (healthy / "docs/lt/informs/2021/first-inform.md").read_text()
    )
    assert load_site(healthy).redirects[FIRST] == "informs/2021/first-inform"
    assert _errors(healthy) == []


def test_a_text_that_is_moved_twice_leaves_no_redirect_that_goes_round(healthy: Path) -> None:
    editing.move(healthy, _options(path=FIRST, to="renamed"))
    editing.move(healthy, _options(path="studies/2022/renamed", to=FIRST))

    assert load_site(healthy).redirects == {"studies/2022/renamed": FIRST}
    assert _errors(healthy) == []


def test_a_text_that_is_removed_leads_to_another(healthy: Path) -> None:
    editing.remove(healthy, _options(path=FIRST, to=SECOND))

    assert load_site(healthy).redirects[FIRST] == SECOND
    assert not list(healthy.glob(f"docs/*/{FIRST}.md"))
    assert _errors(healthy) == []


def test_a_publication_that_is_withdrawn_keeps_its_address_and_says_why(healthy: Path) -> None:
    editing.withdraw(healthy, _options(path=FIRST, why=["lt=Klaida.", "en=An error."]))

    found = load_site(healthy).by_path[FIRST]
    assert isinstance(found, Publication)
    assert found.head.withdrawn is not None
    assert found.head.withdrawn.why == {"lt": "Klaida.", "en": "An error."}
    assert "Prašymų" not in html_of(pages_of(healthy), FIRST, "lt")
    assert checks.check_site(healthy, date.today()).problems == []


@pytest.mark.parametrize(
    ("run", "options", "code"),
    [
        (editing.withdraw, {"path": FIRST, "why": ["lt=Klaida."]}, "no-reason"),
        (editing.withdraw, {"path": "about/index"}, "no-publication"),
        (editing.move, {"path": FIRST, "to": SECOND}, "already-there"),
        (editing.move, {"path": FIRST, "to": "Žalia"}, "no-address"),
        (editing.remove, {"path": FIRST, "to": "studies/2022/nothing"}, "no-such-text"),
        (editing.translate, {"path": SECOND}, "no-translation"),
    ],
)
def test_what_would_break_the_site_is_refused(
    healthy: Path, run: object, options: dict[str, object], code: str
) -> None:
    assert callable(run)
    (healthy / "docs" / "lt" / "about").mkdir(exist_ok=True)
    (healthy / "docs/lt/about/index.md").write_text('---\ntitle: "Apie"\nsummary: "Apie."\n---\n\nTekstas.\n')
    shutil.copytree(healthy, healthy.with_name("before"))

    with pytest.raises(Refused) as refusal:
        run(healthy, _options(**options))

    assert refusal.value.code == code
    for file in healthy.rglob("*.md"):
        assert file.read_text() == (healthy.with_name("before") / file.relative_to(healthy)).read_text()


def test_a_new_country_has_a_file_that_the_checks_accept(healthy: Path) -> None:
    editing.new(healthy, _options(what="country", title="gr", role="observer"))

    assert _errors(healthy) == []
    assert load_site(healthy).countries["greece"].eurostat_code == "EL"


TERM = {"what": "term", "title": "return-decision", "source": "statistics"}
ANSWERS = {
    "name": ["lt=grąžinimo sprendimas", "en=return decision"],
    "definition": ["lt=Sprendimas: išvykti.", "en=A decision: to leave."],
}


def test_a_new_term_stands_in_the_glossary_of_each_language(healthy: Path) -> None:
    editing.new(healthy, _options(**TERM, **ANSWERS))

    assert _errors(healthy) == []
    site = load_site(healthy)
    assert list(site.glossary)[-1] == "return-decision"
    assert site.wordings["lt"].glossary["return-decision"].definition == "Sprendimas: išvykti."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"what": "country", "title": "XY", "role": "observer"}, "no-such-code"),
        ({"what": "country", "title": "LT", "role": "observer"}, "already-there"),
        ({"what": "country", "title": "FI", "role": "friend"}, "role-unknown"),
        ({"what": "country", "title": "FI"}, "role-unknown"),
        ({**TERM, **ANSWERS, "source": "nobody"}, "source-unknown"),
        ({**TERM, **ANSWERS, "title": "Return!"}, "argument-unfit"),
        ({**TERM, "name": ANSWERS["name"]}, "no-definition"),
        ({**TERM, "definition": ANSWERS["definition"]}, "no-name"),
    ],
)
def test_facts_that_cannot_be_written_are_refused(healthy: Path, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        editing.new(healthy, _options(**{"topics": "", **more}))

    assert refusal.value.code == code

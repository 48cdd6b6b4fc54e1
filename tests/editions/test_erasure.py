"""What is erased by order is gone from every state of the branch, and who verifies is told so."""

import gzip
import json
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from emn_site.cli import editions
from emn_site.cli.program import parse_arguments
from emn_site.content.load import load_site
from emn_site.editions import history
from emn_site.editions.erased_content import CUT, ErasedWords, phrases_of, without_words
from emn_site.editions.publish import PublishRequest, publish_edition
from emn_site.editions.repository import Repository
from emn_site.exports.redirects import erasure_files
from tests.editions.workshop import BASE, build, commit, git, project, tree
from tests.refusals import refused

ADDRESS = "studies/2022/first-study"
STUDY = f"docs/lt/{ADDRESS}.md"
SECRET = "Vardenis Pavardenis gyvena Mažojoje gatvėje"
QUOTED = "Nagrinėjama, kaip valstybės narės priima prieglobsčio prašytojus, kokios jų teisės ir kas padeda"
ORDER = "VDAI 2026-11-02 sprendimas Nr. 3R-1"


def _with_outputs(root: Path, target: Path) -> None:
    """Write what a whole build writes beside the pages, and what names and quotes one of them."""
    site = load_site(root)
    build(site, target)
    page = site.by_path.get(ADDRESS)
    title = page.original.head.title if page else ""
    link = f'<a href="{ADDRESS}/">{title}</a>'
    other = '<a href="informs/2021/first-inform/">Kita</a>'
    for address, text in {
        "search/index.html": "<h1>Paieška</h1>",
        "en/search/index.html": "<h1>Search</h1>",
        "search-index/lt/words/0.json": json.dumps({"pavardenis": [1]}),
        "list/index.html": f"<ul><li>{link}{SECRET}</li><li>{other}</li></ul><p>Žr. {link}, {other}.</p>",
        "quoting/index.html": f"<main><p>Rašoma: „{QUOTED}“.</p></main>",
        "feed.xml": f"<feed><entry><title>{title}</title><summary>{SECRET}</summary></entry></feed>",
        "sitemap.xml": f"<urlset><url><loc>{BASE}latest/{ADDRESS}/</loc></url></urlset>",
        "feed.json": json.dumps({"items": [{"url": f"{BASE}{ADDRESS}/", "text": SECRET}, {"url": BASE}]}),
        f"cards/{ADDRESS}.lt.png": f"{SECRET}, kortelė",
        **{place: page for place, page in erasure_files(site).items() if not (target / place).exists()},
        "data/publications.csv": f"address,text\n{ADDRESS},{SECRET}\n",
    }.items():
        (target / address).parent.mkdir(parents=True, exist_ok=True)
        (target / address).write_text(text)
    (target / "sitemap.xml.gz").write_bytes(gzip.compress((target / "sitemap.xml").read_bytes()))


def _publish(root: Path, name: str, why: str | None = None) -> None:
    request = PublishRequest(name=name, base=BASE, remote="origin", is_pushed=True, why=why)
    publish_edition(load_site(root), request, lambda _, target: _with_outputs(root, target))


def _write(root: Path, text: str) -> None:
    with (root / STUDY).open("a") as file:
        file.write(f"\n{text}\n")
    commit(root)


@pytest.fixture(scope="module")
def project_of_four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with four editions and a former state of one, all of which have a page with a secret."""
    root = project(tmp_path_factory.mktemp("four"))
    with chdir(root):
        return _with_four_editions(root)


@pytest.fixture
def four(project_of_four: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that project and what it has published."""
    copy = Path(shutil.copytree(project_of_four.parent, tmp_path / "four"))
    root = copy / project_of_four.name
    git(root, "remote", "set-url", "origin", str(copy / "published.git"))
    monkeypatch.chdir(root)
    return root


def _with_four_editions(root: Path) -> Path:
    _write(root, f"{SECRET}\n\n{QUOTED}.")
    for name in ("2024", "2025", "2026", "latest"):
        _publish(root, name)
        _write(root, f"Pastraipa po {name} laidos.")
    _publish(root, "2025", why="Neteisinga lentelė")
    _publish(root, "latest")
    return root


def _erase(root: Path, *arguments: str) -> str:
    options = parse_arguments(["publish", "erase", *(arguments or (ADDRESS, "--push", "--order", ORDER))])
    return editions.run_publish(load_site(root), options, lambda *_: 1)


def _reachable(repository: Path, *revisions: str) -> dict[str, bytes]:
    """Return the content of every file that Git can reach, by its name and paths."""
    found = {}
    for line in git(repository, "rev-list", "--objects", *revisions).splitlines():
        name, _, path = line.partition(" ")
        if git(repository, "cat-file", "-t", name) == "blob":
            command = ["git", "cat-file", "blob", name]
            found[f"{name} {path}"] = subprocess.run(command, cwd=repository, capture_output=True).stdout
    return found


def _versions(root: Path) -> dict[str, dict[str, Any]]:
    text = git(root.parent / "published.git", "show", "gh-pages:versions.json")
    return {one["version"]: one["properties"] for one in json.loads(text)}


def test_nothing_of_the_bytes_is_left_that_git_can_reach(four: Path) -> None:
    title = load_site(four).by_path[ADDRESS].original.head.title
    states = git(four.parent / "published.git", "rev-list", "--count", "gh-pages")

    _erase(four)

    for repository, revisions in (
        (four.parent / "published.git", ("--all",)),
        (four, ("--remotes", "--reflog", "--not", "main")),
    ):
        for content in _reachable(repository, *revisions).values():
            text = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
            for word in (SECRET, "pavardenis", title, "Pastraipa po"):
                assert word not in text.decode("utf-8", "replace")
    assert git(four.parent / "published.git", "rev-list", "--count", "gh-pages") == states


def test_files_that_it_named_are_named(four: Path) -> None:
    (four / "docs/assets").mkdir(exist_ok=True)
    (four / "docs/assets/case.csv").write_text("a,b\n1,2\n")
    _write(four, "Žr. [lentelę](../../../assets/case.csv).")

    assert "which it named, are not erased: assets/case.csv." in _erase(four)


def test_pages_that_quote_it_are_named(four: Path) -> None:
    output = _erase(four)

    assert "quote passages of it: quoting/index.html." in output


def test_the_editions_are_sound_and_the_list_says_that_and_why_they_changed(four: Path) -> None:
    before = {name: tree(four, name) for name in ("2024", "2025", "2026", "latest")}

    output = _erase(four)

    known = history.published_editions(Repository(four), "origin")
    for one in known:
        (erasure,) = one.erasures
        assert (erasure.path, erasure.checksum, erasure.order["lt"]) == (ADDRESS, before[one.name], ORDER)
        assert one.checksum == tree(four, one.name) != before[one.name]
    assert "2024" in output
    assert STUDY in output
    listed = editions.run_publish(load_site(four), parse_arguments(["publish", "list"]), lambda *_: 1)
    assert listed.count(ORDER) == 0  # nothing is published here
    options = parse_arguments(["publish", "list", "--remote", "origin"])
    assert editions.run_publish(load_site(four), options, lambda *_: 1).count(ORDER) == 4


@pytest.mark.parametrize("edition", ["2024", "2025-former-1", "latest"])
def test_a_page_says_in_its_language_that_it_was_erased_when_and_why(four: Path, edition: str) -> None:
    _erase(four, ADDRESS, "--push", "--order", f"lt={ORDER}", "--order", "en=Decision No 3R-1")

    for prefix, order in (("", f"Pagrindas: {ORDER}"), ("en/", "Ground: Decision No 3R-1")):
        page = git(four.parent / "published.git", "show", f"gh-pages:{edition}/{prefix}{ADDRESS}/index.html")
        assert order in page
        assert "noindex" in page


def test_what_is_of_other_pages_stays(four: Path) -> None:
    _erase(four)

    show = four.parent / "published.git"
    listed = git(show, "show", "gh-pages:2024/list/index.html")
    assert listed.count("informs/2021/first-inform/") == 2
    assert f"<p>Žr. {CUT}, <a" in listed
    assert git(show, "show", "gh-pages:2024/feed.json") == '{"items":[{"url":"https://emn.example/"}]}'
    assert "english-only" in git(show, "ls-tree", "-r", "--name-only", "gh-pages:2024/en/studies/2022")


def test_the_search_of_a_frozen_edition_leads_to_the_newest(four: Path) -> None:
    _erase(four)

    page = git(four.parent / "published.git", "show", "gh-pages:2024/en/search/index.html")
    assert 'href="../../../latest/en/search/"' in page


def test_the_next_publication_has_the_notice_too_and_never_the_page(four: Path) -> None:
    _erase(four)
    commit(four)
    with refused("[erased-again]"):
        _publish(four, "latest")

    git(four, "rm", "--quiet", STUDY, f"docs/en/{ADDRESS}.md")
    commit(four)
    _publish(four, "latest")

    assert ORDER in (four / "data/lt/erasures.yml").read_text()
    assert _versions(four)["latest"]["erasures"][0]["path"] == ADDRESS


def test_a_rollback_leads_to_states_without_it_only(four: Path) -> None:
    _erase(four)

    history.roll_back(Repository(four), None, "origin", is_pushed=True)

    assert not any(
        SECRET.encode() in one for one in _reachable(four.parent / "published.git", "--all").values()
    )


def test_what_was_published_meanwhile_is_not_lost(four: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(four)
    monkeypatch.setattr(
        Repository, "fetch", lambda *_: git(four, "rev-parse", "refs/remotes/origin/gh-pages^")
    )

    with refused("[published-meanwhile]"):
        _erase(four)

    assert tree(four) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((ADDRESS, "--push"), "no-order"),
        ((ADDRESS, "--order", "lt=Sprendimas"), "no-order"),
        (("studies/2022/never-there", "--push", "--order", ORDER), "nothing-to-erase"),
        (("studies", "--push", "--order", ORDER), "argument-unfit"),
        (("--push", "--order", ORDER), "argument-unfit"),
    ],
)
def test_what_cannot_be_erased_is_one_sentence(four: Path, arguments: tuple[str, ...], code: str) -> None:
    with refused(f"[{code}]"):
        _erase(four, *arguments)


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ("x/index.html", '<p>A <a href="../studies/2022/one/">B</a> C</p>', f"<p>A {CUT} C</p>"),
        ("studies/2022/two/index.html", '<ul><li><a href="../one/#a">B</a></li></ul>', "<ul></ul>"),
        ("x/index.html", "<p>As A title of it &amp; more said</p>", f"<p>As {CUT} said</p>"),
        ("x/index.html", '<a href="studies/2022/one-more/">B</a>', '<a href="studies/2022/one-more/">B</a>'),
        ("x/index.html", '<main data-page="studies/2022/one">B</main>', None),
        ("x.json", '{"a":["studies/2022/one","b"]}', '{"a":["b"]}'),
        ("x.json", '{"a":"studies/2022/one"}', None),
        ("x.csv", "studies/2022/one,1", None),
        ("x.csv", "studies/2022/one-more,1", "studies/2022/one-more,1"),
    ],
)
def test_what_names_it_is_cut_out(place: str, before: str, after: str | None) -> None:
    words = ErasedWords("studies/2022/one", frozenset(("A title of it & more",)))

    left = without_words(words, place, before.encode())

    assert left == (after.encode() if after is not None else None)


def test_a_page_is_known_by_its_title_and_summary() -> None:
    head = '<title>Short</title><meta name="description" content="What it &amp; others say">'
    page = f"{head}<h1>A long\n enough title</h1>"

    assert phrases_of(page) == {"What it & others say", "A long enough title"}

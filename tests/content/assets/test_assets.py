"""Images and downloads are judged once, by what their names say; what is published is what was judged."""

import pickle
from pathlib import Path

import pytest

from emn_site import exports
from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.content.assets import MOST_DOWNLOAD, MOST_IMAGE, judge_asset
from emn_site.content.load import load_site
from emn_site.model.refusals import Refused

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><!-- x --><g/></svg>'


@pytest.mark.parametrize(
    "name", ["a.heic", "a.html", "a.js", "a.exe", "a.docx", "a.gif", "a", "a.wasm", "a.PNG"]
)
def test_other_kinds_are_refused(name: str) -> None:
    assert [found.code for found in judge_asset(name, b"x").findings] == ["asset-kind"]


@pytest.mark.parametrize(
    ("name", "most"), [("a.png", MOST_IMAGE), ("a.svg", MOST_IMAGE), ("a.pdf", MOST_DOWNLOAD)]
)
def test_a_file_has_a_size(name: str, most: int) -> None:
    assert [found.code for found in judge_asset(name, b"x" * (most + 1)).findings] == ["asset-too-large"]


def test_a_judgement_can_be_sent_from_one_process_to_another() -> None:
    assert pickle.loads(pickle.dumps(judge_asset("a.svg", SVG))) == judge_asset("a.svg", SVG)


@pytest.fixture
def drawing(healthy: Path) -> Path:
    """A drawing below the assets of a healthy site."""
    file = healthy / "docs" / "assets" / "drawing.svg"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(SVG)
    return file


def test_what_is_published_of_a_drawing_is_what_was_written_anew(healthy: Path, drawing: Path) -> None:
    found = dict(exports.export_files(load_site(healthy), "https://emn.example/", (), NO_CACHE))

    assert found["assets/drawing.svg"] == b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n'


def test_a_file_that_was_changed_since_it_was_judged_is_not_published(healthy: Path) -> None:
    file = healthy / "docs" / "assets" / "a.csv"
    file.parent.mkdir(exist_ok=True)
    file.write_text("a,b\n")
    site = load_site(healthy)
    file.write_text("a,=b\n")

    with pytest.raises(Refused, match="asset-changed"):
        dict(exports.export_files(site, "https://emn.example/", (), NO_CACHE))


def test_a_file_that_is_refused_is_not_among_those_that_are_published(healthy: Path, drawing: Path) -> None:
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>')
    site = load_site(healthy)

    assert not site.assets
    assert [(found.path, found.line, found.code) for found in site.problems] == [
        ("docs/assets/drawing.svg", 2, "asset-script")
    ]


def test_what_was_judged_before_is_judged_again_only_where_it_changed(
    healthy: Path, drawing: Path, tmp_path: Path
) -> None:
    memory = Cache(tmp_path / "kept").with_memory()
    first = load_site(healthy, memory).assets
    again = load_site(healthy, memory).assets
    drawing.write_bytes(SVG.replace(b"<g/>", b"<path/>"))

    assert again["docs/assets/drawing.svg"].written is first["docs/assets/drawing.svg"].written
    assert load_site(healthy, memory).assets != first

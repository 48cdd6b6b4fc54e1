"""The pictures of a draft that is moved: they go along with its name, and never over others."""

from argparse import Namespace
from pathlib import Path

import pytest

from emn_site.cli import editing
from emn_site.model.refusals import Refused

FIRST = "studies/2022/first-study"


def test_a_draft_that_is_moved_takes_the_folder_of_its_pictures_along(healthy: Path) -> None:
    old, new = (healthy / f"docs/assets/{name}" for name in ("first-study", "other-name"))
    old.mkdir(parents=True)
    (old / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    text = healthy / f"docs/lt/{FIRST}.md"
    text_with_image = text.read_text() + "\n![Emblema](../../../assets/first-study/a.svg)\n"
    text.write_text(text_with_image)

    editing.move(healthy, Namespace(path=FIRST, to="other-name"))
    assert (old / "a.svg").exists()  # its address is published

    editing.move(healthy, Namespace(path="studies/2022/other-name", to=FIRST))
    text.write_text(text_with_image.replace("\npublished", "\nstatus: draft\npublished"))
    editing.move(healthy, Namespace(path=FIRST, to="other-name"))

    assert (new / "a.svg").exists() and not list(old.iterdir())
    assert "](../../../assets/other-name/a.svg)" in text.with_stem("other-name").read_text()


def _draft_with_picture(root: Path) -> Path:
    """Make a draft of a study and give it a picture in its folder."""
    picture = root / "docs/assets/first-study/a.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    text = root / f"docs/lt/{FIRST}.md"
    draft = text.read_text().replace("\npublished", "\nstatus: draft\npublished")
    text.write_text(draft + "\n![Emblema](../../../assets/first-study/a.svg)\n")
    return picture


@pytest.mark.parametrize("to", ["studies/2021/first-study", "informs/2021/first-study"])
def test_the_pictures_of_a_draft_stay_where_its_name_does(healthy: Path, to: str) -> None:
    picture = _draft_with_picture(healthy)

    editing.move(healthy, Namespace(path=FIRST, to=to))

    assert picture.exists()
    assert "](../../../assets/first-study/a.svg)" in (healthy / f"docs/lt/{to}.md").read_text()


def test_a_draft_is_not_moved_where_its_pictures_would_replace_others(healthy: Path) -> None:
    picture, taken = _draft_with_picture(healthy), healthy / "docs/assets/other-name/a.svg"
    taken.parent.mkdir()
    taken.write_text("<svg/>")

    with pytest.raises(Refused) as refused:
        editing.move(healthy, Namespace(path=FIRST, to="other-name"))

    assert (refused.value.code, refused.value.values) == (
        "already-there",
        {"value": "docs/assets/other-name/a.svg"},
    )
    assert taken.read_text() == "<svg/>" and picture.exists()
    assert (healthy / f"docs/lt/{FIRST}.md").exists()

"""What is written here can be read without us: texts by pandoc, data by any reader of YAML 1.2."""

from typing import Any

import pypandoc
import pytest
from ruamel.yaml import YAML

from emn_site.content.front_matter import split_front_matter
from emn_site.content.markdown import parse_markdown
from emn_site.content.yaml_lines import read_yaml
from emn_site.locale.tokenizer import split_words
from tests.sites import ROOT

TEXTS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
DATA = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml"))
AS_GITHUB_READS_IT = "gfm+yaml_metadata_block"


@pytest.mark.parametrize("path", TEXTS)
def test_pandoc_finds_every_word_of_a_text(path: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8")
    read = pypandoc.convert_text(written, "html", AS_GITHUB_READS_IT, extra_args=["--wrap=none"])

    assert set(split_words(parse_markdown(split_front_matter(written).body).prose())) <= set(
        split_words(read)
    )


@pytest.mark.parametrize("path", DATA)
def test_any_reader_of_yaml_finds_the_same_values(path: str) -> None:
    written = (ROOT / path).read_text(encoding="utf-8")

    assert _plain(YAML(typ="safe", pure=True).load(written)) == _plain(read_yaml(written).data)


def _plain(value: Any) -> Any:
    """Return a value with its ends as they are written, whatever type a reader makes of a day."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return [*map(_plain, value)] if isinstance(value, list) else str(value)

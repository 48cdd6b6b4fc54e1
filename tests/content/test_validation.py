"""What a file says is read as its model has it, and each fault is told once."""

import pytest

from emn_site.content.validation import validate_document
from emn_site.content.yaml_lines import read_yaml
from emn_site.model.indicators import Term
from emn_site.model.own_data import Person, PersonWords
from emn_site.model.problems import Problem
from emn_site.model.publication import PublicationHead, PublicationType
from emn_site.model.shapes import Line, Slug

RIGHT = {"title": '"T"', "summary": '"S"', "topics": "[asylum]"}


def _found(facts: dict[str, str]) -> list[tuple[str, int]]:
    found: list[Problem] = []
    text = "\n".join(f"{key}: {value}" for key, value in facts.items())
    validate_document(PublicationHead, read_yaml(text), "docs/lt/studies/2022/a.md", found)
    return [(problem.code, problem.line) for problem in found]


@pytest.mark.parametrize("key", RIGHT)
def test_a_key_that_must_be_there_and_is_misspelt_is_one_fault(key: str) -> None:
    misspelt = {key[:1] + key[2:] if name == key else name: value for name, value in RIGHT.items()}

    assert _found(misspelt) == [("unknown-key", list(RIGHT).index(key) + 1)]


@pytest.mark.parametrize("key", RIGHT)
def test_a_key_that_is_missing_is_told_beside_one_that_is_like_no_other(key: str) -> None:
    facts = {name: value for name, value in RIGHT.items() if name != key} | {"zzz": "1"}

    assert sorted(code for code, _ in _found(facts)) == ["missing-key", "unknown-key"]


@pytest.mark.parametrize("text", ["yes", "taip", '"true"', "1"])
def test_what_is_true_or_false_is_told_to_be_so(text: str) -> None:
    found: list[Problem] = []
    document = read_yaml(f"folder: a\nhas_feed: {text}\n")

    validate_document(PublicationType, document, "data/types.yml", found)

    assert [dict(one.values)["expected"] for one in found] == ["true-or-false"]


@pytest.mark.parametrize(
    ("path", "shape", "text", "other"),
    [
        ("data/people.yml", dict[Slug, Person], "a:\n  name: A\n", "data/*/people.yml"),
        (
            "data/en/people.yml",
            dict[Slug, PersonWords],
            "a:\n  name: A\n  role: B\n  email: a@b.lt\n",
            "data/people.yml",
        ),
        ("data/glossary.yml", dict[Line, Term], "a: {source: b, definition: c}\n", "data/*/glossary.yml"),
    ],
)
def test_a_key_of_the_file_beside_is_told_where_it_belongs(
    path: str, shape: type, text: str, other: str
) -> None:
    found: list[Problem] = []

    validate_document(shape, read_yaml(text), path, found)

    assert [(one.code, dict(one.values)["other"]) for one in found] == [("key-elsewhere", other)]


@pytest.mark.parametrize("key", ["publisher", "place", "rights_holder"])
def test_an_address_is_no_name(key: str) -> None:
    assert _found({**RIGHT, key: "https://www.iom.int"}) == [("wrong-value", 4)]

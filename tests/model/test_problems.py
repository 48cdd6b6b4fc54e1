"""An unknown name is answered with those that it may mean, not with all there are."""

import pytest

from emn_site.model.problems import near_names

TOPICS = ["asylum", "children", "integration", "labour-migration", "irregular-migration", "policy"]
MANY = [*TOPICS, "return", "statistics", "students", "trafficking"]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Labour migration", "labour-migration"),
        ("labor-migration", "labour-migration, irregular-migration"),
        ("asylum_", "asylum"),
        ("student", "students"),
        ("migration", "labour-migration, irregular-migration"),
    ],
)
def test_the_nearest_come_first(text: str, nearest: str) -> None:
    assert near_names(text, MANY).startswith(nearest)


def test_where_none_is_like_it_a_few_are_told_whole_and_of_many_the_first() -> None:
    assert near_names("xyz", TOPICS) == ", ".join(TOPICS)
    assert near_names("xyz", MANY) == ", ".join(MANY[:8]) + ", …"

"""What readers would meet as a placeholder is not pushed to where others read it; a trial is."""

from pathlib import Path

import pytest

from emn_site.cli import editions
from emn_site.cli.program import parse_arguments
from emn_site.content.load import load_site
from emn_site.editions.repository import Repository
from tests.editions.workshop import build, git
from tests.refusals import refused

PUBLIC = "https://forge.invalid/site.git"


def _publish(root: Path, *arguments: str) -> str:
    site = load_site(root)
    options = parse_arguments(["publish", *arguments])

    def quickly(_: str, target: Path) -> int:
        build(site, target)
        return 0

    return editions.run_publish(site, options, quickly)


@pytest.mark.parametrize("arguments", [("latest", "--push"), ("push",)])
def test_placeholders_are_not_pushed_to_a_public_remote(root: Path, arguments: tuple[str, ...]) -> None:
    with refused("[publish-unset]") as refusal:
        _publish(root, *arguments, "--remote", PUBLIC)

    for missing in (
        "data/site.yml: address",
        "docs/en/about/privacy.md: privacy",
        "data/lt/legal.yml: controller",
        "data/en/legal.yml: authority",
    ):
        assert missing in refusal.text


def test_a_public_remote_is_judged_by_its_address_and_not_by_its_name(root: Path) -> None:
    git(root, "remote", "set-url", "origin", PUBLIC)

    assert Repository(root).is_public("origin")
    assert not Repository(root).is_public(str(root))


def test_a_trial_goes_to_any_remote_and_is_never_frozen(root: Path) -> None:
    assert "latest" in _publish(root, "latest", "--push", "--trial")

    with refused("[trial-frozen]"):
        _publish(root, "2026", "--push", "--trial")


def test_nothing_is_asked_of_a_remote_on_this_machine(root: Path) -> None:
    assert "latest" in _publish(root, "latest", "--push")

"""What is stored is data: whatever stands in the file, nothing runs, and only whole values come out."""

import multiprocessing
import os
import pickle
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from emn_site.cache import store
from emn_site.cache.cache import Cache, decode_value, encode_value
from emn_site.cache.lazy import LazyText
from emn_site.content.load import load_site
from emn_site.model.problems import Problem

FILE = "values.sqlite"


@dataclass(frozen=True)
class Sample:
    """A value of every kind of part that our values have."""

    text: LazyText
    lines: dict[tuple[str | int, ...], int]
    problems: list[Problem]
    names: frozenset[str]
    day: date
    plain: Any
    may_be_none: str | None = None


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(0, 3000), inner),
    max_leaves=10,
)
SAMPLES = st.builds(
    Sample,
    text=st.text().map(LazyText),
    lines=st.dictionaries(st.tuples() | st.tuples(st.text(), st.integers(0, 9)), st.integers(0, 9)),
    problems=st.lists(st.builds(Problem, st.text(), st.integers(1, 9), st.text())),
    names=st.frozensets(st.text()),
    day=st.dates(),
    plain=PLAIN,
    may_be_none=st.none() | st.text(),
)


@given(SAMPLES)
def test_a_value_comes_back_as_it_was(value: Sample) -> None:
    assert decode_value(encode_value(value), Sample) == value


class _Program:
    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, ("ran",)


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(_Program()),
        encode_value(5),
        encode_value({"text": "a"}),
        encode_value([[[]]]),
        b"",
        b"\xc1",
        b"\x91" * 100_000,
    ],
    ids=["program", "number", "half", "list", "empty", "no MessagePack", "deep"],
)
def test_what_is_not_of_the_type_is_made_again_and_never_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    store.Store(tmp_path / FILE).put("key", content)

    assert Cache(tmp_path).get_or_make("key", Sample, lambda: "made") == "made"
    assert not (tmp_path / "ran").exists()


def test_an_entry_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    store.Store(tmp_path / FILE).put("one", encode_value("of one"))
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE entries SET name = 'other'")

    assert Cache(tmp_path).get("other", str) is None


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW entries AS SELECT 'key' AS name, x'00' AS checksum, x'00' AS content, 1 AS used",
        "CREATE TABLE entries (name, checksum, content, used)",
        "CREATE TABLE other (name)",
    ],
    ids=["view", "another table", "nothing of ours"],
)
def test_a_file_with_anything_but_our_table_is_begun_anew(tmp_path: Path, statement: str) -> None:
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(statement)
    connection.close()
    cache = Cache(tmp_path)

    assert cache.get("key", str) is None
    cache.put("key", "value")
    assert cache.get("key", str) == ("value",)


def test_a_trigger_in_the_file_never_fires(tmp_path: Path) -> None:
    Cache(tmp_path).put("key", "value")
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TRIGGER it AFTER INSERT ON entries BEGIN DELETE FROM entries; END")
    connection.close()
    cache = Cache(tmp_path)
    cache.has("key")

    cache.put("key", "new")

    assert cache.get("key", str) == ("new",)


@settings(max_examples=50, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), change=st.binary(min_size=1, max_size=4096))
def test_a_damaged_file_gives_a_whole_value_or_none(
    tmp_path_factory: pytest.TempPathFactory, at: float, change: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    written = {f"key-{number}": f"{number}" * 900 for number in range(30)}
    for key, value in written.items():
        Cache(folder).put(key, value)
    content = bytearray((folder / FILE).read_bytes())
    start = int(at * len(content))
    content[start : start + len(change)] = change
    (folder / FILE).write_bytes(content)
    cache = Cache(folder)

    for key, value in written.items():
        assert cache.get_or_make(key, str, lambda value=value: value) == value  # type: ignore[misc]


@pytest.mark.parametrize("link", ["folder", "file"])
def test_nothing_is_stored_behind_a_link(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "cache"
    if link == "folder":
        folder.symlink_to(elsewhere)
    else:
        folder.mkdir()
        (folder / FILE).symlink_to(elsewhere / FILE)

    assert Cache(folder).get_or_make("key", str, lambda: "made") == "made"
    assert list(elsewhere.iterdir()) == []


def _put_many(folder: Path, start: int) -> None:
    cache = Cache(folder)
    for number in range(start, start + 200):
        cache.put(f"key-{number}", "value" * 200)


def test_several_processes_store_side_by_side(tmp_path: Path) -> None:
    writers = [
        multiprocessing.Process(target=_put_many, args=(tmp_path, start)) for start in (0, 200, 400, 600)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [number for number in range(800) if not Cache(tmp_path).has(f"key-{number}")] == []


def _put_and_end(folder: Path) -> None:
    """Store a value and end, as a process that is killed, before its bytes are written into its row."""
    sys.setprofile(
        lambda _, event, call: os._exit(9) if getattr(call, "__name__", "") == "blobopen" else None
    )
    Cache(folder).put("key", "value" * 20_000)


def test_an_entry_whose_process_is_killed_is_not_there(tmp_path: Path) -> None:
    writer = multiprocessing.Process(target=_put_and_end, args=(tmp_path,))
    writer.start()
    writer.join()
    cache = Cache(tmp_path)

    assert (writer.exitcode, cache.has("key")) == (9, False)
    cache.put("key", "new")
    assert cache.get("key", str) == ("new",)


def test_what_nobody_asks_for_is_deleted_after_a_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    cache.put("forgotten", "value")
    cache.put("used", "value")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 20 * store.DAY)
    cache.get("used", str)
    monkeypatch.setattr(time, "time", lambda: now + 40 * store.DAY)

    cache.sweep()

    assert (cache.has("forgotten"), cache.has("used")) == (False, True)


@pytest.mark.parametrize("file", [".cache/values.sqlite", ".Cache/a", ".venv/bin/python", "site/index.html"])
def test_a_file_that_git_tracks_where_only_commands_write_is_a_problem(healthy: Path, file: str) -> None:
    (healthy / file).parent.mkdir(parents=True)
    (healthy / file).write_text("anything")
    subprocess.run(["git", "init", "-q"], cwd=healthy, check=True)
    subprocess.run(["git", "add", "-f", file], cwd=healthy, check=True)

    (found,) = (one for one in load_site(healthy).problems if one.code == "tracked-output")

    assert found.path == file

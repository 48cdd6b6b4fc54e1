"""The configuration of nginx serves what is published as readers and programs expect it, in a real nginx."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from emn_site.exports.redirects import Server, moved_addresses, nginx_configuration
from emn_site.model.site import Site

KINDS = (
    *("", "en/", "publications/", "studies/", "countries/", "countries/latvia/", "indicators/", "glossary/"),
    *("compare/", "search/", "topics/", "editions/", "about/", "en/about/", "data/", "contacts/"),
)


def _program() -> str:
    """Return the program of nginx, installed where it is missing and this user may."""
    if shutil.which("nginx") is None and shutil.which("apt-get") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "nginx-light"],
        ):
            subprocess.run(["apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    if (found := shutil.which("nginx")) is None:
        pytest.skip("nginx is not installed: apt install nginx-light")
    return found


@contextmanager
def _running(folder: Path, site: Site, pages: list[str]) -> Iterator[int]:
    """Let nginx serve the folder `public` below another with a site's configuration; gives the port."""
    program = _program()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(root=str(folder / "public"), log=str(folder), listen=f"127.0.0.1:{port}")
    (folder / "site.conf").write_text(nginx_configuration(site, server, pages))
    who = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    shutil.copy("/etc/nginx/mime.types", folder / "mime.types")
    (folder / "nginx.conf").write_text(
        f"{who} daemon off; pid {folder}/pid; error_log stderr; events {{}} "
        f"http {{ {places} include site.conf; }}"
    )
    running = subprocess.Popen([program, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        for _ in range(100):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(scope="module")
def served(
    built_site: Path, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Path]]:
    """A port at which nginx serves a branch with two editions, and the folder with its log."""
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    root = folder / "public"
    root.mkdir()
    for edition in ("latest", "2026"):
        shutil.copytree(built_site, root / edition)
    shutil.copy(built_site / "404.html", root / "404.html")
    (root / "versions.json").write_text("[]")
    (root / ".nojekyll").write_text("")
    pages = [file.read_text() for file in root.rglob("index.html")]
    with _running(folder, site, pages) as port:
        yield port, folder


def _get(port: int, address: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/{address}", headers={key.replace("_", "-"): v for key, v in headers.items()})
    answer = connection.getresponse()
    return answer, answer.read()


def test_every_kind_of_page_is_served_with_its_headers(served: tuple[int, Path]) -> None:
    port, folder = served
    for edition in ("latest", "2026"):
        for kind in KINDS:
            if not (folder / "public" / edition / kind / "index.html").exists():
                continue
            answer, content = _get(port, f"{edition}/{kind}")
            assert answer.status == 200, kind
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert content.lower().startswith(b"<!doctype html>")


def test_charts_for_other_websites_may_be_shown_in_their_frames(served: tuple[int, Path]) -> None:
    port, folder = served
    embed = next((folder / "public/latest/embed").rglob("*.html")).relative_to(folder / "public")

    answer, _ = _get(port, str(embed))

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] is None


@pytest.mark.parametrize(
    ("pattern", "media", "cache"),
    [
        ("latest/search-index/lt/pages/0.*.json", "application/json; charset=utf-8", "immutable"),
        ("latest/assets/stylesheets/text.css", "text/css; charset=utf-8", "no-cache"),
        ("latest/assets/fonts/emn-sans.woff2", "font/woff2", "max-age=86400"),
        ("2026/feed.xml", "text/xml; charset=utf-8", "max-age=86400"),
        ("latest/data/figures.csv", "text/csv; charset=utf-8", "no-cache"),
        ("versions.json", "application/json; charset=utf-8", "no-cache"),
    ],
)
def test_a_file_has_its_type_and_is_kept_as_long_as_its_name_allows(
    served: tuple[int, Path], pattern: str, media: str, cache: str
) -> None:
    port, folder = served
    file = next((folder / "public").glob(pattern)).relative_to(folder / "public")

    answer, _ = _get(port, str(file))

    assert (answer.status, answer.headers["Content-Type"]) == (200, media)
    assert cache in answer.headers["Cache-Control"]


def test_text_is_compressed_and_asked_for_again_by_its_mark(served: tuple[int, Path]) -> None:
    packed, content = _get(served[0], "latest/", Accept_Encoding="gzip")
    same, _ = _get(served[0], "latest/", If_None_Match=packed.headers["ETag"])

    assert packed.headers["Content-Encoding"] == "gzip"
    assert content[:2] == b"\x1f\x8b"
    assert same.status == 304


def test_a_part_of_a_file_can_be_asked_for(served: tuple[int, Path]) -> None:
    answer, content = _get(served[0], "latest/assets/fonts/emn-sans.woff2", Range="bytes=0-3")

    assert (answer.status, content) == (206, b"wOF2")


@pytest.mark.parametrize(
    "address", ["latest/nothing/", "latest/en/nothing", "nothing.html", ".nojekyll", "2031/"]
)
def test_what_is_not_there_is_said_in_both_languages(served: tuple[int, Path], address: str) -> None:
    answer, content = _get(served[0], address)

    assert answer.status == 404
    assert b'lang="lt"' in content
    assert b'lang="en"' in content
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("below", ["", "lt/emn/"])
def test_what_has_moved_is_told_by_the_server(site: Site, tmp_path: Path, below: str) -> None:
    (tmp_path / "public").mkdir()
    address = site.settings.model_copy(update={"address": f"https://emn.example/{below}"})
    moved = replace(site, settings=address, redirects={"old/place": "countries", "assets/old.pdf": "about"})
    with _running(tmp_path, moved, []) as port:
        answers = [(new, _get(port, f"{below}latest/{old}")[0]) for old, new in moved_addresses(moved)]

    assert len(answers) >= 3
    for new, answer in answers:
        assert (answer.status, answer.headers["Location"]) == (301, f"/{below}latest/{new}")


def test_a_folder_without_its_slash_leads_to_it(served: tuple[int, Path]) -> None:
    answer, _ = _get(served[0], "latest/en")

    assert (answer.status, answer.headers["Location"]) == (301, "/latest/en/")


def test_the_log_counts_pages_and_knows_no_reader(served: tuple[int, Path]) -> None:
    port, folder = served
    _get(port, "latest/about/?q=secret", User_Agent="Reader", Referer="https://elsewhere.example/")

    line = (folder / "emn-counts.log").read_text().splitlines()[-1]
    assert line.endswith(" 200 GET /latest/about/index.html") or line.endswith(" GET /latest/about/")
    for word in ("127.0.0.1", "secret", "elsewhere", "Reader"):
        assert word not in line


def test_pages_run_under_the_policy_of_the_headers(served: tuple[int, Path], browser: Browser) -> None:
    page = browser.new_page(base_url=f"http://127.0.0.1:{served[0]}")
    console: list[str] = []
    page.on("console", lambda one: console.append(one.text) if "Security Policy" in one.text else None)
    for kind in (
        "latest/",
        "latest/search/?q=prieglobstis",
        "latest/indicators/",
        "latest/countries/latvia/",
    ):
        page.goto(f"/{kind}")
        page.wait_for_load_state("networkidle")
    page.close()

    assert console == []


def test_a_site_below_the_root_of_its_host_is_served_there(site: Site, tmp_path: Path) -> None:
    (tmp_path / "public" / "latest" / "about").mkdir(parents=True)
    (tmp_path / "public" / "latest" / "about" / "index.html").write_text("Apie")
    (tmp_path / "public" / "404.html").write_text("Nieko")
    address = site.settings.model_copy(update={"address": "https://emn.example/lt/emn/"})
    with _running(tmp_path, replace(site, settings=address), []) as port:
        found, content = _get(port, "lt/emn/latest/about/")
        missing, body = _get(port, "lt/emn/latest/nothing/")

    assert (found.status, content) == (200, b"Apie")
    assert (missing.status, body) == (404, b"Nieko")

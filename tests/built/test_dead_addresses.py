"""Whatever a file of a built site names was written, wherever the site is published."""

from pathlib import Path

import pytest

from emn_site.cache.cache import NO_CACHE
from emn_site.cli import build
from emn_site.exports.dead_addresses import find_dead_addresses
from tests.sites import ROOT, own_file, project_of

BASE = "https://emn.example/name/"
ABOUT = f'<a href="about/"></a><a href="{BASE}about/#part"></a><a href="/name/about/index.html"></a>'
HARMLESS = (
    '<a href="https://other.example/x"></a><a href="mailto:a@b.example"></a><a href="../versions.json"></a>'
)


def _dead(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    for name, text in {"index.html": "<p>Home", "about/index.html": "<p>About", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return list(find_dead_addresses(folder, (BASE, "https://emn.example/latest/"), NO_CACHE, ROOT))


@pytest.mark.parametrize("text", [ABOUT, HARMLESS], ids=["written", "elsewhere"])
def test_what_was_written_or_is_elsewhere_is_not_dead(tmp_path: Path, text: str) -> None:
    assert _dead(tmp_path, {"page.html": text}) == []


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("page.html", '<a href="gone/">', "gone/"),
        ("page.html", '<a href="/name/gone/">', "/name/gone/"),
        ("page.html", f'<link rel="canonical" href="{BASE}gone/">', f"{BASE}gone/"),
        ("page.html", '<link href="https://emn.example/latest/gone/">', "https://emn.example/latest/gone/"),
        ("embed/a.html", '<script src="../../about/index.html"></script>', "../../about/index.html"),
        ("page.html", '<img srcset="about/ 1x, gone.png 2x">', "gone.png"),
        ("page.html", f'<meta property="og:image" content="{BASE}gone.png">', f"{BASE}gone.png"),
        ("page.html", '<script type="application/json">{"file": "../gone.json"}</script>', "../gone.json"),
        ("page.html", '<a data-file="./data/{slug}.csv">', "./data/{slug}.csv"),
        ("sitemap.xml", f"<urlset><url><loc>{BASE}gone/</loc></url></urlset>", f"{BASE}gone/"),
        ("feed.json", f'{{"items": [{{"url": "{BASE}gone/"}}]}}', f"{BASE}gone/"),
    ],
)
def test_what_nobody_wrote_is_dead(tmp_path: Path, name: str, text: str, address: str) -> None:
    assert _dead(tmp_path, {name: text}) == [(name, address)]


def test_an_address_that_leads_nowhere_stops_the_build_and_leaves_the_site_as_it_was(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = project_of("healthy", tmp_path)
    assert build.build(root, is_quiet=True) == 0
    before = (root / "site" / "index.html").read_text()
    footer = own_file(root, "partials/footer.html")
    footer.write_text(footer.read_text() + "<a href=\"{{ 'nowhere/' | url }}\">Nowhere</a>")

    assert build.build(root, is_quiet=True) == 1

    assert "nowhere/" in capfd.readouterr().out
    assert (root / "site" / "index.html").read_text() == before

"""A drawing as programs write it is taken in without what acts beside it, and without what nobody sees."""

import pytest

from emn_site.content.assets import judge_asset, mend_asset

_ROOT = '<svg xmlns="http://www.w3.org/2000/svg">'


def _mended(name: str, content: bytes) -> bytes | None:
    mended = mend_asset(name, content)
    return mended[1] if mended and mended[0] == name else None


def _drawing(inside: str, root: str = _ROOT) -> bytes:
    return f"{root}{inside}</svg>".encode()


def _written(inside: str, root: str = _ROOT) -> str:
    judged = judge_asset("a.svg", _drawing(inside, root))
    assert judged.findings == ()
    assert judged.written is not None
    return judged.written.decode()


@pytest.mark.parametrize(
    "acting",
    [
        "<script>a()</script>",
        '<g onclick="a()"/>',
        '<style>@import url("https://example.org/a.css");.a{fill:red}</style>',
        "<style>@font-face{font-family:a;src:url(https://example.org/a.woff2)}</style>",
    ],
)
def test_scripts_and_typefaces_from_elsewhere_are_taken_out(acting: str) -> None:
    content = _drawing(f'{acting}<path d="M0 0h9"/>')
    assert judge_asset("a.svg", content).findings

    mended = _mended("a.svg", content)

    assert mended is not None
    assert b'<path d="M0 0h9"/>' in mended
    assert all(word not in mended for word in (b"script", b"onclick", b"example.org"))
    assert judge_asset("a.svg", mended).findings == ()


@pytest.mark.parametrize(
    "acting",
    [
        '<animate attributeName="x"/>',
        '<image href="https://example.org/a.png" width="9" height="9"/>',
        "<foreignObject><p>Žodžiai</p></foreignObject>",
        '<path style="fill:url(https://example.org/a)"/>',
    ],
)
def test_what_draws_or_says_something_is_not_taken_out_unsaid(acting: str) -> None:
    assert _mended("a.svg", _drawing(f"<script>a()</script>{acting}")) is None


def test_what_is_no_drawing_is_not_mended() -> None:
    assert _mended("a.svg", b"<svg") is None


@pytest.mark.parametrize("hidden", ['style="display: none"', 'display="none"'])
def test_a_hidden_layer_is_not_written(hidden: str) -> None:
    assert "SLAPTA" not in _written(f"<g {hidden}><text>SLAPTA</text></g><text>Yra</text>")


def test_a_hidden_layer_that_is_used_elsewhere_or_may_be_shown_stays() -> None:
    used = '<g style="display:none"><linearGradient id="g"/></g><rect fill="url(#g)"/>'
    shown = '<style>.a{display:block;}</style><g class="a" display="none"><path d="M0 0"/></g>'

    assert '<linearGradient id="g"/>' in _written(used)
    assert '<path d="M0 0"/>' in _written(shown)


def test_a_point_that_counts_readers_is_not_written() -> None:
    assert "image" not in _written('<image href="https://example.org/a.gif" width="1" height="1"/><g/>')


@pytest.mark.parametrize(
    ("sides", "box"),
    [
        ('width="60" height="30px"', 'viewBox="0 0 60 30"'),
        ('width="6" height="3" viewBox="1 1 2 2"', 'viewBox="1 1 2 2"'),
    ],
)
def test_a_drawing_of_a_size_can_be_made_smaller(sides: str, box: str) -> None:
    assert box in _written("<g/>", _ROOT.replace(">", f" {sides}>"))


def test_a_drawing_without_a_size_gets_none() -> None:
    assert "viewBox" not in _written("<g/>", _ROOT.replace(">", ' width="100%">'))

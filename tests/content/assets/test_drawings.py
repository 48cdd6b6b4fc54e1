"""Drawings are written anew with what draws; what runs, moves or fetches is refused by name and line."""

from base64 import b64encode
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from emn_site.content.assets import judge_asset
from emn_site.content.assets.drawings import SVG

ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:h="http://www.w3.org/1999/xhtml">'
)


def _drawing(inside: str) -> bytes:
    return f"{ROOT}{inside}</svg>".encode()


def _written(content: bytes) -> str:
    judged = judge_asset("a.svg", content)
    assert judged.findings == ()
    assert judged.written is not None
    return judged.written.decode()


def _inside(content: bytes) -> str:
    return _written(content).removeprefix('<svg xmlns="http://www.w3.org/2000/svg">').removesuffix("</svg>\n")


def _acting(content: bytes) -> list[str]:
    judged = judge_asset("a.svg", content)
    assert judged.written is None
    assert {found.code for found in judged.findings} == {"asset-script"}
    return [dict(found.values)["value"] for found in judged.findings]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0L9 9z" fill="#fff" stroke-width="2"/>',
        '<g id="a" transform="translate(1 2)"><text x="1">Ž <tspan dy="1">b</tspan> &lt;c</text></g>',
        '<linearGradient id="g"><stop offset="0"/></linearGradient><rect fill="url(#g)" rx="1"/>',
        '<rect style="fill:url(#g);stroke:rgb(1,2,3)!important;"/>',
        '<style>.a{fill:#f00;font-family:"Source Sans 3",serif;}</style>',
        "<style>@media print{.a{fill:red;}}</style>",
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)"/>',
        '<title>T</title><desc>D</desc><symbol id="s"><path d="M0 0"/></symbol><use href="#s"/>',
    ],
)
def test_what_draws_is_written_as_it_was(inside: str) -> None:
    assert _inside(_drawing(inside)) == inside


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ("<!-- x --><g/>", "<g/>"),
        ("<text>a<!-- x -->b</text>", "<text>ab</text>"),
        ("<text>a<inkscape:x/>b<tspan>c</tspan><inkscape:x/>d</text>", "<text>ab<tspan>c</tspan>d</text>"),
        ('<g inkscape:label="x" data-name="y" unknown="z"/>', "<g/>"),
        ("<metadata><x>y</x></metadata><g/>", "<g/>"),
        (
            "<switch><foreignObject><h:p>a</h:p></foreignObject><text>a</text></switch>",
            "<switch><text>a</text></switch>",
        ),
        (
            '<switch><g/><a xlink:href="https://example.org"><text>a</text></a></switch>',
            "<switch><g/></switch>",
        ),
        ("<flowRoot><flowPara>a</flowPara></flowRoot><g/>", "<g/>"),
        ('<foreignObject x="1"><h:div style="backdrop-filter:blur(5px)"/></foreignObject><g/>', "<g/>"),
        (
            '<a xlink:href="https://example.org/?id=1" fill="red"><path d="M0 0"/></a>',
            '<g fill="red"><path d="M0 0"/></g>',
        ),
        (
            '<text>Iš <a href="mailto:a@example.org">čia</a>.</text>',
            "<text>Iš <tspan>čia</tspan>.</text>",
        ),
        ('<style>@font-face{src:url("#f") format(svg)}.a{fill:red}</style>', "<style>.a{fill:red;}</style>"),
        ('<g style="-inkscape-stroke:none;fill:red;mso-x:1"/>', '<g style="fill:red;"/>'),
        ('<use xlink:href="#a"/>', '<use href="#a"/>'),
        ('<path xlink:href="#a"/>', "<path/>"),
        ("<style><![CDATA[.a{fill:red}]]></style>", "<style>.a{fill:red;}</style>"),
        ("<style>/* x */<!-- y -->.a{fill:red}</style>", "<style>.a{fill:red;}</style>"),
    ],
)
def test_what_a_program_writes_for_itself_is_left_out(inside: str, written: str) -> None:
    assert _inside(_drawing(inside)) == written


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        "<!-- Generator -->",
        "\ufeff",
    ],
)
def test_nothing_before_or_behind_the_root_is_written(before: str) -> None:
    assert _written(before.encode() + _drawing("<g/>") + b"<!-- x -->\n") == (
        '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n'
    )


def test_another_encoding_is_written_in_utf8() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _drawing("<text>Ž</text>").decode()

    assert "Ž" in _written(text.encode("utf-16"))


ACTIVE = [
    ("<script>x</script>", "script"),
    ("<h:script>x</h:script>", "script"),
    ("<g><foreignObject/></g>", "foreignObject"),
    ("<g><foreignObject><h:div>a</h:div></foreignObject></g>", "foreignObject"),
    ("<switch><foreignObject/></switch>", "foreignObject"),
    ("<g><foreignObject/><text>a</text></g>", "foreignObject"),
    ("<switch><script/><g/></switch>", "script"),
    ("<switch><g><foreignObject/></g></switch>", "foreignObject"),
    ("<h:iframe/>", "iframe"),
    ('<a href="#b"><g/></a>', "a"),
    ('<a xlink:href="javascript:x"/>', "a"),
    ('<image href="data:image/svg+xml;base64,AAAA"/>', "href=data:image/svg+xml;base64,AAAA"),
    ('<image href="data:image/png,x"/>', "href=data:image/png,x"),
    ('<image href="https://example.org/x.png"/>', "href=https://example.org/x.png"),
    ('<feImage href="data:image/png;base64,AAAA"/>', "feImage"),
    ('<filter><feImage href="https://example.org/x.png"/></filter>', "feImage"),
    ('<animate attributeName="href" values="javascript:x"/>', "animate"),
    ('<set attributeName="onload" to="x"/>', "set"),
    ('<handler type="text/javascript">x</handler>', "handler"),
    ('<g xmlns=""><script/></g>', "g"),
    ('<g onclick="x"/>', "onclick"),
    ('<g ONLOAD="x"/>', "ONLOAD"),
    ('<g xml:base="https://example.org/"/>', "xml:base"),
    ('<use xlink:href="https://example.org/a.svg#b"/>', "href=https://example.org/a.svg#b"),
    ('<use href="data:image/svg+xml,x#b"/>', "href=data:image/svg+xml,x#b"),
    ('<use href="other.svg#b"/>', "href=other.svg#b"),
    ("<style>@media print{@import 'x';}</style>", "@import"),
    ("<style>@media print{.a{fill:url(x)}}</style>", "url(x)"),
    ("<g><?xml-stylesheet href='x'?></g>", "<?xml-stylesheet?>"),
    ('<g style="fill:url(https://example.org/x)"/>', "url(https://example.org/x)"),
    ("<g style=\"fill:url('//example.org/x')\"/>", "url(//example.org/x)"),
    ('<g style="unknown:url(x)"/>', "url(x)"),
    ('<g style="--x:url(x)"/>', "url(x)"),
    ('<g style="fill:var(--a, url(x))"/>', "url(x)"),
    ('<g fill="url(x#y)"/>', "url(x#y)"),
    ('<g mask="URL(x)"/>', "url(x)"),
    ("<g fill=\"image-set('x' 1x)\"/>", "image-set()"),
    ('<g style="width:expression(x)"/>', "expression()"),
    ('<g style="fill:u\\72l(x)"/>', "fill:u\\72l(x)"),
    ('<g fill="u\\72l(x)"/>', "u\\72l(x)"),
    ("<g style=\"font-family:'a&quot;b'\"/>", 'font-family:"a\\"b";'),
    ("<style>@import 'x';</style>", "@import"),
    ("<style>@font-face{src:url(x)}</style>", "@font-face"),
    ("<style>g{@import 'x'}</style>", "@import"),
    ("<style>.a{fill:url(x)}</style>", "url(x)"),
    ("<style>.a{.b{fill:url(x)}}</style>", "url(x)"),
    ("<style>.a{fill:red}<g/></style>", "g"),
    ('<g id="a"><use href="#a"/></g>', "use (> 200000)"),
]


@pytest.mark.parametrize(("inside", "name"), ACTIVE)
def test_what_runs_moves_or_fetches_is_refused_by_name(inside: str, name: str) -> None:
    assert name in _acting(_drawing(inside))


@pytest.mark.parametrize("name", ["xml-stylesheet", "x", "php"])
@pytest.mark.parametrize("is_before", [True, False])
def test_an_instruction_beside_the_root_is_refused(name: str, is_before: bool) -> None:
    instruction = f"<?{name} type='text/xsl' href='data:text/xml,x'?>".encode()
    drawing = _drawing("<g/>")

    assert _acting(instruction + drawing if is_before else drawing + instruction) == [f"<?{name}?>"]


def test_addresses_of_namespaces_that_illustrator_defines_are_left_out() -> None:
    entity = '<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">'
    drawing = _drawing("<g/>").replace(b"<svg ", b'<svg xmlns:i="&ns_ai;" ')

    written = judge_asset("a.svg", f"<!DOCTYPE svg [{entity}]>".encode() + drawing).written

    assert written is not None and b"adobe" not in written and b"<g/>" in written


def test_a_refusal_names_its_line() -> None:
    found = judge_asset("a.svg", _drawing("\n<g/>\n<g\nonclick='x'/>\n<script/>")).findings

    assert [(one.line, dict(one.values)["value"]) for one in found] == [(4, "onclick"), (5, "script")]


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b">']
)
def test_a_drawing_defines_nothing_of_its_own(entity: str) -> None:
    assert "<!ENTITY>" in _acting(f"<!DOCTYPE svg [{entity}]>".encode() + _drawing("<text>x</text>"))


def ten_times(n: int) -> str:
    """A layer that shows another ten times."""
    return f'<use href="#g{n}"/>' * 10


def test_a_drawing_does_not_unfold_without_end() -> None:
    layers = ['<g id="g0"><path/></g>']
    layers += [f'<g id="g{n}">{ten_times(n - 1)}</g>' for n in range(1, 9)]

    assert _acting(_drawing("".join(layers))) == ["use (> 200000)"]


def _picture(kind: str, tail: bytes = b"", **saved: object) -> str:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind, **saved)
    return f"data:image/{kind.lower()};base64,{b64encode(file.getvalue() + tail).decode()}"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_inside_is_written_as_it_was(kind: str) -> None:
    inside = f'<image id="a" href="{_picture(kind)}"/><use href="#a"/>'

    assert _inside(_drawing(inside)) == inside
    assert _inside(
        _drawing(inside.replace("base64,", "base64,\n ").replace("<image href", "<image xlink:href"))
    )


@pytest.mark.parametrize("address", [_picture("PNG", b"x"), _picture("JPEG", comment=b"Ona")])
def test_a_picture_inside_is_written_without_what_it_tells(address: str) -> None:
    judged = judge_asset("a.svg", _drawing(f'<image href="{address}"/>'))

    assert judged.findings == () and judged.written
    assert 0 < len(judged.written) < len(_drawing(f'<image href="{address}"/>'))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (_picture("PNG").replace("/png", "/webp"), "asset-broken"),
        ("data:image/png;base64,", "asset-broken"),
    ],
)
def test_a_picture_inside_that_cannot_be_opened_is_told(address: str, code: str) -> None:
    (found,) = judge_asset("a.svg", _drawing(f'\n<image href="{address}"/>')).findings

    assert (found.line, found.code) == (2, code)


def test_a_mark_used_many_times_is_no_bomb() -> None:
    assert _written(_drawing('<path id="m"/>' + '<use href="#m" x="1"/>' * 5000))


@pytest.mark.parametrize("brackets", ["(", "[", "{", "calc("])
def test_a_style_of_brackets_is_a_judgement_and_never_a_fault(brackets: str) -> None:
    for inside in (f'<g fill="{brackets * 9000}"/>', f'<g style="fill:{brackets * 9000}"/>'):
        judge_asset("a.svg", _drawing(inside))
    judge_asset("a.svg", _drawing(f"<style>.a{{fill:{brackets * 9000}</style>"))


@pytest.mark.parametrize("depth", [200, 300, 5000])
def test_a_deep_drawing_is_a_judgement_and_never_a_fault(depth: int) -> None:
    judged = judge_asset("a.svg", _drawing("<g>" * depth + "</g>" * depth))

    assert bool(judged.findings) == (depth > 250)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg",
        b"",
        b"<html/>",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b"\x89PNG",
        b'<svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    assert [found.code for found in judge_asset("a.svg", content).findings] == ["asset-broken"]


def test_what_is_written_is_judged_as_it_is() -> None:
    once = _written(_drawing('<text>a<tspan>b</tspan></text><use xlink:href="#a"/><g style="fill:red"/>'))

    assert _written(once.encode()) == once
    assert {etree.QName(found).namespace for found in etree.fromstring(once).iter()} == {SVG}

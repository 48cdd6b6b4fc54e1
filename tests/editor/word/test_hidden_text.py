"""Text that nobody sees for its colour or size is not published; what stands on a dark ground is."""

import pytest

from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from tests.editor.word.documents import packed, para, part

WHITE = '<w:color w:val="FFFFFF"/>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
PAPER = '<w:color w:val="auto" w:themeColor="background1"/>'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_WORD = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
GROUP = f'xmlns:wpg="{_WORD}Group" xmlns:wps="{_WORD}Shape"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
STYLES = part(
    "styles",
    f'<w:style w:type="character" w:styleId="White"><w:name w:val="White"/><w:rPr>{WHITE}</w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow">'
    f"<w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>",
)


def _read(body: str) -> ConversionResult:
    request = ConversionRequest("failas", "Ataskaita", "", "accept", ["lentelė"], "Lentelė")
    return convert_file(packed(body, (("styles", "styles.xml"),), styles__xml=STYLES), request)


def _table(*rows: str, properties: str = "", cell: str = "") -> str:
    held = "".join(f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{row}</w:tc></w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{held}</w:tbl>"


@pytest.mark.parametrize(
    "body",
    [
        para("Slapta", run=WHITE),
        para("Slapta", run=f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"),
        para("Slapta", run=f'<w14:textFill {W14}><w14:alpha w14:val="100000"/></w14:textFill>'),
        para("Slapta", run=f'<w14:textFill {W14}><w14:schemeClr w14:val="bg1"/></w14:textFill>'),
        para("Slapta", run='<w:w w:val="1"/>'),
        para("Slapta", run='<w:spacing w:val="-400"/>'),
        '<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="1" name="n" descr="Slapta" hidden="1"/></wp:anchor>'
        "</w:drawing></w:r></w:p>",
        f'<w:p><w:r><w:pict><v:shape {V} style="visibility: hidden"><v:textbox><w:txbxContent>'
        f"{para('Slapta')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        para("Slapta", run='<w:color w:val="fefefe"/>'),
        para("Slapta", run='<w:rStyle w:val="White"/>'),
        para("Slapta", run='<w:sz w:val="2"/>'),
        para("Slapta", '<w:shd w:val="clear" w:fill="C0C0C0"/>', '<w:color w:val="C0C0C0"/>'),
        para("Slapta", run='<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
        _table(para("Slapta", run=WHITE)),
        _table(para("Galva"), para("Slapta", run=WHITE), properties='<w:tblStyle w:val="Grid"/>'),
        para("Slapta", run=PAPER),
        f'<w:p><m:oMath {M}><m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>Slapta</m:t>'
        "</m:r></m:e></m:phant></m:oMath></w:p>",
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/><a:graphic><a:graphicData>'
        f'<wpg:wgp {GROUP}><wps:wsp><wps:cNvPr id="2" name="m" hidden="1"/><wps:txbx><w:txbxContent>'
        f"{para('Slapta')}</w:txbxContent></wps:txbx></wps:wsp><wps:wsp><wps:txbx><w:txbxContent>"
        f"{para('Matoma')}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>",
    ],
    ids=[
        "white",
        "unfilled",
        "clear",
        "theme",
        "narrow",
        "dense",
        "drawing",
        "shape",
        "nearly white",
        "style",
        "tiny",
        "shaded",
        "marked",
        "cell",
        "below a dark head",
        "paper of a theme",
        "phantom",
        "member of a group",
    ],
)
def test_text_that_nobody_sees_is_left_out_and_named(body: str) -> None:
    found = _read(para("Matoma.") + body)

    assert "Slapta" not in found.body
    assert found.lost == [("import-lost-hidden", "Slapta")]


@pytest.mark.parametrize(
    "body",
    [
        para("Matoma", DARK, WHITE),
        para("Matoma", DARK, f'<w14:textFill {W14}><w14:schemeClr w14:val="bg1"/></w14:textFill>'),
        para("Matoma", run=f'{WHITE}<w:highlight w:val="darkBlue"/>'),
        para("Matoma", '<w:shd w:val="pct20" w:color="000000" w:fill="FFFFFF"/>', WHITE),
        para("Matoma", '<w:shd w:val="solid" w:color="1F3864" w:fill="FFFFFF"/>', WHITE),
        para("Matoma", run='<w:color w:val="auto"/>'),
        para("Matoma", run='<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'),
        para("Matoma", '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>', PAPER),
        _table(para("Matoma", run=WHITE), cell=DARK),
        _table(para("Matoma", run=WHITE), properties=DARK),
        _table(para("Matoma", run=WHITE), para("Eilė"), properties='<w:tblStyle w:val="Grid"/>'),
    ],
    ids="paragraph theme marked pattern solid automatic grey ground cell table head".split(),
)
def test_white_text_on_another_ground_stays(body: str) -> None:
    found = _read(para("Prieš.") + body)

    assert "Matoma" in found.body
    assert found.lost == []

"""XMP says how a picture is shown, when and with what program it was made, and nothing more."""

from io import BytesIO

import pytest
from hypothesis import given, settings, strategies as st
from PIL import ExifTags, Image, PngImagePlugin

from emn_site.content.assets import judge_asset
from emn_site.content.assets.picture_metadata import telling_properties

SCREENSHOT = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 6.0.0">
   <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""
            xmlns:exif="http://ns.adobe.com/exif/1.0/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2026-05-20T10:00:00">
         <exif:PixelYDimension>1094</exif:PixelYDimension>
         <exif:UserComment>Screenshot</exif:UserComment>
      </rdf:Description>
   </rdf:RDF>
</x:xmpmeta>
"""
TEXT, PACKET = b"Screenshot</exif", b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'


def test_a_screenshot_of_macos_and_ios_passes() -> None:
    file, text, exif = BytesIO(), PngImagePlugin.PngInfo(), Image.Exif()
    text.add_itxt("XML:com.adobe.xmp", SCREENSHOT.decode())
    exif.get_ifd(ExifTags.IFD.Exif).update({0x9286: b"ASCII\0\0\0Screenshot", 0xA002: 8, 0xA003: 8})
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=text, exif=exif)

    assert judge_asset("a.png", file.getvalue()).findings == ()


@pytest.mark.parametrize(
    "packet",
    [
        PACKET + SCREENSHOT + b'<?xpacket end="w"?>',
        SCREENSHOT.replace(TEXT, b'<rdf:Alt><rdf:li xml:lang="lt">Screenshot</rdf:li></rdf:Alt></exif'),
    ],
)
def test_how_a_packet_is_written_does_not_matter(packet: bytes) -> None:
    assert list(telling_properties(packet)) == []


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<x/>",
        b"\xff\xfe",
        b"<!-- Ona -->" + SCREENSHOT,
        SCREENSHOT + b"<?Ona ?>",
        b'<!DOCTYPE x [<!ENTITY a "Ona">]>' + SCREENSHOT,
        SCREENSHOT.replace(TEXT, b"Ona</exif"),
        SCREENSHOT.replace(TEXT, b"Screenshot<!-- Ona --></exif"),
        SCREENSHOT.replace(TEXT, b"Screenshot<Ona/></exif"),
        SCREENSHOT.replace(TEXT, b'<rdf:Alt a="Ona">Screenshot</rdf:Alt></exif'),
        SCREENSHOT.replace(b"</rdf:RDF>", b"Ona</rdf:RDF>"),
        SCREENSHOT.replace(b"PixelYDimension", b"GPSLatitude"),
        SCREENSHOT.replace(b"1094", b"1" * 1000),
        SCREENSHOT.replace(b'about=""', b'about="Ona"'),
    ],
)
def test_whatever_else_stands_in_a_packet_tells(packet: bytes) -> None:
    assert list(telling_properties(packet)) != []


@settings(max_examples=200)
@given(st.integers(0, len(SCREENSHOT) - 1), st.integers(0, 255))
def test_a_changed_byte_is_a_judgement_and_never_a_fault(place: int, value: int) -> None:
    list(telling_properties(SCREENSHOT[:place] + bytes([value]) + SCREENSHOT[place + 1 :]))

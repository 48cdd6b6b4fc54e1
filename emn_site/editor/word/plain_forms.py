"""What Word writes in forms that pandoc passes over or joins, written in those that it reads (ECMA-376)."""

from lxml import etree

from emn_site.editor.word.package import W, remove_element, word_value, words_text

_CONTENTS = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


def write_plainly(part: etree._Element) -> None:
    """Spell out simple fields, returns, tabs to a margin, hyphens that may be; take off what only wraps."""
    _spell_fields_out(part)
    for name, plain in (("cr", "br"), ("ptab", "tab")):
        for one in list(part.iter(f"{W}{name}")):
            one.attrib.clear()
            one.tag = f"{W}{plain}"
    for one in list(part.iter(f"{W}softHyphen")):
        remove_element(one)
    for words in part.iter(f"{W}t"):
        words.text = (words.text or "").replace("\u00ad", "")
    for ruby in list(part.iter(f"{W}ruby")):  # how a word is spoken, in brackets behind it
        base, above = (ruby.find(f"{W}{name}") for name in ("rubyBase", "rt"))
        spoken = words_text(above) if above is not None else ""
        said = etree.Element(f"{W}t")
        said.text = (words_text(base) if base is not None else "") + f" ({spoken})" * bool(spoken)
        ruby.addprevious(said)
        remove_element(ruby)
    for wrapper in list(part.iter(f"{W}customXml")):
        for child in list(wrapper):
            if child.tag != f"{W}customXmlPr":
                wrapper.addprevious(child)
        remove_element(wrapper)
    for control in list(part.iter(f"{W}sdt")):
        if word_value(control, _CONTENTS) == "Table of Contents":
            remove_element(control)


def _spell_fields_out(part: etree._Element) -> None:
    """Write simple fields (ECMA-376-1: 17.16.19) as complex ones: pandoc drops what most of them show."""
    for field in list(part.iter(f"{W}fldSimple")):
        code = _run("instrText")
        code[0].text = field.get(f"{W}instr", "")
        for run in (_mark("begin"), code, _mark("separate"), *field, _mark("end")):
            field.addprevious(run)
        remove_element(field)


def _mark(kind: str) -> etree._Element:
    run = _run("fldChar")
    run[0].set(f"{W}fldCharType", kind)
    return run


def _run(element: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}{element}")
    return run

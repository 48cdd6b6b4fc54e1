"""Hidden text of a Word file, by ECMA-376-1: 17.3.2.41 (vanish), 17.7.3 (toggle properties)."""

from collections.abc import Iterator, Mapping

from lxml import etree

from emn_site.editor.word.package import W, remove_element, word_value, words_text

_OFF = frozenset(("0", "false", "off"))
_OF_FIELDS = frozenset((f"{W}rPr", f"{W}fldChar", f"{W}instrText"))
"""What stays of a hidden run: without its marks, a field would swallow what follows it."""

_CONTENTS = "toc"
"""Page numbers in a table of contents are hidden on the web; the whole table is left out anyway."""


class HiddenStyles:
    """What the styles of a file hide."""

    def __init__(self, part: etree._Element | None) -> None:
        """Read the part with the styles, if a file has one."""
        found = list(part.iter(f"{W}style")) if part is not None else []
        self._styles: Mapping[str, etree._Element] = {one.get(f"{W}styleId", ""): one for one in found}
        self._usual = {
            one.get(f"{W}type", ""): one.get(f"{W}styleId", "")
            for one in found
            if one.get(f"{W}default") in ("1", "true", "on")
        }
        defaults = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if part is not None else None
        self._hides_all = bool(_said(defaults))

    def hide(self, run: etree._Element) -> bool:
        """Whether a run is hidden: by itself, or by an odd number of the styles around it."""
        own = _said(run.find(f"{W}rPr"))
        if own is not None or _is_deleted(run):
            return own is not False
        return self._hides_all or sum(self._hidden_by(style) for style in self._around(run)) % 2 == 1

    def _around(self, run: etree._Element) -> Iterator[str]:
        """Yield the styles of a run, its paragraph and its table."""
        for kind, holder, place in (
            ("character", run, f"{W}rPr/{W}rStyle"),
            ("paragraph", next(run.iterancestors(f"{W}p"), None), f"{W}pPr/{W}pStyle"),
            ("table", next(run.iterancestors(f"{W}tbl"), None), f"{W}tblPr/{W}tblStyle"),
        ):
            named = holder.find(place) if holder is not None else None
            yield named.get(f"{W}val", "") if named is not None else self._usual.get(kind, "")

    def _hidden_by(self, name: str) -> bool:
        """Whether a style hides, or the nearest of those it is based on that says so."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            if (said := _said(style.find(f"{W}rPr"))) is not None:
                return said
            name = word_value(style, f"{W}basedOn")
        return False


def _is_deleted(run: etree._Element) -> bool:
    """Whether a run has deleted text without a tracked change that it could be settled by."""
    return (
        run.find(f"{W}delText") is not None
        and next(run.iterancestors(f"{W}del", f"{W}moveFrom"), None) is None
    )


def _said(properties: etree._Element | None) -> bool | None:
    """Return whether some properties hide text; None where they say nothing of it."""
    said = [
        found.get(f"{W}val", "1") not in _OFF
        for name in ("vanish", "webHidden")
        if properties is not None and (found := properties.find(f"{W}{name}")) is not None
    ]
    return any(said) if said else None


def remove_hidden(part: etree._Element, styles: HiddenStyles) -> Iterator[str]:
    """Take hidden text out of a part; yield the words of each paragraph that had some."""
    for row in list(part.iter(f"{W}tr")):
        mark = row.find(f"{W}trPr/{W}hidden")
        if mark is not None and mark.get(f"{W}val", "1") not in _OFF:
            yield words_text(row)
            remove_element(row)
    for paragraph in list(part.iter(f"{W}p")):
        hidden = [run for run in paragraph.iterfind(f".//{W}r") if styles.hide(run)]
        words = "".join(map(words_text, hidden))
        for run in hidden:
            _empty(run)
        if words.strip() and not word_value(paragraph, f"{W}pPr/{W}pStyle").lower().startswith(_CONTENTS):
            yield words


def _empty(run: etree._Element) -> None:
    for child in list(run):
        if child.tag not in _OF_FIELDS:
            run.remove(child)

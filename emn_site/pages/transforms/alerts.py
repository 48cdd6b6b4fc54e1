"""Notes set apart (`> [!NOTE]`), named in the language of the page."""

from lxml.html import HtmlElement

from emn_site.locale.words import WordTable

KINDS = ("note", "tip", "important", "warning", "caution")
"""GitHub's five kinds."""


def name_alerts(tree: HtmlElement, words: WordTable) -> None:
    """Put the page's own word for its kind above each note that is set apart."""
    for alert in [found for found in tree.iter("div") if "markdown-alert" in found.classes]:
        kind = next(one for one in KINDS if f"markdown-alert-{one}" in alert.classes)
        alert.set("class", f"emn-alert emn-alert--{kind}")
        alert.set("role", "note")
        for title in alert.find_class("markdown-alert-title"):
            title.text = words[f"alert_{kind}"]
            title.set("class", "emn-alert__title")

"""Notes set apart (`> [!NOTE]`), named in the language of the page."""

from emn_site.locale.words import WordTable
from emn_site.model.tree import ALERT, ALERT_TITLE, Element, Words, walk_elements


def name_alerts(tree: Element, words: WordTable) -> None:
    """Put the page's own word for its kind above each note that is set apart."""
    for alert in walk_elements(tree, "div"):
        _, _, kind = alert.attributes.get("class", "").partition(f"{ALERT}--")
        for title in walk_elements(alert, "p") if kind else ():
            if title.attributes.get("class") == ALERT_TITLE:
                title.children = [Words(words[f"alert_{kind}"])]
                break

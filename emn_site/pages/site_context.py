"""What the frame around every page needs in one language: words, settings, the addresses in head and foot."""

from typing import Any

from emn_site.locale import Locale
from emn_site.pages import kinds


def site_context(locale: Locale) -> dict[str, Any]:
    """Return what each template of the frame is given of a language.

    `urls` has the pages that kinds name; one that a site does without has no address.
    """
    return {
        "language": locale.language,
        "settings": locale.site.settings,
        "of_site": locale.of_site,
        "words": locale.words,
        "has_bill_of_materials": bool(locale.site.bill_of_materials),
        "urls": {
            name: locale.url(path) if kinds.kind_of(locale, path) else None
            for kind in kinds.KINDS
            for name, path in kind.names.items()
        },
    }

"""What the frame around every page needs in one language: words, settings, the addresses in head and foot."""

from typing import Any

from emn_site.locale import Locale

ADDRESSES = {
    "home": "index",
    "search": "search",
    "publications": "publications/index",
    "countries": "countries/index",
    "about": "about/index",
    "contact_point": "about/contact-point",
    "editing": "editing/index",
    "glossary": "glossary",
    "editions": "editions",
    "open_data": "about/open-data",
    "accessibility": "about/accessibility",
    "privacy": "about/privacy",
}


MAY_BE_ABSENT = ("about", "contact_point", "editing", "glossary", "accessibility", "privacy")
"""Pages that a site need not have; what leads to them is left out then."""


def site_context(locale: Locale) -> dict[str, Any]:
    """Return what each template of the frame is given of a language."""
    return {
        "language": locale.language,
        "settings": locale.site.settings,
        "of_site": locale.of_site,
        "words": locale.words,
        "has_bill_of_materials": bool(locale.site.bill_of_materials),
        "urls": {
            name: locale.url(path) if _is_there(locale, name) else None for name, path in ADDRESSES.items()
        },
    }


def _is_there(locale: Locale, name: str) -> bool:
    site = locale.site
    is_glossary = name == "glossary" and bool(site.glossary)
    return name not in MAY_BE_ABSENT or is_glossary or ADDRESSES[name] in site.by_path

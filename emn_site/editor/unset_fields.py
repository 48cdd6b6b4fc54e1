"""What only the publisher knows: fields that are empty, and addresses that are placeholders."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from emn_site.locale import all_locales
from emn_site.model.legal import ACCESSIBILITY, PAGES, PRIVACY
from emn_site.model.settings import Settings
from emn_site.model.site import Site
from emn_site.pages.legal.kind import KIND, legal_words

SETTINGS = "data/site.yml"
_OF_SETTINGS = ("logo", "grant_number", "published")
_OF_CONTACT = ("telephone", "social")
_OF_LANGUAGES = ("hours", "fund", "disclaimer")
_OF_OWN_FILES = ("people", "partners")

PLACEHOLDER = ".example"
"""The end of host names that nobody can have (RFC 2606)."""


def unset_fields(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what is not known: the file and the key, with a dot between its parts."""
    settings = site.settings
    yield from placeholders(settings)
    yield from ((SETTINGS, name) for name in _OF_SETTINGS if not getattr(settings, name))
    yield from ((SETTINGS, f"contact.{name}") for name in _OF_CONTACT if not getattr(settings.contact, name))
    yield from ((f"data/{name}.yml", name) for name in _OF_OWN_FILES if not site.other[name])
    for language in settings.locales:
        words, file = site.wordings[language].site, f"data/{language}/site.yml"
        yield from ((file, name) for name in _OF_LANGUAGES if not getattr(words, name))
    yield from unset_legal_fields(site)


def unset_legal_fields(site: Site) -> Iterator[tuple[str, str]]:
    """Yield which legal pages are not there, and what they do not state yet, as `unset_fields`."""
    for locale in all_locales(site):
        said, file = legal_words(locale), f"data/{locale.language}/legal.yml"
        shown, folder = KIND.paths(locale), f"docs/{locale.language}"
        yield from ((f"{folder}/{path}.md", page) for page, path in PAGES.items() if path not in shown)
        yield from ((file, key) for key in (*PRIVACY, *ACCESSIBILITY) if not getattr(said, key))


def placeholders(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the addresses that no reader can follow, as `unset_fields`."""
    for key, address in (("address", settings.address), ("repository", settings.repository)):
        if str(urlsplit(address).hostname).endswith(PLACEHOLDER):
            yield SETTINGS, key

"""The links that several views are made of."""

from dataclasses import dataclass

from emn_site.locale import Language
from emn_site.model.site import Publication


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to; `locale` where the title is in another language."""

    title: str
    url: str
    locale: str | None = None


def to_publication(speech: Language, publication: Publication | None) -> Link | None:
    """Return a link to a publication; a text missing in the language has its notice there."""
    if publication is None:
        return None
    text = publication.versions.get(speech.locale, publication.original)
    other = None if text.locale == speech.locale else text.locale
    return Link(text.head.title, speech.url(publication.path), other)

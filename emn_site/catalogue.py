"""Lists of publications: all of them, by type and by topic. Nothing here is kept by hand."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from emn_site import addresses, languages
from emn_site.entries import entry
from emn_site.model import Publication, PublicationType, Site, newest_first
from emn_site.rendering import render
from emn_site.words import word


def pages(site: Site) -> dict[str, str]:
    """Return the lists as Markdown, by source file."""
    found = {}
    for locale in site.settings.locales:
        for path, title, summary, publications in _lists(site, locale):
            found[addresses.src_uri(path, locale)] = _list(site, locale, path, title, summary, publications)
    return found


def _lists(site: Site, locale: str) -> Iterator[tuple[str, str, str, list[Publication]]]:
    """Yield address, title, summary and publications of each list."""
    everything = site.publications
    yield (
        "publications/index",
        word(site, "publications", locale),
        word(site, "publications_summary", locale),
        everything,
    )
    for kind in PublicationType:
        title = word(site, f"{kind.value}_list", locale)
        of_kind = [publication for publication in everything if publication.type is kind]
        yield f"{kind.folder}/index", title, word(site, f"{kind.value}_summary", locale), of_kind
    for topic, names in site.topics.items():
        about = [publication for publication in everything if topic in publication.head.topics]
        summary = word(site, "topic_summary", locale).format(topic=names[locale])
        yield f"topics/{topic}", names[locale], summary, about


def _list(
    site: Site, locale: str, path: str, title: str, summary: str, publications: Iterable[Publication]
) -> str:
    entries = [entry(site, publication, locale) for publication in newest_first(publications)]
    return render(
        "list.md.jinja",
        title=title,
        summary=summary,
        count=languages.plural(word(site, "publication_count", locale), len(entries), locale),
        years=[(year, list(found)) for year, found in groupby(entries, key=lambda item: item.year)],
        locale=locale,
        link=lambda target: addresses.link(target, path),
    )

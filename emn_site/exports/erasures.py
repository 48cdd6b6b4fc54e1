"""Pages that stand where something was erased by order (`data/erasures.yml`): when, and on what ground."""

from collections.abc import Mapping

from emn_site.locale import Locale, all_locales
from emn_site.model.erasure import Erasure
from emn_site.model.site import Site

MARK = "emn-erased"
"""What tells such a page from one that could be erased."""


def erasures(site: Site) -> list[Erasure]:
    """Return what was erased, as the files of the site say."""
    orders = {locale.language: locale.wording.other.get("erasures") or {} for locale in all_locales(site)}
    return [
        Erasure(path=path, when=day, order={language: said[path] for language, said in orders.items()})
        for path, day in (site.other.get("erasures") or {}).items()
        if all(path in said for said in orders.values())
    ]


def erasure_files(site: Site) -> dict[str, str]:
    """Return a page for each address at which something was erased."""
    return {k: v for erasure in erasures(site) for k, v in tombstone_files(site, erasure).items()}


def tombstone_files(site: Site, erasure: Erasure) -> Mapping[str, str]:
    """Return the pages that stand for one erasure, by address: a page's in each language.

    A download belongs to all languages: the page at its address is in the first of them.
    """
    if erasure.is_download:
        return {f"{erasure.path}/index.html": _tombstone(all_locales(site)[0], erasure)}
    return {
        f"{locale.url(erasure.path)}index.html": _tombstone(locale, erasure) for locale in all_locales(site)
    }


def _tombstone(locale: Locale, erasure: Erasure) -> str:
    return locale.render(
        "erased.html.jinja",
        language=locale.language,
        mark=MARK,
        title=locale.word("erased"),
        text=locale.word(
            "erased_by_order",
            day=locale.day(erasure.when),
            order=erasure.order[locale.language],
        ),
    )

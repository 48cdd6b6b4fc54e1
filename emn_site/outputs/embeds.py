"""Charts for other sites: a page with nothing but a chart, light, and not for search engines.

`embed/<indicator>.<language>.html` shows the countries a comparison starts with, without a script too;
`?countries=LT,LV&from=2015&to=2024` chooses, as in a text and in a comparison.
"""

from emn_site.charts.drawing import SIZES
from emn_site.facts import charts
from emn_site.language import Language, addresses, all_languages
from emn_site.language.templates import render
from emn_site.model.site import Site
from emn_site.outputs import chart_data


def files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each indicator and language; `base` is the public address of the site."""
    return {
        addresses.embed(key, speech.locale): page
        for speech in all_languages(site)
        for key in (site.shown_indicators if site.years else ())
        if (page := _page(speech, key, base))
    }


def _page(speech: Language, key: str, base: str) -> str | None:
    holders = charts.started_with(speech, key)
    shown = charts.over_time(speech, key, holders)
    if shown is None:
        return None
    here = addresses.embed(key, speech.locale)
    codes = [holder.code for *_, holder in holders]
    return render(
        "embed.html.jinja",
        locale=speech.locale,
        title=shown.title,
        description=speech.word("chart_of", countries=speech.listing([name for name, *_ in holders])),
        drawings=[(size, charts.drawn(speech, key, shown, *room)) for size, room in SIZES.items()],
        page=base + speech.url(addresses.indicator_path(key)),
        root=addresses.relative("", here),
        of_site=speech.of_site,
        settings={
            "locale": speech.locale,
            "usual": ",".join(codes),
            "file": addresses.relative(chart_data.address(speech, key), here),
            "sizes": SIZES,
            "words": chart_data.words(speech),
        },
    )

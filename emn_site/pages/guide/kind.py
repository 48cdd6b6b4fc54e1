"""The guide for editors: texts that readers of the public site are not led to by search or sitemap."""

from emn_site.locale import Locale
from emn_site.pages.kind import Kind
from emn_site.pages.links import GUIDE
from emn_site.pages.transforms import text_inputs, text_page


def _paths(locale: Locale) -> list[str]:
    texts = (one for one in locale.site.pages if locale.language in one.versions)
    return [one.path for one in texts if one.path.startswith(f"{GUIDE}/")]


KIND = Kind(
    name="guide", paths=_paths, page=text_page, inputs=text_inputs, contents_levels=1,
    names={"editing": f"{GUIDE}/index"}, is_indexed=False, search=None,
)  # fmt: skip

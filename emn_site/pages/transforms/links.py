"""Links and images written as files become addresses of the site.

Images and downloads lie in one place, `docs/assets`, for all languages: each language's pages show the
same file.
"""

from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.locale import Locale, addresses
from emn_site.model.tree import Element, walk_elements


def rewrite_links(tree: Element, locale: Locale, file: str, here: str) -> None:
    """Turn the targets written in a file into links from the page at an address."""
    for element in walk_elements(tree, "a", "img"):
        name = "href" if element.tag == "a" else "src"
        if target := element.attributes.get(name):
            element.attributes[name] = _address(locale, file, target, here)
        if element.tag == "img":
            element.attributes["loading"] = "lazy"


def _address(locale: Locale, file: str, target: str, here: str) -> str:
    found = address_parts(target)
    if found is None or found.scheme or found.netloc or not found.path:
        return target
    meant = resolve_target(file, found.path).removeprefix("docs/")
    folder, _, rest = meant.partition("/")
    ending = (f"?{found.query}" if found.query else "") + (f"#{found.fragment}" if found.fragment else "")
    if folder in locale.site.settings.locales and rest.endswith(".md"):
        address = locale.in_other(folder).url(rest.removesuffix(".md"))
        return addresses.relative_address(address, here) + ending
    return addresses.relative_address(meant, here) + ending

"""Links and images written as files become addresses of the site; numbers of acts and judgments become links.

Images and downloads lie in one place, `docs/assets`, for all languages: each language's pages show the
same file. Numbers lead by CELEX and ECLI to EUR-Lex, those of cases to Curia: of cases those since 1989,
whose numbers begin with the letter of a court; of an older one, such as 120/78, the form alone does not say
that it is a case.
"""

import re
from urllib.parse import quote

from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.locale import Locale, addresses
from emn_site.model.shapes import AS_HYPHENS, AS_SPACES, HYPHENS, SPACE
from emn_site.model.tree import Element, Node, Words, walk_elements
from emn_site.pages.transforms.terms import LEFT_ALONE


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


ADDRESS = "https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri={number}"
CURIA = "https://curia.europa.eu/juris/liste.jsf?language={language}&num={number}"
LANGUAGES = frozenset("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())
"""The languages EUR-Lex and Curia speak; others are led to English."""

_NUMBER = re.compile(
    r"\b(?:ECLI:EU:[CTF]:[0-9]{4}:[0-9]{1,6}"  # Council conclusions 2011/C 127/01, annex
    r"|(?:CELEX:)?[0-9CE](?:19|20)[0-9]{2}[A-Z]{1,2}[0-9]{4}(?:-[0-9]{8})?"
    rf"|[CT][-{HYPHENS}][0-9]{{1,4}}/[0-9]{{2}}(?:{SPACE}(?:PPU|P|R))?)\b"
)

_PREFILTER = re.compile(r"[0-9E](?:(?<=[0-9])[A-Z/]|CLI:)")
"""What each has: most words have none of it, and are looked through once."""


def link_law_numbers(tree: Element, language: str) -> None:
    """Make each number in words a link; what is a link, a heading or code already stays."""
    for element in _places(tree):
        if any(isinstance(child, Words) and _PREFILTER.search(child.text) for child in element.children):
            element.children = [
                new
                for child in element.children
                for new in _linked(child, language if language in LANGUAGES else "en")
            ]


def _places(element: Element) -> list[Element]:
    """Return an element and those below it whose words may become links."""
    if element.tag in LEFT_ALONE:
        return []
    below = [child for child in element.children if isinstance(child, Element)]
    return [element, *(place for child in below for place in _places(child))]


def _linked(node: Node, language: str) -> list[Node]:
    if not isinstance(node, Words):
        return [node]
    found: list[Node] = []
    end = 0
    for match in _NUMBER.finditer(node.text):
        address = _law_address(match[0], language)
        found += [Words(node.text[end : match.start()]), Element("a", {"href": address}, [Words(match[0])])]
        end = match.end()
    return [*(one for one in found if one != Words("")), Words(node.text[end:])] if found else [node]


def _law_address(number: str, language: str) -> str:
    if "/" in number:
        return CURIA.format(language=language, number=quote(number.translate(AS_SPACES | AS_HYPHENS)))
    uri = f"ecli:{number}" if number.startswith("ECLI") else f"CELEX:{number.removeprefix('CELEX:')}"
    return ADDRESS.format(language=language.upper(), number=uri)

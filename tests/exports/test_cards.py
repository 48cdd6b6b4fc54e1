"""The pictures with which pages are shared."""

import struct

from emn_site.exports import cards
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.pages.kinds import page_cards, pdf_places

LARGEST = 25_000
"""A messenger fetches it before it shows a link."""


def test_a_publication_has_a_picture_of_its_own_where_it_is_published(site: Site) -> None:
    place = ("studies/2017/effectiveness-of-return", "lt")

    assert cards.card_address(*place) in page_cards(site, pdf_places(site))
    assert cards.card_address(*place) not in page_cards(site)


def test_pictures_of_publications_are_large_and_light(site: Site) -> None:
    drawn = page_cards(site, pdf_places(site))
    addresses = [cards.card_address(one.path, "lt") for one in site.publications if "lt" in one.versions][:10]

    pictures = [cards.card_picture(drawn[address]()) for address in addresses]

    assert {struct.unpack(">II", picture[16:24]) for picture in pictures} == {(1200, 630)}
    assert max(map(len, pictures)) <= LARGEST


def test_a_picture_is_said_in_words(site: Site) -> None:
    locale = for_locale(site, "en")

    card = cards.Card("EMN study · 2017", "Return", [("360", "Asylum applicants", "2024")])

    assert card.alternative == "EMN study · 2017. Return. Asylum applicants: 360 (2024)"
    assert "EMN study" in cards.draw_card(locale, card)

"""A reviewed text is merged by words: what Word cannot hold stays, no paragraph is split or joined."""

import re

import pytest

from emn_site.editor.word.reviews import merge_review


@pytest.mark.parametrize(
    ("own", "came"),
    [
        ("<li>Buvo</li>\n", "<li>Yra</li>\n"),
        ("<details><summary>Buvo</summary>\n", "<details><summary>Yra</summary>\n"),
        ("Buvo  \nkita\n", "Yra  \nkita\n"),
        ("[Buvo][a].\n\n[a]: https://a.lt\n", "[Yra](https://a.lt).\n\n[a]: https://a.lt\n"),
    ],
)
def test_what_word_cannot_hold_stays_around_a_word_that_was_changed(own: str, came: str) -> None:
    sent = own.replace("[a].\n\n[a]: https://a.lt", "(https://a.lt).")
    sent = re.sub("<[^<>]+>", "", sent).replace("  \n", "\\\n")

    assert merge_review(own, sent, sent.replace("Buvo", "Yra")) == came


_OWN = (
    "# Apie\n\nJie moka kelias\nkalbas.[^1]\n\n- Suteikti būstą\n- Kita **dalis**\n\nToliau.\n\n"
    "[^1]: Pastaba.\n"
)


@pytest.mark.parametrize(
    ("was", "came"),
    [
        ("# Apie", "# Apie darbą"),
        ("[^1]\n\n-", "[^1] Reikia daugiau.\n\n-"),
        ("būstą", "būstą ir maistą"),
        ("**dalis**", "**dalis** čia"),
        ("Toliau.", "Toliau. Ir dar."),
        ("Pastaba.", "Pastaba. Ir kita."),
        ("moka ", ""),
        (" kelias", ""),
        (" būstą", ""),
    ],
)
def test_words_come_and_go_where_they_stand_and_no_line_ends_there(was: str, came: str) -> None:
    sent = _OWN.replace("kelias\nkalbas", "kelias kalbas")

    assert merge_review(_OWN, sent, sent.replace(was, came)) == _OWN.replace(was, came)

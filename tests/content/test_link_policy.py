"""Where an address may lead is judged alike in texts, front matter and data."""

from pathlib import Path

import idna
import pytest

from emn_site import checks
from emn_site.content import link_policy
from tests.checks.test_problems import TODAY

FINE = [
    "https://www.emn.lt/š?ž=č#ą",
    "https://žmogus.lt",
    f"https://{idna.encode('žmogus.lt').decode()}/",
    "https://міграція.укр",
    "https://例え.jp",
    "https://a_b.example.org:8080/x",
    "HTTPS://Example.org.",
    "http://[2a00:1450:4001::1]/",
    "mailto:a@b.lt",
    "https://example.org/a?utm_source=b",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_a/0?context=b",
    "https://teams.microsoft.com/meet/123?p=a",
    "https://vrm.sharepoint.com/:w:/s/EMN/Ea?e=b",
    "../2021/first.md#a",
    "#a",
]

ODD = [
    ("http://[::1]/", "link-private"),
    ("http://127.0.0.1:8000/en/", "link-private"),
    ("https://intranet/aktai", "link-private"),
    ("https://dokumentai.vrm.local/a", "link-private"),
    ("https://iom-my.sharepoint.com/personal/x", "link-private"),
    ("https://vrm.sharepoint.com/:w:/r/sites/EMN/a.docx", "link-private"),
    ("https://vrm.sharepoint.com/sites/EMN/_layouts/15/Doc.aspx?sourcedoc=a", "link-private"),
    ("https://teams.microsoft.com/l/channel/19%3aa/General", "link-private"),
    ("https://github.com/a/b/edit/main/docs/lt/index.md", "link-private"),
    ("https://docs.google.com/spreadsheets/d/a/edit#gid=0", "link-private"),
    ("https://lt.wikipedia.org/w/index.php?title=A&action=edit", "link-private"),
    ("https://emn.lt/wp-admin/post.php", "link-private"),
    ("https://e-tar.lt/a?mc_eid=x", "link-with-reader"),
    ("https://e-tar.lt/a;jsessionid=4F2A", "link-with-reader"),
    ("https://e-tar.lt/a?utm_source=b&token=c", "link-with-reader"),
    ("https://www.google.com/url?q=https://e-tar.lt/a&sa=D", "link-with-reader"),
    ("https:evil.example", "broken-address"),
    ("https:///evil.example/", "broken-address"),
    ("https:/evil.example", "broken-address"),
    ("https:\\\\evil.example", "broken-address"),
    ("https://evil.example\\@emn.lt/", "broken-address"),
    ("https://a\tb.lt", "broken-address"),
    ("https://a%2eb.lt", "broken-address"),
    ("https://migracija．lt", "broken-address"),
    ("https://migracija。lt", "broken-address"),
    ("https://migracija｡lt", "broken-address"),
    ("https://ｅmn.lt", "broken-address"),
    ("https://e\u00admn.lt", "broken-address"),
    ("https://e\u200bmn.lt", "broken-address"),
    ("https://a..b", "broken-address"),
    ("http://[", "broken-address"),
    ("https://", "broken-address"),
    ("//evil.example", "address-not-allowed"),
    ("\\\\evil.example", "address-not-allowed"),
    ("/\\evil.example", "address-not-allowed"),
    ("java\tscript:alert(1)", "address-not-allowed"),
    ("java\nscript:alert(1)", "address-not-allowed"),
    (" javascript:alert(1)", "address-not-allowed"),
    ("https://emn.lt@evil.example", "link-with-user"),
    ("https://\u043efficial.lt", "mixed-alphabets"),
    ("https://\u0435\u0441.europa.eu", "mixed-alphabets"),
    ("https://аррӏе.com", "mixed-alphabets"),
    ("https://xn--80ak6aa92e.com", "mixed-alphabets"),
    ("https://mi\u0261racija.lt", "mixed-alphabets"),
    ("https://em\u0661.lt", "mixed-alphabets"),
    ("https://xn--zzzzzz--.com", "mixed-alphabets"),
]


@pytest.mark.parametrize("target", FINE)
def test_addresses_of_one_alphabet_are_let_be(target: str) -> None:
    assert list(link_policy.link_faults(target, 1)) == []


@pytest.mark.parametrize(("target", "code"), ODD)
def test_addresses_that_lead_elsewhere_than_they_seem_are_named(target: str, code: str) -> None:
    assert [fault.code for fault in link_policy.link_faults(target, 1)] == [code]


@pytest.mark.parametrize(
    ("label", "is_honest"),
    [
        ("migracija.lt", True),
        ("www.migracija.lt", True),
        ("https://migracija.lt/puslapis", True),
        ("Nr. 5", True),
        ("pvz.žodis", True),
        ("evil.example", False),
        ("evil．example", False),
        ("evil。example", False),
        ("ev\u200bil.example", False),
        ("кремль.рф", False),
        ("www.evil.example⁄x", False),
        ("evil.example∕x", False),
        ("www.evil.example – x", False),
        ("https://evil.example, x", False),
        ("www.migracija.lt – x", True),
        ("Node.js ir kita", True),
        ("evil.examp@le", True),
    ],
)
def test_a_label_that_is_an_address_is_that_of_the_link(label: str, is_honest: bool) -> None:
    found = [fault.code for fault in link_policy.link_faults("https://www.migracija.lt/x", 1, label)]

    assert found == ([] if is_honest else ["link-label-differs"])


@pytest.mark.parametrize(("target", "code"), [odd for odd in ODD if "script:" not in odd[0]])
def test_an_address_in_a_front_matter_is_judged_like_a_link(healthy: Path, target: str, code: str) -> None:
    file = healthy / "docs/lt/studies/2022/first-study.md"
    written = "".join(f"\\U{ord(sign):08X}" for sign in target)
    file.write_text(file.read_text().replace("topics:", f'official_address: "{written}"\ntopics:', 1))

    found = {problem.code for problem in checks.check_site(healthy, TODAY).problems}
    assert code in found


@pytest.mark.parametrize(
    ("key", "value", "is_one"),
    [
        ("languages", "[lt, prs, sr-Latn]", True),
        ("languages", "[lt, zz]", False),
        ("languages", "[lietuvių]", False),
        ("doi", "10.2837/123456", True),
        ("doi", "10.1000.10/123(4)<5>", True),
        ("doi", "10.2837", False),
        ("doi", "10.2837/", False),
        ("doi", "10.2837./1", False),
        ("doi", "doi:10.2837/1", False),
    ],
)
def test_codes_of_languages_and_dois_have_their_form(
    healthy: Path, key: str, value: str, is_one: bool
) -> None:
    file = healthy / "docs/lt/studies/2022/first-study.md"
    lines = [line for line in file.read_text().split("\n") if not line.startswith(f"{key}:")]
    file.write_text("\n".join(lines).replace("topics:", f"{key}: {value}\ntopics:", 1))

    found = [problem.code for problem in checks.check_site(healthy, TODAY).problems]
    assert ("wrong-value" not in found) == is_one


@pytest.mark.parametrize(
    ("label", "is_honest"), [("a@iom.int", False), ("a@iom.lt", True), ("write to us", True)]
)
def test_a_label_that_is_an_address_of_mail_is_that_of_the_link(label: str, is_honest: bool) -> None:
    found = [fault.code for fault in link_policy.link_faults("mailto:A@iom.lt?subject=x", 1, label)]

    assert found == ([] if is_honest else ["link-label-differs"])


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.lt%2F%3Ffbclid%3Dx&h=AT0", "https://a.lt/"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__www.a.lt_b&d=D&r=k", "https://www.a.lt/b"),
        ("https://urldefense.com/v3/__https://www.a.lt/b__;!!DOxr!key$", "https://www.a.lt/b"),
        ("https://www.linkedin.com/safety/go?url=https%3A%2F%2Fa.lt&trk=t", "https://a.lt"),
        ("https://a.lt/?email=ona%40a.lt&b=1", "https://a.lt/?b=1"),
        ("mailto:a@a.lt?subject=b&cc=ona@a.lt", "mailto:a@a.lt?subject=b"),
        ("https://a.lt/?pk_source=1", "https://a.lt/"),
        ("https://a.lt/?igsh=x&img_index=2", "https://a.lt/?img_index=2"),
        ("https://a.lt/?url=https://b.lt", "https://a.lt/?url=https://b.lt"),
        ("https://a.lt/?mailbox=5", "https://a.lt/?mailbox=5"),
        ("https://a.lt/teise;jsessionid=4F2A?id=7", "https://a.lt/teise?id=7"),
        ("https://a.lt/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://a.lt/a.aspx"),
        ("https://a.lt/?token=x&id=7#b", "https://a.lt/?id=7#b"),
        ("https://a.lt/?sid=0123456789abcdef0123456789abcdef&id=7", "https://a.lt/?id=7"),
        ("https://a.lt/?sid=7&e=8&si=9", "https://a.lt/?sid=7&e=8&si=9"),
        ("https://us1.campaign-archive.com/?e=x&u=1&id=2", "https://us1.campaign-archive.com/?u=1&id=2"),
        ("https://youtu.be/a?si=x&t=10", "https://youtu.be/a?t=10"),
        (
            "https://teams.microsoft.com/l/meetup-join/a/0?context=%7b%22Tid%22%3a%22b%22%2c%22Oid%22%3a%22c%22%7d",
            "https://teams.microsoft.com/l/meetup-join/a/0?context=%7b%22Tid%22%3a%22b%22%7d",
        ),
        ("https://statics.teams.cdn.office.net/1/safelinks.html?url=https%3A%2F%2Fa.lt", "https://a.lt"),
    ],
)
def test_an_address_says_nothing_of_who_was_sent_it(address: str, clean: str) -> None:
    assert link_policy.clean_address(address) == clean

"""News and events: dated texts of their own, which nobody cites, and a calendar."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.exports.feeds import calendar_files, feed_files
from emn_site.locale import for_locale
from emn_site.model.refusals import UnreadableSite
from emn_site.model.release_dates import due_publications, site_on
from emn_site.model.site import Site
from emn_site.pages import make_pages
from emn_site.pages.home.context import home_context
from emn_site.pages.kinds import page_feeds
from emn_site.pages.layout import PageEdition, layout_page
from emn_site.pages.search_documents import search_documents
from tests.pages.transforms.reading import BASE, page_of, view_of
from tests.sites import HERE

BEFORE, AFTER = date(2026, 6, 20), date(2026, 6, 21)
NEWS, EVENT, TRAINING = "news/2026/new-study", "events/2026/annual-conference", "training/2026/interpreters"


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site with a text of news, an event to come and training that is over."""
    shutil.copytree(HERE / "announced", healthy, dirs_exist_ok=True)
    with (healthy / "data" / "site.yml").open("a", encoding="utf-8") as settings:
        settings.write("timezone: Europe/Vilnius\n")
    return healthy


def _site(root: Path, today: date = BEFORE) -> Site:
    return site_on(load_site(root), today)


def _html(site: Site, path: str, language: str) -> str:
    page = make_pages(site).by_place[path, language]
    return layout_page(for_locale(site, language), page, PageEdition(BASE, BASE))


def _codes(root: Path) -> set[str]:
    return {problem.code for problem in checks.check_site(root, BEFORE).problems}


def _change(root: Path, path: str, old: str, new: str) -> None:
    file = root / "docs" / "lt" / f"{path}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_wrong_with_them(root: Path) -> None:
    assert checks.check_site(root, BEFORE).problems == []


def test_a_site_without_any_shows_nothing_of_them(healthy: Path) -> None:
    site = load_site(healthy)
    locale = for_locale(site, "en")

    assert [link.title for link in view_of(site, "index", "en").sections if link.title == "Events"] == []
    assert ("events/index", "en") not in make_pages(site).by_place
    assert home_context(locale).news == []
    assert list(calendar_files(site, BASE)) == []


def test_their_lists_are_in_the_menu(root: Path) -> None:
    titles = [link.title for link in view_of(_site(root), NEWS, "en").sections]

    assert [title for title in titles if title in ("News", "Events", "Training")] == [
        "News",
        "Events",
        "Training",
    ]


def test_an_event_says_when_and_where_it_is_and_names_nobody_as_author(root: Path) -> None:
    page = _html(_site(root), EVENT, "en")

    assert "20 June 2026, 09:30–16:00" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Vilnius, Rotušės a. 1" in page
    assert 'href="event.ics"' in page
    assert "citation_title" not in page
    assert '"@type":"Event"' in page
    assert '"startDate":"2026-06-20T06:30:00+00:00"' in page


def test_what_is_to_come_stands_first_and_what_is_over_by_its_year(root: Path) -> None:
    coming, past = (
        make_pages(_site(root, day)).by_place["events/index", "lt"].html() for day in (BEFORE, AFTER)
    )

    assert 'id="coming"' in coming
    assert 'id="year-2026"' not in coming
    assert 'id="coming"' not in past
    assert 'id="year-2026"' in past


def test_only_the_end_of_an_event_changes_the_site_of_another_day(root: Path) -> None:
    days = [date(2026, 6, 1), BEFORE, AFTER, date(2030, 1, 1)]
    heads = [_site(root, day).heads for day in days]

    assert heads[0] == heads[1] != heads[2] == heads[3]


def test_an_event_that_has_ended_is_a_reason_to_publish(root: Path) -> None:
    site = load_site(root)

    assert not any(due_publications(site, BEFORE, BEFORE))
    assert any(due_publications(site, BEFORE, AFTER))
    assert not any(due_publications(site, AFTER, AFTER))


def test_the_front_page_has_the_next_events_and_the_newest_news(root: Path) -> None:
    before, after = (home_context(for_locale(_site(root, day), "lt")).news for day in (BEFORE, AFTER))

    assert [address for _, address in before] == [f"{EVENT}/", f"{NEWS}/"]
    assert [address for _, address in after] == [f"{NEWS}/"]


def test_they_are_found_and_fed(root: Path) -> None:
    site = _site(root)
    found = {one.address: one.facets for one in search_documents(for_locale(site, "lt"), make_pages(site))}
    feeds = feed_files(page_feeds(site), BASE)

    assert "type:event" in found[f"{EVENT}/"]
    assert f"{BASE}{EVENT}/" in feeds["events/feed.json"]
    assert f"{BASE}{NEWS}/" in feeds["feed.json"]
    assert "training/feed.json" not in feeds


def test_they_are_no_publications(root: Path) -> None:
    site = _site(root)

    assert not {NEWS, EVENT, TRAINING} & {work.path for work in site.authored}
    assert NEWS not in page_of(root, "topics/asylum", "lt")


def test_a_calendar_is_written_as_rfc_5545_asks(root: Path) -> None:
    files = dict(calendar_files(_site(root), BASE))
    calendar, one = files["calendar.ics"].decode(), files[f"{EVENT}/event.ics"]
    unfolded = calendar.replace("\r\n ", "")

    assert sorted(files) == [
        "calendar.ics",
        "en/calendar.ics",
        f"en/{EVENT}/event.ics",
        f"{EVENT}/event.ics",
        f"{TRAINING}/event.ics",
    ]
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert "\n" not in calendar.replace("\r\n", "")
    assert calendar.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Metinė konferencija: migracija\\, prieglobstis\\, integracija\r\n" in unfolded
    assert "DTSTART:20260620T063000Z\r\nDTEND:20260620T130000Z\r\n" in unfolded
    assert "DTSTART;VALUE=DATE:20260511\r\nDTEND;VALUE=DATE:20260513\r\n" in unfolded
    assert "UID:events-2026-annual-conference@emn.example\r\n" in unfolded
    assert one == dict(calendar_files(_site(root), BASE))[f"{EVENT}/event.ics"]


def test_a_language_that_tells_of_no_event_names_no_calendar(root: Path) -> None:
    (root / "docs/en/events/2026/annual-conference.md").unlink()
    site = _site(root)

    assert "en/calendar.ics" not in dict(calendar_files(site, BASE))
    assert "calendar.ics" not in _html(site, "events/index", "en")
    assert "calendar.ics" in _html(site, "events/index", "lt")


def test_a_cancelled_event_says_so_everywhere(root: Path) -> None:
    _change(root, EVENT, "event:\n", "event:\n  is_cancelled: true\n")
    site = _site(root)

    assert "Renginys atšauktas." in _html(site, EVENT, "lt")
    assert "atšaukta" in make_pages(site).by_place["events/index", "lt"].html()
    assert b"STATUS:CANCELLED" in dict(calendar_files(site, BASE))[f"{EVENT}/event.ics"]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (NEWS, "published: 2026-05-02\n", "published: 2026-05-02\ndoi: 10.2837/123456\n", "key-not-of-type"),
        (NEWS, "published: 2026-05-02\n", "event: {starts: 2026-05-02}\n", "key-not-of-type"),
        (EVENT, "2026-06-20 16:00", "2026-06-19 16:00", "ends-before"),
        (EVENT, "2026-06-20 16:00", "2026-06-20", "ends-before"),
        (TRAINING, "2026-05-1", "2027-05-1", "year-differs"),
        (EVENT, "2026-06-20 16:00", "2026-06-20 26:00", "wrong-value"),
        (EVENT, ', en: "Vilnius, Rotušės a. 1"', "", "missing-language"),
        (TRAINING, "event:\n  starts: 2026-05-11\n", "published: 2026\nx:\n", "missing-key"),
    ],
)  # fmt: skip
def test_a_mistake_is_a_problem(root: Path, path: str, old: str, new: str, code: str) -> None:
    _change(root, path, old, new)

    assert code in _codes(root)


def test_a_number_in_news_is_one_problem(root: Path) -> None:
    _change(root, NEWS, "published: 2026-05-02\n", 'published: 2026-05-02\nnumber: "3"\n')

    assert sorted(code for code in _codes(root) if "number" in code or "key" in code) == ["key-not-of-type"]


def test_hours_need_the_time_zone_of_the_site(root: Path) -> None:
    settings = root / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("timezone: Europe/Vilnius\n", ""), encoding="utf-8")

    assert "missing-key" in _codes(root)


def test_an_unknown_time_zone_is_a_problem(root: Path) -> None:
    settings = root / "data" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Europe/Vilnius", "Europe/Kaunas"), encoding="utf-8")

    with pytest.raises(UnreadableSite) as unread:
        load_site(root)

    assert {problem.path for problem in unread.value.problems} == {"data/site.yml"}


def test_news_need_a_day_and_an_hour_that_cannot_be_read_is_told_alone(root: Path) -> None:
    for file, old, new in (
        ("news/2026/new-study", "published: 2026-05-02\n", ""),
        ("events/2026/annual-conference", "09:30", "9.30 val."),
    ):
        path = root / "docs" / "lt" / f"{file}.md"
        path.write_text(path.read_text().replace(old, new, 1))

    found = checks.check_site(root, BEFORE).errors

    assert {(one.path.split("/")[2], one.code) for one in found} == {
        ("news", "missing-key"),
        ("events", "wrong-value"),
    }

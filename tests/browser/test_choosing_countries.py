"""How countries are chosen with keys: nothing changes before it is meant, and the focus is never lost."""

import re

from playwright.sync_api import Page, expect

FRAME = "en/indicators/refugees-hosted/"


def test_arrows_go_through_the_list_and_enter_adds(page: Page) -> None:
    page.goto(FRAME + "?countries=LT,PL")
    listed = page.get_by_label("Add a country")
    expect(page.locator("[data-chips] button")).to_have_count(2)

    listed.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_visible()
    expect(page.locator("[data-chips] button")).to_have_count(2)
    name = listed.evaluate("one => one.selectedOptions[0].text")
    page.keyboard.press("Enter")

    expect(page.locator("[data-chips] button").last).to_have_text(name)
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_hidden()
    expect(listed).to_be_focused()


def test_the_button_beside_the_list_adds_what_arrows_chose(page: Page) -> None:
    page.goto(FRAME + "?countries=LT,PL")
    page.get_by_label("Add a country").focus()
    page.keyboard.press("ArrowDown")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("[data-chips] button")).to_have_count(3)


def test_the_sixth_country_leaves_the_focus_on_its_chip_and_the_limit_is_said(page: Page) -> None:
    page.goto(FRAME + "?countries=LT,PL,DE,EE,LV")
    listed = page.get_by_label("up to six")

    listed.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(listed).to_be_disabled()
    expect(page.locator("[data-chips] button").last).to_be_focused()
    expect(page.locator("[data-frame-status]")).to_contain_text("No more than six countries")


def test_a_chip_taken_away_hands_the_focus_to_the_list(page: Page) -> None:
    page.goto(FRAME + "?countries=LT,PL,DE,EE,LV,FI")
    page.get_by_role("button", name="Germany: take away").focus()

    page.keyboard.press("Enter")

    expect(page.get_by_label("Add a country")).to_be_focused()


def test_the_home_country_stays(page: Page) -> None:
    page.goto(FRAME + "?countries=PL,LT,DE")

    expect(page.get_by_role("button", name="Lithuania")).to_be_disabled()


def test_back_goes_one_choice_back(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL,DE")
    page.get_by_role("button", name="Germany: take away").click()
    page.get_by_role("radio", name="First period").check()
    expect(page.locator("#frame-chart .unit")).to_contain_text(" = 100")

    page.go_back()
    expect(page.locator("[data-chips] button")).to_have_count(2)
    expect(page.locator("#frame-chart .unit")).not_to_contain_text(" = 100")
    page.go_back()

    expect(page.locator("[data-chips] button")).to_have_count(3)


def test_keys_read_the_values_of_a_period_under_the_title(page: Page) -> None:
    page.goto(FRAME + "?countries=LT,PL")
    page.get_by_label("Add a country").focus()
    read = page.locator("#frame-chart > .emn-chart-said span")
    expect(read).to_contain_text("Lithuania")
    newest = read.inner_text()

    page.get_by_role("slider", name="Values of a period").focus()
    page.keyboard.press("ArrowLeft")

    expect(read).not_to_have_text(newest)
    expect(read).to_contain_text("Poland")
    expect(page.get_by_role("slider", name="Values of a period")).to_have_attribute(
        "aria-valuetext", read.inner_text()
    )


def test_what_is_read_covers_no_text_of_the_chart(page: Page) -> None:
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(FRAME + "?countries=LT,PL,DE,EE,LV,FI")
        page.get_by_role("tab", name="Chart").first.focus()
        expect(page.locator("#frame-chart > .emn-chart-said span")).to_contain_text("Finland")

        box = page.locator("#frame-chart > .emn-chart-said span").bounding_box()
        covered = page.locator("#frame-chart svg text").evaluate_all(
            """(all, box) => all.filter(one => {
              const { left, right, top, bottom } = one.getBoundingClientRect()
              return left < box.x + box.width && right > box.x
                && top + 3 < box.y + box.height && bottom - 3 > box.y
            }).map(one => one.textContent)""",
            box,
        )
        assert covered == [], width


def test_nothing_is_said_of_the_newest_period_over_a_comparison_that_ends_before_it(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL&to=2020")

    expect(page.locator("[data-chips] button")).to_have_count(2)
    expect(page.locator("[data-frame-finding]")).to_be_empty()
    expect(page.locator("[data-frame-ranks]")).to_be_empty()


def test_actions_are_named_after_the_indicator_that_is_chosen(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL")

    expect(page.get_by_role("button", name=re.compile("Copy link ?: Refugees hosted"))).to_be_visible()

"""What a reader chooses in the frame of data: countries, periods, scale, and where it is kept."""

import re

from playwright.sync_api import Page, expect


def test_periods_and_scale_are_in_the_address_and_in_the_table(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,PL&view=table")
    table = page.locator("#frame-table table")

    page.get_by_label("From").first.select_option("2016")
    page.get_by_role("radio", name="First period = 100").check()

    expect(table.locator("caption")).to_have_text("Refugees hosted (2016 = 100)")
    expect(table.get_by_role("row", name="2016")).to_contain_text("100")
    assert page.url.endswith("?countries=LT,PL&from=2016&to=2025&scale=index&view=table")
    page.reload()
    expect(table.locator("caption")).to_have_text("Refugees hosted (2016 = 100)")


def test_the_handles_of_the_periods_are_moved_by_keys(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/")
    handle = page.get_by_role("slider", name="From")

    handle.focus()
    page.keyboard.press("ArrowRight")

    expect(handle).to_have_attribute("aria-valuetext", "2011")
    expect(page.locator("select[name=from]")).to_have_value("2011")


def test_a_chip_takes_its_country_away_and_the_last_stays(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,PL")

    page.get_by_role("button", name="Poland: take away").click()

    expect(page.get_by_role("img", name="Lithuania. Refugees hosted")).to_be_visible()
    expect(page.get_by_role("button", name="Lithuania")).to_be_disabled()


def test_a_scale_that_leaves_the_home_country_flat_is_not_the_first(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,DE&view=table")

    expect(page.get_by_role("radio", name="Per 1 000 inhabitants")).to_be_checked()
    page.get_by_role("radio", name="Persons").check()

    expect(page.locator("#frame-table caption")).to_have_text("Refugees hosted (persons)")


def test_on_paper_the_chart_is_drawn_as_wide_as_a_sheet(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/")
    drawing = page.locator("#frame-chart svg")
    expect(page.locator("[data-frame][data-view]")).to_be_visible()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = drawing.get_attribute("viewBox")
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert str(printed).startswith("0 0 660 ")
    assert not str(drawing.get_attribute("viewBox")).startswith("0 0 660 ")


def test_the_scale_is_called_by_what_the_indicator_counts(page: Page) -> None:
    page.goto("en/compare/?indicator=recognition_rate")

    expect(page.get_by_role("radio", name="Per cent")).to_be_checked()


def test_the_last_handle_stands_at_the_end_of_what_the_scale_has(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?scale=rate")
    handle = page.get_by_role("slider", name="To")
    expect(page.get_by_role("radio", name="Per 1 000 inhabitants")).to_be_checked()

    expect(handle).to_have_attribute(
        "aria-valuetext", page.locator("select[name=to] option").last.inner_text()
    )
    assert handle.evaluate("one => one.value === one.max")


def test_those_chosen_are_ranked_among_the_countries_that_can_be_compared(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,DE&scale=count")

    expect(page.locator("[data-frame-ranks]")).to_have_text(
        re.compile(
            r"^Rank among comparable countries by “Refugees hosted \(persons\)”, 2025 "
            r"\(the first has the highest value\): Lithuania \d+ of \d+; Germany 1 of \d+\.$"
        )
    )


def test_a_chart_with_more_gaps_than_values_is_a_sentence(page: Page) -> None:
    page.goto("en/indicators/first-instance-recognised/?countries=BG&scale=count")

    expect(page.locator("#frame-chart")).to_contain_text("Too few figures for a chart. Bulgaria: ")
    expect(page.locator("#frame-chart svg")).to_have_count(0)


def test_a_scale_is_mapped_and_ranked_in_one_period_that_it_has(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?scale=rate&view=map")
    expect(page.locator(".emn-map__legend")).to_contain_text("and more")

    period = page.locator(".emn-map output").inner_text()
    expect(page.locator("[data-frame-ranks]")).to_contain_text(f"”, {period} (the first has the highest")


def test_a_chip_has_the_look_of_its_line_which_stands_out_with_it(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=EE,LT")
    chips = page.locator("[data-chips] button")
    expect(chips.nth(1)).to_have_class("emn-chip s1 marked")
    expect(page.locator("#frame-chart .name.marked")).to_contain_text("Lithuania")

    chips.nth(0).hover()

    expect(page.locator("#frame-chart .name.near")).to_contain_text("Estonia")
    page.locator("h1").hover()
    expect(page.locator("#frame-chart .near")).to_have_count(0)


def test_a_pointer_over_a_period_is_told_the_values_of_all_countries(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,PL")
    expect(page.locator("[data-frame][data-view]")).to_be_visible()
    dot = page.locator("#frame-chart .dot").last
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box

    page.mouse.move(box["x"] + 12, box["y"] - 8)

    expect(page.locator(".emn-chart-said")).to_have_text(
        re.compile(r"^20\d\d: Lithuania [\d.\u00a0]+ · Poland [\d.\u00a0]+$")
    )


def test_who_does_not_see_the_chart_hears_what_it_shows_now(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,PL&scale=count")
    notice = page.locator("[data-frame-said]")
    expect(page.locator("[data-frame][data-view]")).to_be_visible()
    expect(notice).to_be_empty()

    page.get_by_role("button", name="Poland: take away").click()

    expect(notice).to_have_text(
        re.compile(r"^Lithuania\. Refugees hosted \(persons\), 20\d\d–20\d\d: Lithuania\.$")
    )


def test_periods_in_which_nobody_chosen_has_a_value_are_said_to_have_none(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?countries=LT&from=2021&to=2021&scale=count")

    expect(page.locator("#frame-chart")).to_have_text("No data: Lithuania.")
    page.get_by_role("tab", name="Table").first.click()
    expect(page.locator("[data-frame-status]")).to_have_text("No data: Lithuania.")


def test_a_chart_that_is_chosen_says_its_countries_periods_and_scale_to_a_screen_reader(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/?countries=LT,PL&from=2016&scale=index")

    expect(page.locator("#frame-chart svg")).to_have_accessible_description(
        re.compile(r"^Refugees hosted \(2016 = 100\), 2016–2025: Lithuania, Poland\.")
    )

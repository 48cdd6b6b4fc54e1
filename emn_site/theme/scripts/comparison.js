// Compares up to six countries by an indicator; the choice stands in the address.

/** @import { Chart } from "./chart-types.js" */

import { phone } from "../breakpoints.json"
import { drawn, svg } from "./chart.js"
import { chartOf, numberOf, readChart } from "./chart-data.js"
import { walk } from "./chart-walk.js"

const LIMIT = 6
const NARROW = 340
const WIDE = 700

const form = document.querySelector("[data-compare]")

const setUp = () => {
  const settings = JSON.parse(document.getElementById("emn-compare-settings").textContent)
  const status = document.querySelector("[data-compare-status]")
  const place = document.querySelector("[data-compare-table]")
  const figure = document.querySelector("[data-compare-chart]")
  const taking = document.querySelector("[data-take]")
  const boxes = [...form.querySelectorAll("input")]
  const small = matchMedia(phone)
  let turn = 0

  /** @type {(row: HTMLTableRowElement, name: "td" | "th", text: string, scope?: string) => HTMLTableCellElement} */
  const cell = (row, name, text, scope) => {
    const made = document.createElement(name)
    made.textContent = text
    if (scope) made.scope = scope
    row.append(made)
    return made
  }

  /** @type {(chart: Chart, periods: [string, string][]) => HTMLTableElement} */
  const table = (chart, periods) => {
    const made = document.createElement("table")
    made.className = "emn-figures"
    made.createCaption().textContent = `${chart.title} (${chart.unit})`
    const head = made.createTHead().insertRow()
    cell(head, "th", settings.period, "col")
    for (const { name } of chart.series) cell(head, "th", name, "col")
    const body = made.createTBody()
    for (let at = periods.length - 1; at >= 0; at--) {
      const row = body.insertRow()
      cell(row, "th", periods[at][1], "row")
      for (const { points } of chart.series) {
        const { number, label, signs } = points[at]
        const made = cell(row, "td", label)
        if (number === null) made.className = "emn-missing"
        if (signs) made.title = signs
      }
    }
    return made
  }

  // Who has no value when: the countries without any, and the periods that others lack.
  /** @type {(chart: Chart, without: string[]) => string} */
  const missing = (chart, without) => {
    const lacking = chart.series
      .map(
        /** @returns {[string, string[]]} */ ({ name, points }) => [
          name,
          chart.periods.filter((_, at) => points[at].number === null),
        ],
      )
      .filter(([, periods]) => periods.length)
      .map(([name, periods]) => `${name} (${periods.join(", ")})`)
    const all = [...without, ...lacking]
    return all.length ? settings.missing.replace("{names}", all.join("; ")) : ""
  }

  /** @type {(codes: string[]) => void} */
  const take = codes => {
    const { file, slug } = form.elements.indicator.selectedOptions[0].dataset
    const embed = file.replace("charts/", "embed/").replace(/json$/, "html")
    taking.dataset.name = slug
    for (const link of taking.querySelectorAll("a"))
      link.href = link.dataset.embed
        ? `${embed}?countries=${codes.join()}`
        : link.dataset.file.replace("{slug}", slug)
    taking.hidden = false
  }

  const show = async () => {
    const now = ++turn
    const chosen = boxes.filter(box => box.checked)
    for (const box of boxes) box.disabled = chosen.length >= LIMIT && !box.checked
    place.hidden = true
    place.replaceChildren()
    figure.replaceChildren()
    taking.hidden = true
    status.textContent = settings.none
    if (!chosen.length) return
    try {
      const data = await readChart(form.elements.indicator.selectedOptions[0].dataset.file)
      if (now !== turn) return
      // Whom a comparison starts with comes first, the home country before all: so each has one colour everywhere.
      const usual = settings.usual
        .split(",")
        .filter((/** @type {string} */ code) => chosen.some(box => box.value === code))
      const codes = [...new Set([...usual, ...chosen.map(box => box.value)])]
      const chart = chartOf(data, codes, settings.words)
      const held = new Set(data.series.map(series => series.code))
      const without = chosen
        .filter(box => !held.has(box.value))
        .map(box => box.parentElement.textContent.trim())
      const said = [chosen.length >= LIMIT && settings.limit, missing(chart, without)]
      status.textContent = said.filter(Boolean).join(" ")
      if (!chart.series.length) return
      place.append(table(chart, data.periods.slice(-chart.periods.length)))
      place.hidden = false
      const drawing = drawn(
        chart,
        small.matches ? NARROW : WIDE,
        numberOf(settings.locale, data.decimals),
        settings.height,
      )
      figure.append(svg(drawing, chart.title, missing(chart, without)))
      walk(figure.firstElementChild)
      take(codes)
    } catch {
      if (now === turn) status.textContent = settings.failed
    }
  }

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search)
    const codes = (asked.get("countries") ?? settings.usual).toUpperCase().split(",").slice(0, LIMIT)
    for (const box of boxes) box.checked = codes.includes(box.value)
    const known = [...form.elements.indicator.options].some(option => option.value === asked.get("indicator"))
    if (known) form.elements.indicator.value = asked.get("indicator")
    show()
  }

  const toAddress = () => {
    const countries = boxes.filter(box => box.checked).map(box => box.value)
    const query = new URLSearchParams({
      indicator: form.elements.indicator.value,
      countries: countries.join(","),
    })
    history.replaceState(null, "", `?${query.toString().replaceAll("%2C", ",")}`)
    show()
  }

  form.addEventListener("change", toAddress)
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
  window.addEventListener("popstate", fromAddress)
  small.addEventListener("change", show)
  // A reader may have chosen before this file was there.
  const { indicator } = form.elements
  const early = boxes.filter(box => box.checked !== box.defaultChecked)
  const asked = indicator.selectedIndex
  fromAddress()
  for (const box of early) box.checked = !box.defaultChecked
  if (asked) indicator.selectedIndex = asked
  if (asked || early.length) toAddress()
}

if (form) setUp()

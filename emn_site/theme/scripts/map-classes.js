// The map of an indicator in a period: each country in the colour of its class, and what is said of it. A finger says
// a country first, and goes to its page by the link that is said, or by a second tap. Beside it stand the values, the
// highest first: ten and the home country, or all.

/** @import { ChartData } from "./chart-types.js" */

import { ownIds } from "./own-ids.js"

const names = new Intl.Collator(document.documentElement.lang)

// What a country has in a period, in words, with its class and whether it may be taken as it is.
/** @type {(data: ChartData, series: ChartData["series"][number] | undefined, at: number, noData: string) => any} */
const stateOf = (data, series, at, noData) => {
  const [number, label, flags = "", state = "sound"] = series?.points[at] ?? [null]
  const step = number === null ? 0 : 1 + data.limits.filter(limit => number >= limit).length
  const place = data.periods[at][0] === data.compared ? series?.place : ""
  return { number: number ?? -Infinity, label: number === null ? noData : label, flags, state, step, place }
}

// The rows beside the map, in the order of a period; a place is that in the period in which all are compared.
/** @type {(map: HTMLElement, of: (code: string) => any) => void} */
const rank = (map, of) => {
  const list = map.querySelector("ol")
  const rows = [...list.children].map(row => ({ row, ...of(row.dataset.row) }))
  for (const { row, label, flags, state, step, place = "" } of rows) {
    const [swatch, , rankText, value] = row.children
    swatch.className = `emn-map__swatch emn-map__swatch--${step} emn-map__swatch--${state}`
    rankText.textContent = place
    value.textContent = label
    value.title = flags
  }
  rows.sort((a, b) =>
    a.number === b.number ? names.compare(a.row.textContent, b.row.textContent) : b.number - a.number,
  )
  list.append(...rows.map(({ row }) => row))
}

/** @type {(map: HTMLElement, data: ChartData, at: number) => void} */
export const paint = (map, data, at) => {
  const slider = map.querySelector("input")
  const { noData } = slider.dataset
  const states = new Map(data.series.map(one => [one.code, stateOf(data, one, at, noData)]))
  const of = (/** @type {string} */ code) => states.get(code) ?? stateOf(data, undefined, at, noData)
  for (const country of map.querySelectorAll("[data-code]")) {
    const { label, flags, state, step } = of(country.dataset.code)
    const words = `${country.dataset.name}: ${label}${flags ? `; ${flags}` : ""}`
    country.setAttribute("class", `emn-map__country emn-map__country--${step} emn-map__country--${state}`)
    country.setAttribute("aria-label", words)
    country.querySelector("title").textContent = words
  }
  rank(map, of)
  map.querySelector("[data-map-unit]").textContent = data.unit[0].toUpperCase() + data.unit.slice(1)
  const classes = map.querySelectorAll("[data-class]")
  classes.forEach((one, order) => {
    one.parentElement.hidden = order >= data.legend.length
    one.textContent = data.legend[order] ?? ""
  })
  map.querySelector("output").textContent = data.periods[at][1]
  map.dataset.printed = `${map.dataset.picture ?? data.title}, ${data.periods[at][1]} (${data.unit})`
  slider.value = String(at)
  slider.setAttribute("aria-valuetext", data.periods[at][1])
}

// The first ten and the home country, until all are asked for.
const fold = (/** @type {HTMLElement} */ map) => {
  const list = map.querySelector(".emn-map__list")
  const button = list.querySelector("button")
  button.hidden = false
  list.classList.add("emn-map__list--short")
  button.addEventListener("click", () => {
    const isShort = list.classList.toggle("emn-map__list--short")
    button.setAttribute("aria-expanded", String(!isShort))
  })
}

/** @type {(map: HTMLElement) => void} */
export const sayNames = map => {
  const label = map.querySelector("[data-map-said]")
  const rows = [...map.querySelectorAll("[data-row]")]
  fold(map)
  /** @type {HTMLElement | undefined} */
  let shown
  let isTouched = false
  /** @type {(country?: HTMLElement) => void} */
  const name = country => {
    shown = country
    label.textContent = country?.getAttribute("aria-label") ?? ""
    for (const row of rows) row.classList.toggle("emn-shown", row.dataset.row === country?.dataset.code)
    for (const one of map.querySelectorAll("[data-code]")) one.classList.toggle("emn-shown", one === country)
    if (!country || !isTouched) return
    const link = document.createElement("a")
    link.href = String(country.getAttribute("href"))
    link.textContent = country.dataset.name ?? ""
    label.append(" → ", link)
  }
  for (const country of map.querySelectorAll("[data-code]")) {
    country.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      isTouched = event.pointerType !== "mouse"
    })
    country.addEventListener("pointerenter", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") name(country)
    })
    country.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") name()
    })
    country.addEventListener("focus", () => isTouched || name(country))
    country.addEventListener("blur", () => isTouched || name())
    country.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (!isTouched || shown === country) return
      event.preventDefault()
      name(country)
    })
  }
  for (const row of rows) {
    const country = map.querySelector(`[data-code=${row.dataset.row}]`)
    for (const kind of ["pointerenter", "focusin"]) row.addEventListener(kind, () => name(country))
    for (const kind of ["pointerleave", "focusout"]) row.addEventListener(kind, () => name())
  }
}

// The map of an indicator, from the page that other sites embed; its countries lead to pages of this edition, and its
// parts have names that begin with an id.
/** @type {(address: URL, countries: string | undefined, id: string) => Promise<HTMLElement>} */
export const fetchMap = async (address, countries, id) => {
  const answer = await fetch(address)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const map = /** @type {HTMLElement} */ (page.querySelector(".emn-map"))
  map.querySelector("p")?.remove() // Its title, which the frame has.
  ownIds(map, id)
  for (const link of map.querySelectorAll("[data-code], [data-row] a")) {
    const place = link.getAttribute("href").split("/").slice(-2).join("/")
    link.setAttribute("href", new URL(countries + place, location.href).pathname)
  }
  return map
}

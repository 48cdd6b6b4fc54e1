// The map of an indicator in a period: each country in the colour of its class, and what is said of it. A finger says
// a country first, and goes to its page by the link that is said, or by a second tap.

/** @import { ChartData } from "./chart-types.js" */

import { ownIds } from "./own-ids.js"

/** @type {(map: HTMLElement, data: ChartData, at: number) => void} */
export const paint = (map, data, at) => {
  const slider = map.querySelector("input")
  const values = new Map(data.series.map(series => [series.code, series]))
  for (const country of map.querySelectorAll("[data-code]")) {
    const [number, label, flags, state] = values.get(country.dataset.code)?.points[at] ?? [null]
    const place = number === null ? 0 : 1 + data.limits.filter(limit => number >= limit).length
    const words = `${country.dataset.name}: ${number === null ? slider.dataset.noData : label}${flags ? `; ${flags}` : ""}`
    const mark = state === "uncertain" ? " emn-map__country--uncertain" : ""
    country.setAttribute("class", `emn-map__country emn-map__country--${place}${mark}`)
    country.setAttribute("aria-label", words)
    country.querySelector("title").textContent = words
  }
  map.querySelector("[data-map-unit]").textContent = data.unit[0].toUpperCase() + data.unit.slice(1)
  const classes = map.querySelectorAll("[data-class]")
  classes.forEach((one, order) => {
    one.parentElement.hidden = order >= data.legend.length
    one.textContent = data.legend[order] ?? ""
  })
  map.querySelector("output").textContent = data.periods[at][1]
  slider.value = String(at)
  slider.setAttribute("aria-valuetext", data.periods[at][1])
}

/** @type {(map: HTMLElement) => void} */
export const sayNames = map => {
  const label = map.querySelector("[data-map-said]")
  /** @type {HTMLElement | undefined} */
  let shown
  let isTouched = false
  /** @type {(country?: HTMLElement) => void} */
  const name = country => {
    shown = country
    label.textContent = country?.getAttribute("aria-label") ?? ""
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
  for (const link of map.querySelectorAll("[data-code]")) {
    const place = link.getAttribute("href").split("/").slice(-2).join("/")
    link.setAttribute("href", new URL(countries + place, location.href).pathname)
  }
  return map
}

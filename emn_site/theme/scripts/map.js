// The map in another year, and the name of the country that is pointed at or focused. Without this file the map shows
// the newest year that most countries have, and each country has its name as a title.

import { readChart } from "./chart-data.js"

const map = document.querySelector(".emn-map")
const slider = map.querySelector("input")
const settings = slider.dataset
const limits = JSON.parse(settings.limits)
const countries = [...map.querySelectorAll("[data-code]")]
const said = map.querySelector("[data-map-said]")
const time = map.querySelector("output")

const name = country => {
  said.textContent = country ? country.getAttribute("aria-label") : ""
}
for (const country of countries) {
  for (const kind of ["pointerenter", "focus"]) country.addEventListener(kind, () => name(country))
  for (const kind of ["pointerleave", "blur"]) country.addEventListener(kind, () => name())
}

const show = async () => {
  const at = Number(slider.value)
  const data = await readChart(settings.file)
  const values = new Map(data.series.map(series => [series.code, series]))
  for (const country of countries) {
    const [number, label, signs, state] = values.get(country.dataset.code)?.points[at] ?? [null]
    const place = number === null ? 0 : 1 + limits.filter(limit => number >= limit).length
    const words = `${country.dataset.name}: ${number === null ? settings.noData : label}${signs ? `; ${signs}` : ""}`
    const mark = state === "uncertain" ? " emn-map__country--uncertain" : ""
    country.setAttribute("class", `emn-map__country emn-map__country--${place}${mark}`)
    country.setAttribute("aria-label", words)
    country.querySelector("title").textContent = words
  }
  time.textContent = data.periods[at][1]
  slider.setAttribute("aria-valuetext", data.periods[at][1])
}

slider.addEventListener("input", show)
slider.hidden = false
if (Number(slider.value) !== Number(settings.start)) show() // A browser may bring back what was chosen.

// A map that another site embeds, moved through its periods. Without this file it shows the newest period that most
// countries have, and each country has its name as a title.

import { choose, chosen } from "./address.js"
import { readChart } from "./chart-data.js"
import { paint, sayNames } from "./map-classes.js"

const map = document.querySelector(".emn-map")
const slider = map.querySelector("input")

const show = async () => {
  const data = await readChart(slider.dataset.file)
  choose({ year: data.periods[Number(slider.value)][0] })
  paint(map, data, Number(slider.value))
}

const begin = async () => {
  const data = await readChart(slider.dataset.file)
  const at = data.periods.findIndex(([period]) => period === chosen("year"))
  paint(map, data, at < 0 ? Number(slider.value) : at)
}

sayNames(map)
slider.addEventListener("input", show)
slider.hidden = false
// A browser may bring back what was chosen, and an address may ask for a period.
if (chosen("year") || slider.value !== slider.dataset.start) begin()

// Draws an embedded chart by its address: embed/<indicator>.<language>.html?countries=LT,LV&from=2015&to=2024&scale=rate.
// Without choices the chart stays as the build has drawn it.

import { drawn, svg } from "./chart.js"
import { chartOf, numberOf, readChart } from "./chart-data.js"
import { indexed } from "./chart-scales.js"
import { walk } from "./chart-walk.js"

const LIMIT = 6
const figure = document.querySelector("figure")
const settings = JSON.parse(document.getElementById("emn-embed-settings").textContent)
const asked = new URLSearchParams(location.search)
const codes = (asked.get("countries") ?? settings.usual).toUpperCase().split(",").slice(0, LIMIT)

const draw = async () => {
  const scale = asked.get("scale")
  const counted = await readChart(settings.file)
  const data = scale === "rate" && settings.rate ? await readChart(settings.rate) : counted
  const bounds = { first: asked.get("from"), last: asked.get("to") }
  const plain = {
    ...chartOf(data, codes, settings.words, bounds),
    ...(codes.length > 1 && { title: counted.title }),
  }
  const written = numberOf(settings.locale, 1)
  const relative = scale === "index" && indexed(plain, written, settings.index, settings.words.noData)
  const chart = relative || plain
  if (!chart.series.length) return
  const sizes = Object.entries(settings.sizes).map(([name, [width, height]]) => {
    const place = document.createElement("div")
    place.className = `emn-${name}`
    place.append(svg(drawn(chart, width, numberOf(settings.locale, data.decimals), height), chart.title, ""))
    return place
  })
  figure.replaceChildren(...sizes)
  document.title = chart.title
  for (const place of sizes) walk(place.firstElementChild)
}

if (["countries", "from", "to", "scale"].some(name => asked.has(name))) draw()
else for (const chart of figure.querySelectorAll(".emn-chart")) walk(chart)

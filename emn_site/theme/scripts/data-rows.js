// A chart of rows is as wide as its room, and is turned to its table, or to the map of its indicator in its period. What is seen stands in the
// address, after the id of the chart.

import { choose, chosen } from "./address.js"
import { readChart } from "./chart-data.js"
import { setUpBeside } from "./data-beside.js"
import { restore, spareRoom, stretch } from "./data-fit.js"
import { selectTab, setUpTabs } from "./data-tabs.js"
import { setUpYears } from "./data-years.js"
import { cite } from "./figure-foot.js"
import { loadFrameStyle } from "./frame-style.js"
import { fetchMap, paint, sayNames } from "./map-classes.js"

/** @type {(figure: any, panel: HTMLElement) => Promise<void>} */
const addMap = async (figure, panel) => {
  const source = new URL(figure.dataset.map, location.href)
  const countries = new URL(figure.dataset.countries, location.href).pathname
  const [map] = await Promise.all([fetchMap(source, countries, panel.id), loadFrameStyle()])
  const slider = map.querySelector("input")
  const data = await readChart(String(new URL(slider.dataset.file, source)))
  const year = `${figure.id}-year`
  const asked = chosen(year) ?? source.searchParams.get("year")
  const at = data.periods.findIndex(([period]) => period === asked)
  map.dataset.picture = data.title
  slider.hidden = false
  slider.addEventListener("input", () => {
    choose({ [year]: data.periods[Number(slider.value)][0] })
    cite(figure, location.search)
    paint(map, data, Number(slider.value))
  })
  sayNames(map)
  panel.append(map)
  paint(map, data, at < 0 ? Number(slider.value) : at)
}

// Without what scrolls the page, which may come with another height.
const roomNow = () => document.documentElement.clientWidth

for (const figure of document.querySelectorAll("[data-rows]")) {
  const tabs = [...figure.querySelectorAll("[role=tab]")]
  /** @type {Record<string, any>} */
  const panels = Object.fromEntries(
    [...figure.querySelectorAll("[data-panel]")].map(one => [one.dataset.panel, one]),
  )
  const years = figure.querySelector("[data-years]")
  const draw = (isOnPaper = false) => {
    for (const drawing of panels.chart.querySelectorAll("svg")) {
      restore(drawing)
      drawing.style.maxWidth = "none"
      const spare = isOnPaper ? 0 : spareRoom(drawing)
      if (lay) lay(drawing, spare)
      else stretch(drawing, spare)
    }
  }
  const lay = years && setUpYears(figure, years, () => "view" in figure.dataset && draw())
  const show = async (/** @type {string} */ view) => {
    selectTab(tabs, view)
    figure.dataset.view = view
    panels.table.querySelector("details").open = view === "table"
    for (const [name, panel] of Object.entries(panels)) panel.hidden = name !== view
    cite(figure, location.search)
    if (view === "chart") draw()
    if (view === "map" && !panels.map.firstElementChild) await addMap(figure, panels.map)
  }
  setUpTabs(tabs, view => {
    choose({ [`${figure.id}-view`]: view === "chart" ? null : view })
    show(view)
  })
  const beside = figure.querySelector("[data-beside]")
  if (years) loadFrameStyle()
  if (beside) setUpBeside(figure, beside)
  const asked = chosen(`${figure.id}-view`) ?? "chart"
  show(asked in panels ? asked : "chart")
  addEventListener("beforeprint", () => draw(true))
  addEventListener("afterprint", () => draw())
  let width = roomNow()
  addEventListener("resize", () => {
    if (roomNow() === width) return
    width = roomNow()
    draw()
  })
}

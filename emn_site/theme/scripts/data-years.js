// Parts over time from one period to another, as shares of a whole or as they are counted: the columns that the build
// has drawn, as wide as there is room for those that are asked for, with the values of the newest of them at the right.
// Their table has the same. The choice stands in the address.

/** @import { Plot, Scale } from "./chart-types.js" */

import { choose, chosen } from "./address.js"
import { apart, markElement } from "./chart.js"
import { numberOf } from "./chart-data.js"
import { axes, LABEL, place, scaleOf, text, widthOf } from "./chart-frame.js"
import { numberIn } from "./data-fit.js"
import { setSpan } from "./data-span.js"
import { cite } from "./figure-foot.js"

const number = numberOf(document.documentElement.lang, 0)
const BOUNDS = /** @type {const} */ (["from", "to"])

// The columns of a drawing by their periods, from left to right, each with its marks from the foot up.
/** @type {(drawing: Element) => Map<string, Element[]>} */
const columnsOf = drawing => {
  /** @type {Map<string, Element[]>} */
  const columns = new Map()
  for (const mark of drawing.querySelectorAll("[data-period]")) {
    const period = /** @type {string} */ (mark.getAttribute("data-period"))
    columns.set(period, [...(columns.get(period) ?? []), mark])
  }
  return columns
}

const placesIn = (/** @type {Element} */ line) => (line.getAttribute("d") ?? "").match(/[\d.]+/g) ?? []

// The plot as it is drawn, for shares up to 100.
/** @type {(drawing: Element) => Plot} */
const plotOf = drawing => {
  const lines = [...drawing.querySelectorAll(".grid, .zero")].map(line => placesIn(line).map(Number))
  const heights = lines.map(([, y]) => y)
  const [[left, , right]] = lines
  return { left, right, top: Math.min(...heights), bottom: Math.max(...heights) }
}

/** @type {(mark: Element, plot: Plot, isCounted: boolean) => number} */
const amountOf = (mark, { top, bottom }, isCounted) =>
  isCounted ? numberIn(mark, "data-count") : (100 * numberIn(mark, "height")) / (bottom - top)

/** @type {(mark: Element, sides: Record<string, number>) => void} */
const setSides = (mark, sides) => {
  for (const [name, side] of Object.entries(sides)) mark.setAttribute(name, String(place(side)))
}

/** @type {(marks: Element[], values: number[], scale: Scale, left: number, step: number) => void} */
const setColumn = (marks, values, scale, left, step) => {
  let low = 0
  for (const [at, mark] of marks.entries()) {
    if (mark.matches(".gap")) setSides(mark, { x: left, width: step })
    else {
      const y = scale.at(low + values[at])
      setSides(mark, { x: left + step * 0.12, width: step * 0.76, y, height: scale.at(low) - y })
      low += values[at]
    }
  }
}

// The values of the newest column, at its right.
/** @type {(drawing: Element, newest: [Element, string][], plot: Plot) => void} */
const nameNewest = (drawing, newest, plot) => {
  for (const mark of drawing.querySelectorAll(".value")) mark.remove()
  const wanted = newest.map(([mark]) => numberIn(mark, "y") + numberIn(mark, "height") / 2 + 4)
  for (const [at, y] of apart(wanted, plot).entries())
    drawing.append(markElement(text("value", plot.right + 4, y, newest[at][1])))
}

/** @typedef {{ isAsked: (period: string) => boolean, isCounted: boolean, unit: string }} Asked */

// A drawing that is restored (data-fit.js), of the periods asked for, wider by the room that is spare.
/** @type {(drawing: any, asked: Asked, spare: number) => void} */
const lay = (drawing, { isAsked, isCounted, unit }, spare) => {
  const columns = columnsOf(drawing)
  const periods = [...columns.keys()].filter(isAsked)
  if (!periods.length) return
  const drawn = plotOf(drawing)
  const { width, height } = drawing.viewBox.baseVal
  const values = new Map(
    [...columns].map(([period, marks]) => [period, marks.map(mark => amountOf(mark, drawn, isCounted))]),
  )
  const of = (/** @type {string} */ period) => /** @type {number[]} */ (values.get(period))
  const highest = isCounted
    ? Math.max(...periods.map(one => of(one).reduce((sum, value) => sum + value, 0)))
    : 100
  const scale = scaleOf([highest], drawn.bottom, drawn.top, true)
  /** @type {[Element, string][]} */
  const newest = (columns.get(periods[periods.length - 1]) ?? [])
    .filter(mark => numberIn(mark, "height") && !mark.matches(".gap"))
    .map(mark => [
      mark,
      isCounted ? number(numberIn(mark, "data-count")) : (mark.getAttribute("data-label") ?? ""),
    ])
  const plot = {
    ...drawn,
    left: Math.max(...scale.ticks.map(tick => widthOf(number(tick), LABEL))) + 12,
    right: width + spare - Math.max(0, ...newest.map(([, label]) => widthOf(label, LABEL))) - 8,
  }
  for (const mark of drawing.querySelectorAll(".grid, .zero, .tick[text-anchor]")) mark.remove()
  const lines = axes(/** @type {any} */ ({ periods }), plot, scale, number)
  drawing.querySelector("[data-period]").before(...lines.map(markElement))
  const step = (plot.right - plot.left) / periods.length
  for (const [period, marks] of columns) {
    const at = periods.indexOf(period)
    if (at >= 0) setColumn(marks, of(period), scale, plot.left + step * at, step)
    else for (const mark of marks) mark.remove()
  }
  nameNewest(drawing, newest, plot)
  if (isCounted) drawing.querySelector(".unit").textContent = unit
  drawing.setAttribute("viewBox", `0 0 ${width + spare} ${height}`)
}

// The table has the periods asked for, in the scale of the drawing.
/** @type {(table: any, asked: Asked) => void} */
const fill = (table, { isAsked, isCounted, unit }) => {
  const { caption } = table
  caption.dataset.share ??= caption.textContent
  caption.textContent = isCounted
    ? caption.dataset.share.replace(/\([^()]*\)$/, `(${unit})`)
    : caption.dataset.share
  for (const row of table.tBodies[0].rows) {
    row.hidden = !isAsked(row.cells[0].textContent)
    for (const cell of row.querySelectorAll("[data-count]")) {
      cell.dataset.share ??= cell.textContent
      cell.textContent = isCounted ? number(Number(cell.dataset.count)) : cell.dataset.share
    }
  }
}

// What is asked for now, from the form.
/** @type {(form: any, periods: [string, string][]) => Asked} */
const readAsked = ({ elements: { from, to, scale } }, periods) => {
  const isEverything = !from.selectedIndex && to.selectedIndex === periods.length - 1
  return {
    // Another country may have periods that the first does not: they are shown where all are asked for.
    isAsked: period => {
      const at = periods.findIndex(([value]) => value === period)
      return isEverything || (at >= 0 && at >= from.selectedIndex && at <= to.selectedIndex)
    },
    isCounted: scale.value === "count",
    unit: [...scale].find(one => one.value === "count").dataset.unit,
  }
}

// The form begins as the address says.
/** @type {(form: any, named: (name: string) => string) => void} */
const begin = ({ elements }, named) => {
  for (const name of BOUNDS)
    if ([...elements[name].options].some(({ value }) => value === chosen(named(name))))
      elements[name].value = chosen(named(name))
  if (chosen(named("scale")) === "count") elements.scale.value = "count"
}

// What lays out a drawing as the form asks; `draw` does it for all drawings of the figure, once something has changed.
/** @type {(figure: any, form: any, draw: () => void) => (drawing: Element, spare: number) => void} */
export const setUpYears = (figure, form, draw) => {
  const { from, to, scale } = form.elements
  const named = (/** @type {string} */ name) => `${figure.id}-${name}`
  /** @type {[string, string][]} */
  const periods = [...from.options].map(({ value, text }) => [value, text])

  const show = () => {
    setSpan(form, periods, from.value, to.value)
    for (const table of figure.querySelectorAll("[data-panel=table] table"))
      fill(table, readAsked(form, periods))
  }

  const change = (/** @type {any} */ { target }) => {
    for (const name of BOUNDS)
      if (target === form.elements[`${name}-slider`]) form.elements[name].selectedIndex = Number(target.value)
    const isFrom = target === from || target === form.elements["from-slider"]
    if (from.selectedIndex > to.selectedIndex)
      (isFrom ? to : from).selectedIndex = (isFrom ? from : to).selectedIndex
    choose({
      [named("from")]: from.selectedIndex ? from.value : null,
      [named("to")]: to.selectedIndex < periods.length - 1 ? to.value : null,
      [named("scale")]: scale.value === "count" ? "count" : null,
    })
    cite(figure, location.search)
    show()
  }

  begin(form, named)
  form.addEventListener("input", (/** @type {Event} */ event) => {
    change(event)
    draw()
  })
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
  figure.addEventListener("parts", () => {
    show()
    draw()
  })
  change({ target: to }) // A reader may have chosen before this file was there.
  return (drawing, spare) => lay(drawing, readAsked(form, periods), spare)
}

// Draws lines and columns as emn_site/charts/ does when the site is built: the same rules, held together by
// tests/browser/test_drawing.py. A chart is { title, unit, source, periods, series: [{ name, points }], words,
// isWhole, kind }; a point is { number, label, said, state, isBreak }.

/** @import { Chart, Drawing, Known, Mark, Plot, Point, Scale, Series } from "./chart-types.js" */

import {
  axes,
  dot,
  foot,
  head,
  LABEL,
  path,
  place,
  plotOf,
  rect,
  scaleOf,
  text,
  widthOf,
} from "./chart-frame.js"
import { isWide, plotBeside, roomBelow, valueLabels } from "./chart-labels.js"

const HEIGHT = 150
const NAMES = 0.45
// How much of its step a column takes.
const THICK = 0.76
const SVG = "http://www.w3.org/2000/svg"

/**
 * @param {Point} point
 * @returns {point is Known}
 */
export const isKnown = point => point.number !== null

/** @type {(chart: Chart) => number[]} */
export const numbersOf = chart =>
  chart.series.flatMap(({ points }) => points.filter(isKnown).map(point => point.number))

/** @type {(points: Point[], plot: Plot, scale: Scale) => [number, number][]} */
const placesOf = (points, plot, scale) =>
  points.map((point, index) => [
    plot.left + ((plot.right - plot.left) / points.length) * (index + 0.5),
    scale.at(point.number ?? 0),
  ])

/** @type {(points: Point[], plot: Plot) => Mark[]} */
const gapsOf = (points, plot) => {
  /** @type {Mark[]} */
  const marks = []
  const step = (plot.right - plot.left) / points.length
  /** @type {number | null} */
  let first = null
  points.concat(/** @type {Point} */ ({ number: 0 })).forEach((point, index) => {
    if (!isKnown(point) && first === null) first = index
    if (!isKnown(point) || first === null) return
    const tooltip = points.slice(first, index).map(one => one.tooltip)
    const x = plot.left + step * first
    marks.push(rect("gap", x, plot.top, step * (index - first), plot.bottom - plot.top, tooltip.join("; ")))
    first = null
  })
  return marks
}

// Which line stands out from the others: that of the home country, else the first.
/** @type {(chart: Chart) => number} */
const markedOf = ({ series }) => {
  const home = series.findIndex(({ isMarked }) => isMarked)
  return Math.max(0, home)
}

/** @type {(chart: Chart, order: number) => string} */
export const lookOf = (chart, order) => (order === markedOf(chart) ? `s${order} marked` : `s${order}`)

// A value of one of several lines is said with the name of its line.
/** @type {(chart: Chart, order: number, plot: Plot, scale: Scale) => Mark[]} */
const lineOf = (chart, order, plot, scale) => {
  const { name, points } = chart.series[order]
  const look = lookOf(chart, order)
  const isOne = chart.series.length === 1
  const places = placesOf(points, plot, scale)
  /** @type {string[][]} */
  const runs = [[]]
  points.forEach((point, index) => {
    if (!isKnown(point) || point.isBreak) runs.push([])
    if (isKnown(point)) runs[runs.length - 1].push(places[index].map(place).join(" "))
  })
  const marks = runs.filter(run => run.length > 1).map(run => path(`line ${look}`, `M${run.join("L")}`))
  points.forEach((point, index) => {
    const [x, y] = places[index]
    if (isKnown(point) && point.isBreak && index && isKnown(points[index - 1]))
      marks.push(
        path(
          `break ${look}`,
          `M${[places[index - 1], [x, y]].map(one => one.map(place).join(" ")).join("L")}`,
        ),
      )
    const tooltip = isOne ? point.tooltip : `${name}, ${point.tooltip}`
    if (isKnown(point)) marks.push(dot(`dot ${point.state} ${look}`, x, y, order, tooltip))
  })
  return marks
}

/** @type {(series: Series) => Known | undefined} */
const newest = ({ points }) => points.filter(isKnown).pop()

/** @type {(chart: Chart, width: number) => string[]} */
const namesOf = (chart, width) => {
  if (chart.series.length === 1) return []
  const known = chart.series.filter(newest)
  const full = known.map(series => `${series.name} ${/** @type {Known} */ (newest(series)).label}`)
  const isRoom = Math.max(...full.map(name => widthOf(name, LABEL))) <= NAMES * width
  return isRoom ? full : known.map(series => series.name)
}

// Heights in the order asked for that are a line of type apart, none below the plot.
/** @type {(wanted: number[], plot: Plot) => number[]} */
export const apart = (wanted, plot) => {
  const order = wanted
    .map((_, index) => index)
    .sort((one, other) => wanted[one] - wanted[other] || one - other)
  const heights = order.map(index => wanted[index])
  for (let at = 1; at < heights.length; at++) heights[at] = Math.max(heights[at], heights[at - 1] + LABEL + 2)
  let low = plot.bottom + 4
  for (let at = heights.length - 1; at >= 0; at--) {
    heights[at] = Math.min(heights[at], low)
    low = heights[at] - LABEL - 2
  }
  return wanted.map((_, index) => heights[order.indexOf(index)])
}

/** @type {(chart: Chart, names: string[], plot: Plot, scale: Scale) => Mark[]} */
const ends = (chart, names, plot, scale) => {
  const wanted = /** @type {[Known, number][]} */ (
    chart.series.map((series, order) => [newest(series), order]).filter(([point]) => point)
  )
  const heights = apart(
    wanted.map(([point]) => scale.at(point.number) + 4),
    plot,
  )
  return wanted.map(([, order], at) =>
    text(`name ${lookOf(chart, order)}`, plot.right + 6, heights[at], names[at]),
  )
}

// The room for values: its scale and its sides; `names` stand at the right of it.
/** @type {(chart: Chart, width: number, number: (number: number) => string, height: number, names: string[]) => { above: Mark[], scale: Scale, plot: Plot }} */
const roomOf = (chart, width, number, height, names) => {
  const { top, bottom } = plotOf(chart, width, height)
  const scale = scaleOf(numbersOf(chart), bottom, top, chart.isInteger)
  const room = Math.max(0, ...names.map(name => widthOf(name, LABEL) + 10))
  const left = Math.max(...scale.ticks.map(tick => widthOf(number(tick), LABEL))) + 12
  return { above: head(chart, width).marks, scale, plot: { left, right: width - room, top, bottom } }
}

/** @type {(chart: Chart, width: number, number: (number: number) => string, height?: number) => Drawing} */
export const columns = (chart, width, number, height = HEIGHT) => {
  const { above, scale, plot: full } = roomOf(chart, width, number, height, [])
  const [{ points }] = chart.series
  const isBeside = isWide(points, (full.right - full.left) / points.length)
  const plot = isBeside ? plotBeside(points, full, THICK / 2) : full
  const step = (plot.right - plot.left) / points.length
  const zero = scale.at(0)
  const drawn = points.flatMap((point, index) => {
    const x = plot.left + step * index
    const y = scale.at(point.number ?? 0)
    const [from, to] = [Math.min(y, zero), Math.abs(zero - y)]
    return [
      ...(point.isBreak ? [path("break", `M${place(x)} ${place(plot.top)}V${place(plot.bottom)}`)] : []),
      ...(isKnown(point)
        ? [rect(`column ${point.state}`, x + step * 0.12, from, step * THICK, to, point.tooltip)]
        : []),
    ]
  })
  /** @type {[number, number][]} */
  const places = placesOf(points, plot, scale).map(([x, y]) => [x, Math.min(y, zero)])
  const below = foot(chart, width, plot.bottom + 22)
  return {
    width,
    height: below.bottom,
    marks: [
      ...above,
      ...gapsOf(points, plot),
      ...axes(chart, plot, scale, number),
      ...drawn,
      ...valueLabels(points, places, plot, false, isBeside ? (step * THICK) / 2 : undefined),
      ...below.marks,
    ],
  }
}

/** @type {(chart: Chart, width: number, number: (number: number) => string, height?: number) => Drawing} */
export const lines = (chart, width, number, height = HEIGHT) => {
  const names = namesOf(chart, width)
  const [only] = chart.series
  const isOne = chart.series.length === 1
  const before = roomOf(chart, width, number, height, names)
  const lower = isOne ? roomBelow(only.points, before.plot.bottom, before.scale.at) : 0
  const { above, scale, plot: full } = roomOf(chart, width, number, height - lower, names)
  const plot = isOne ? plotBeside(only.points, full) : full
  const below = foot(chart, width, plot.bottom + lower + 22)
  return {
    width,
    height: below.bottom,
    marks: [
      ...above,
      ...(isOne ? gapsOf(only.points, plot) : []),
      ...axes(chart, plot, scale, number, lower),
      ...chart.series
        .map((_, order) => order)
        .sort((one, other) => Number(one === markedOf(chart)) - Number(other === markedOf(chart)))
        .flatMap(order => lineOf(chart, order, plot, scale)),
      ...(isOne
        ? valueLabels(only.points, placesOf(only.points, plot, scale), plot, true, 0)
        : ends(chart, names, plot, scale)),
      ...below.marks,
    ],
  }
}

// Columns for one country's counts, else lines: as emn_site/charts/indicator_charts.py chooses.
/** @type {(chart: Chart, width: number, number: (number: number) => string, height?: number) => Drawing} */
export const drawn = (chart, width, number, height) =>
  (chart.series.length === 1 && chart.kind === "flow" ? columns : lines)(chart, width, number, height)

/** @type {(name: string, attributes: Record<string, string | number>, words?: string) => SVGElement} */
const element = (name, attributes, words) => {
  const node = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, /** @type {string} */ (value))
  if (words) node.textContent = words
  return /** @type {SVGElement} */ (node)
}

// A mark of a drawing as an element; what is no text says its words where it is pointed at.
/** @type {(mark: Mark) => SVGElement} */
export const markElement = ([shape, style, attributes, words]) => {
  const node = element(shape, { class: style, ...attributes }, shape === "text" ? words : "")
  if (shape !== "text" && words) node.append(element("title", {}, words))
  return node
}

let count = 0

// The drawing as an element of the page, with what a screen reader says of it.
/** @type {(drawing: Drawing, title: string, description: string) => SVGElement} */
export const svg = (drawing, title, description) => {
  const id = `emn-drawn-${++count}`
  const node = element("svg", {
    class: "emn-chart",
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    role: "img",
    "aria-label": title,
    "aria-describedby": id,
  })
  node.append(element("desc", { id }, description), ...drawing.marks.map(markElement))
  return node
}

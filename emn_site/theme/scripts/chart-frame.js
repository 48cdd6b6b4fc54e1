// Shapes with their places, scales, and the frame of every chart, as emn_site/charts/ has them: the same rules, held
// together by tests/browser/test_drawing.py. A mark is [shape, style, attributes, words].

/** @import { Block, Chart, Mark, Plot, Scale } from "./chart-types.js" */

const CHARACTER = 0.52
const TITLE = 15
export const LABEL = 13
const NOTE = 12
const APART = 20
const MOST = 7

/** @type {(words: string, size: number) => number} */
export const widthOf = (words, size) => [...words].length * size * CHARACTER
/** @type {(number: number) => number} */
export const place = number => Math.floor(number * 10 + 0.5) / 10

/** @type {(words: string, size: number, room: number) => string[]} */
const wrapped = (words, size, room) => {
  /** @type {string[]} */
  const lines = []
  for (const word of words.split(" ").filter(Boolean)) {
    const longer = `${lines[lines.length - 1]} ${word}`
    if (lines.length && widthOf(longer, size) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

// Shapes

/** @type {(style: string, x: number, y: number, words: string, anchor?: string) => Mark} */
export const text = (style, x, y, words, anchor) => [
  "text",
  style,
  { x: place(x), y: place(y), ...(anchor && { "text-anchor": anchor }) },
  words,
]
/** @type {(style: string, d: string) => Mark} */
export const path = (style, d) => ["path", style, { d }, ""]
/** @type {(style: string, x: number, y: number, width: number, height: number, words: string) => Mark} */
export const rect = (style, x, y, width, height, words) => [
  "rect",
  style,
  { x: place(x), y: place(y), width: place(width), height: place(height) },
  words,
]
/** @type {(style: string, x: number, y: number, r: number, words: string) => Mark} */
const circle = (style, x, y, r, words) => ["circle", style, { cx: place(x), cy: place(y), r }, words]

// Corners of the values of each line around their places, as emn_site/charts/engine/drawing.py has them.
const DOTS = [
  "",
  "-2.5 -2.5 2.5 -2.5 2.5 2.5 -2.5 2.5",
  "0 -3.5 3.5 2.5 -3.5 2.5",
  "0 -4 4 0 0 4 -4 0",
  "-3.5 -2.5 3.5 -2.5 0 3.5",
  "-4 -1.5 4 -1.5 4 1.5 -4 1.5",
]
/** @type {(style: string, x: number, y: number, order: number, words: string) => Mark} */
export const dot = (style, x, y, order, words) => {
  const corners = DOTS[order % DOTS.length]
  if (!corners) return circle(style, x, y, 2.5, words)
  const at = corners.split(" ").map((corner, index) => place(Number(corner) + (index % 2 ? y : x)))
  return ["path", style, { d: `M${at.join(" ")}Z` }, words]
}

// The scale

/** @type {(step: number) => number} */
const roundStep = step => {
  const magnitude = 10 ** Math.floor(Math.log10(step) + 1e-9)
  const factor = [1, 2, 5].find(factor => factor * magnitude >= step * (1 - 1e-9))
  return (factor ?? 10) * magnitude
}

/** @type {(numbers: number[], bottom: number, top: number, isInteger: boolean) => Scale} */
export const scaleOf = (numbers, bottom, top, isInteger) => {
  let low = Math.min(0, ...numbers)
  let high = Math.max(0, ...numbers) || (low ? 0 : 1)
  let step = roundStep((high - low) / Math.max(1, Math.min(MOST, Math.floor(Math.abs(bottom - top) / APART))))
  if (isInteger) step = Math.max(1, step)
  low = Math.floor(low / step) * step
  // Nothing lies above the last line.
  const last = Math.ceil(high / step - 1e-9)
  high = last * step
  /** @type {number[]} */
  const ticks = []
  for (let count = Math.round(low / step); count <= last; count++) ticks.push(count * step)
  return { ticks, at: number => bottom - ((bottom - top) * (number - low)) / (high - low) }
}

/** @type {(words: number, step: number) => number} */
const stride = (words, step) => Math.max(1, Math.ceil((words + 10) / step))

// The frame

/** @type {(chart: Chart, width: number) => Block} */
export const head = (chart, width) => {
  /** @type {Mark[]} */
  const marks = []
  let y = 0
  for (const line of wrapped(chart.title, TITLE, width)) {
    y += TITLE + 3
    marks.push(text("title", 0, y, line))
  }
  for (const line of wrapped(chart.unit, LABEL, width)) {
    y += LABEL + 4
    marks.push(text("unit", 0, y, line))
  }
  return { marks, bottom: y + 8 + (chart.room ?? 0) }
}

/** @type {(chart: Chart, width: number) => string[]} */
const explanations = (chart, width) => {
  const points = chart.series.flatMap(series => series.points)
  const broken = chart.series.filter(series => series.points.some(point => point.isBreak))
  const names = chart.series.length > 1 ? ` (${broken.map(({ name }) => name).join(", ")})` : ""
  const parts = [
    chart.series.length === 1 && points.some(point => point.state === "missing") && chart.words.missing,
    points.some(point => point.state === "uncertain") && chart.words.uncertain,
    broken.length && chart.words.isBreak + names,
  ]
  return wrapped(parts.filter(Boolean).join(". "), NOTE, width)
}

/** @type {(chart: Chart, width: number, from: number) => Block} */
export const foot = (chart, width, from) => {
  /** @type {Mark[]} */
  const marks = []
  let y = from
  for (const line of [...explanations(chart, width), ...wrapped(chart.source, NOTE, width)]) {
    y += NOTE + 4
    marks.push(text("note", 0, y, line))
  }
  return { marks, bottom: place(y + 5) }
}

// How high a chart is whose plot is so high.
/** @type {(chart: Chart, width: number, height: number) => number} */
export const heightOf = (chart, width, height) =>
  foot(chart, width, plotOf(chart, width, height).bottom + 22).bottom

// Where the plot of a chart begins and ends.
/** @type {(chart: Chart, width: number, height: number) => { top: number, bottom: number }} */
export const plotOf = (chart, width, height) => {
  const top = head(chart, width).bottom + LABEL + 4
  return { top, bottom: top + height }
}

// Where the middle of words stands so that they do not reach out of the plot.
/** @type {(words: string, x: number, plot: Plot) => number} */
export const within = (words, x, { left, right }) => {
  const half = widthOf(words, LABEL) / 2
  return Math.min(Math.max(x, left + half), right - half)
}

// The periods stand so far `below` their place as a label needs.
/** @type {(chart: Chart, plot: Plot, scale: Scale, number: (number: number) => string, below?: number) => Mark[]} */
export const axes = (chart, plot, scale, number, below = 0) => {
  /** @type {Mark[]} */
  const marks = []
  for (const tick of scale.ticks) {
    const y = place(scale.at(tick))
    marks.push(path(tick === 0 ? "zero" : "grid", `M${place(plot.left)} ${y}H${place(plot.right)}`))
    marks.push(text("tick", plot.left - 6, y + 4, number(tick), "end"))
  }
  const { periods } = chart
  const step = (plot.right - plot.left) / periods.length
  const widest = Math.max(...periods.map(period => widthOf(period, LABEL)))
  for (let index = periods.length - 1; index >= 0; index -= stride(widest, step))
    marks.push(
      text(
        "tick",
        within(periods[index], plot.left + step * (index + 0.5), plot),
        plot.bottom + 17 + below,
        periods[index],
        "middle",
      ),
    )
  return marks
}

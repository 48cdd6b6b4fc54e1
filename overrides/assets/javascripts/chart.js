// Draws lines as emn_site/charts/ does when the site is built: the same rules, held together by
// tests/browser/test_drawing.py. A chart is { title, unit, source, periods, series: [{ name, points }], words,
// isWhole }; a point is { number, label, said, state, isBreak }. A mark is [shape, style, attributes, words].

const CHARACTER = 0.52
const TITLE = 15
const LABEL = 13
const NOTE = 12
const APART = 26
const HEIGHT = 150
const NAMES = 0.45
const SVG = "http://www.w3.org/2000/svg"

const widthOf = (words, size) => [...words].length * size * CHARACTER
const place = number => Math.floor(number * 10 + 0.5) / 10

const wrapped = (words, size, room) => {
  const lines = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const longer = `${lines[lines.length - 1]} ${word}`
    if (lines.length && widthOf(longer, size) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

// Shapes

const text = (style, x, y, words, anchor) => [
  "text",
  style,
  { x: place(x), y: place(y), ...(anchor && { "text-anchor": anchor }) },
  words,
]
const path = (style, d) => ["path", style, { d }, ""]
const rect = (style, x, y, width, height, words) => [
  "rect",
  style,
  { x: place(x), y: place(y), width: place(width), height: place(height) },
  words,
]
const circle = (style, x, y, r, words) => ["circle", style, { cx: place(x), cy: place(y), r }, words]

// The scale

const roundStep = step => {
  const magnitude = 10 ** Math.floor(Math.log10(step) + 1e-9)
  const factor = [1, 2, 5].find(factor => factor * magnitude >= step * (1 - 1e-9))
  return (factor ?? 10) * magnitude
}

const scaleOf = (numbers, bottom, top, isWhole) => {
  let low = Math.min(0, ...numbers)
  const high = Math.max(0, ...numbers) || (low ? 0 : 1)
  let step = roundStep((high - low) / Math.max(1, Math.floor(Math.abs(bottom - top) / APART)))
  if (isWhole) step = Math.max(1, step)
  low = Math.floor(low / step) * step
  const ticks = []
  for (let count = Math.round(low / step); count <= Math.floor(high / step + 1e-9); count++) ticks.push(count * step)
  return { ticks, at: number => bottom - ((bottom - top) * (number - low)) / (high - low) }
}

const stride = (words, step) => Math.max(1, Math.ceil((words + 10) / step))

// The frame

const head = (chart, width) => {
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
  return { marks, bottom: y + 8 }
}

const signs = (chart, width) => {
  const points = chart.series.flatMap(series => series.points)
  const said = [
    chart.series.length === 1 && points.some(point => point.state === "missing") && chart.words.missing,
    points.some(point => point.state === "uncertain") && chart.words.uncertain,
    points.some(point => point.isBreak) && chart.words.isBreak,
  ]
  return wrapped(said.filter(Boolean).join("; "), NOTE, width)
}

const foot = (chart, width, from) => {
  const marks = []
  let y = from
  for (const line of [...signs(chart, width), ...wrapped(chart.source, NOTE, width)]) {
    y += NOTE + 4
    marks.push(text("note", 0, y, line))
  }
  return { marks, bottom: place(y + 5) }
}

const axes = (chart, plot, scale, number) => {
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
    marks.push(text("tick", plot.left + step * (index + 0.5), plot.bottom + 17, periods[index], "middle"))
  return marks
}

// The lines

const isKnown = point => point.number !== null

const placesOf = (points, plot, scale) =>
  points.map((point, index) => [
    plot.left + ((plot.right - plot.left) / points.length) * (index + 0.5),
    scale.at(point.number ?? 0),
  ])

const gapsOf = (points, plot) => {
  const marks = []
  const step = (plot.right - plot.left) / points.length
  let first = null
  points.concat({ number: 0 }).forEach((point, index) => {
    if (!isKnown(point) && first === null) first = index
    if (!isKnown(point) || first === null) return
    const said = points.slice(first, index).map(one => one.said)
    const x = plot.left + step * first
    marks.push(rect("gap", x, plot.top, step * (index - first), plot.bottom - plot.top, said.join("; ")))
    first = null
  })
  return marks
}

const lineOf = ({ points }, order, plot, scale) => {
  const places = placesOf(points, plot, scale)
  /** @type {string[][]} */
  const runs = [[]]
  points.forEach((point, index) => {
    if (!isKnown(point) || point.isBreak) runs.push([])
    if (isKnown(point)) runs[runs.length - 1].push(places[index].map(place).join(" "))
  })
  const marks = runs.filter(run => run.length > 1).map(run => path(`line s${order}`, `M${run.join("L")}`))
  points.forEach((point, index) => {
    const [x, y] = places[index]
    if (point.isBreak) marks.push(path("break", `M${place(x)} ${place(plot.top)}V${place(plot.bottom)}`))
    if (isKnown(point)) marks.push(circle(`dot ${point.state} s${order}`, x, y, 2.5, point.said))
  })
  return marks
}

const valueLabels = (points, places, plot) => {
  const known = points.map((point, index) => [point.number, index]).filter(([number]) => number !== null)
  if (!known.length) return []
  const highest = known.reduce((best, one) => (one[0] >= best[0] ? one : best))[1]
  const lowest = known.reduce((best, one) => (one[0] < best[0] ? one : best))[1]
  const asked = new Map([[known[known.length - 1][1], "high"]])
  if (!asked.has(highest)) asked.set(highest, "high")
  if (!asked.has(lowest)) asked.set(lowest, "low")
  const taken = []
  const marks = []
  for (const [index, side] of asked) {
    const half = widthOf(points[index].label, LABEL) / 2
    const x = Math.min(Math.max(places[index][0], plot.left + half), plot.right - half)
    const below = places[index][1] + 16
    const y = side === "low" && below < plot.bottom ? below : places[index][1] - 6
    if (!taken.every(([left, height, room]) => Math.abs(x - left) > half + room || Math.abs(y - height) > LABEL)) continue
    taken.push([x, y, half + 3])
    marks.push(text("value", x, y, points[index].label, "middle"))
  }
  return marks
}

const newest = ({ points }) => points.filter(isKnown).pop()

const namesOf = (chart, width) => {
  if (chart.series.length === 1) return []
  const known = chart.series.filter(newest)
  const full = known.map(series => `${series.name} ${newest(series).label}`)
  const isRoom = Math.max(...full.map(name => widthOf(name, LABEL))) <= NAMES * width
  return isRoom ? full : known.map(series => series.name)
}

// Heights in the order asked for that are a line of type apart, none below the plot.
const apart = (wanted, plot) => {
  const order = wanted.map((_, index) => index).sort((one, other) => wanted[one] - wanted[other] || one - other)
  const heights = order.map(index => wanted[index])
  for (let at = 1; at < heights.length; at++) heights[at] = Math.max(heights[at], heights[at - 1] + LABEL + 2)
  let low = plot.bottom + 4
  for (let at = heights.length - 1; at >= 0; at--) {
    heights[at] = Math.min(heights[at], low)
    low = heights[at] - LABEL - 2
  }
  return wanted.map((_, index) => heights[order.indexOf(index)])
}

const ends = (chart, names, plot, scale) => {
  const wanted = chart.series.map((series, order) => [newest(series), order]).filter(([point]) => point)
  const heights = apart(
    wanted.map(([point]) => scale.at(point.number) + 4),
    plot,
  )
  return wanted.map(([, order], at) => text(`name s${order}`, plot.right + 6, heights[at], names[at]))
}

export const lines = (chart, width, number, height = HEIGHT) => {
  const above = head(chart, width)
  const top = above.bottom + LABEL + 4
  const numbers = chart.series.flatMap(({ points }) => points.filter(isKnown).map(point => point.number))
  const scale = scaleOf(numbers, top + height, top, chart.isWhole)
  const names = namesOf(chart, width)
  const room = Math.max(0, ...names.map(name => widthOf(name, LABEL) + 10))
  const left = Math.max(...scale.ticks.map(tick => widthOf(number(tick), LABEL))) + 8
  const plot = { left, right: width - room, top, bottom: top + height }
  const [only] = chart.series
  const isOne = chart.series.length === 1
  const below = foot(chart, width, plot.bottom + 22)
  return {
    width,
    height: below.bottom,
    marks: [
      ...above.marks,
      ...(isOne ? gapsOf(only.points, plot) : []),
      ...axes(chart, plot, scale, number),
      ...chart.series.flatMap((series, order) => lineOf(series, order, plot, scale)),
      ...(isOne
        ? valueLabels(only.points, placesOf(only.points, plot, scale), plot)
        : ends(chart, names, plot, scale)),
      ...below.marks,
    ],
  }
}

// The drawing as an element of the page, with what a screen reader says of it.
export const svg = (drawing, title, description) => {
  const element = (name, attributes, words) => {
    const made = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    if (words) made.textContent = words
    return made
  }
  const made = element("svg", {
    class: "emn-chart",
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    role: "img",
    "aria-label": title,
  })
  made.append(element("desc", {}, description))
  for (const [shape, style, attributes, words] of drawing.marks) {
    const mark = element(shape, { class: style, ...attributes }, shape === "text" ? words : "")
    if (shape !== "text" && words) mark.append(element("title", {}, words))
    made.append(mark)
  }
  return made
}

// The labels of the values of one line, or of columns, stand where nothing else is ever drawn, as in
// emn_site/charts/engine/drawing.py.

/** @import { Mark, Plot, Point } from "./chart-types.js" */

import { LABEL, text, widthOf, within } from "./chart-frame.js"

// Between a label and what it is beside, the height of a label, and the room for one below a plot.
const GAP = 6
const LINE = 16
const BELOW = 20

// Where the newest, the highest and the lowest value are; -1 where nothing is known.
/** @type {(points: Point[]) => number[]} */
const tellingOf = points => {
  const numbers = points.map(({ number }) => number)
  const known = /** @type {number[]} */ (numbers.filter(number => number !== null))
  return [
    numbers.lastIndexOf(known[known.length - 1]),
    numbers.lastIndexOf(Math.max(...known)),
    numbers.indexOf(Math.min(...known)),
  ]
}

/** @type {(points: Point[], at: number) => number} */
const labelWidth = (points, at) => widthOf(points[at]?.label ?? "", LABEL)

// Whether a label is wider than its column has room, so that the newest has to stand beside.
/** @type {(points: Point[], step: number) => boolean} */
export const isWide = (points, step) =>
  tellingOf(points)
    .slice(0, 2)
    .some(at => labelWidth(points, at) + GAP > step)

// The plot with room for the newest label at its right; a mark reaches a part of its step.
/** @type {(points: Point[], plot: Plot, reach?: number) => Plot} */
export const plotBeside = (points, plot, reach = 0) => {
  const [newest] = tellingOf(points)
  const part = (newest + 0.5 + reach) / points.length
  const room = plot.right - labelWidth(points, newest) - GAP - plot.left * (1 - part)
  return newest < 0 ? plot : { ...plot, right: Math.min(plot.right, room / part) }
}

// The room for the label of the lowest value, where it lies near the foot of the plot.
/** @type {(points: Point[], bottom: number, at: (number: number) => number) => number} */
export const roomBelow = (points, bottom, at) => {
  const [newest, highest, lowest] = tellingOf(points)
  const isLabelled = lowest !== newest && lowest !== highest
  return isLabelled && bottom - at(Number(points[lowest].number)) < BELOW ? BELOW : 0
}

// The newest beside its mark, which ends after `reach`, or without one above it; the highest above all others, the
// lowest, of lines, below: both a line of type apart from the newest.
/** @type {(points: Point[], places: [number, number][], plot: Plot, hasLow: boolean, reach?: number) => Mark[]} */
export const valueLabels = (points, places, plot, hasLow, reach) => {
  const telling = tellingOf(points)
  let newest = 0
  return [...new Set(telling.slice(0, hasLow ? 3 : 2))]
    .filter(index => index >= 0)
    .map((index, at) => {
      const { label } = points[index]
      let [x, y] = places[index]
      if (!at && reach !== undefined) {
        x += reach + GAP + widthOf(label, LABEL) / 2
        newest = y = Math.min(y + 4, plot.bottom)
      } else {
        x = within(label, x, plot)
        if (at && index !== telling[1]) y = Math.max(y + 16, newest + LINE)
        else y = at && reach !== undefined ? Math.min(y - 7, newest - LINE) : y - 7
      }
      return text("value", x, y, label, "middle")
    })
}

// The figures of an answer as a chart to be drawn, and how much room that takes.

/** @import { FigureAnswer, Row } from "./answer-types.js" */
/** @import { Chart, Point } from "./chart-types.js" */

import { phone } from "../breakpoints.json"
import { heightOf } from "./chart-frame.js"

const WIDE = 520
const NARROW = 300
const HEIGHT = 120

/** @type {() => { width: number, height: number }} */
export const drawnSize = () => ({ width: matchMedia(phone).matches ? NARROW : WIDE, height: HEIGHT })

/** @type {(chart: NonNullable<FigureAnswer["chart"]>) => Chart} */
export const seriesOf = ({ figures, words }) => {
  const periods = [
    ...new Set(figures.flatMap(({ rows }) => rows.map((/** @type {Row} */ { period }) => period))),
  ].sort()
  const missing = { number: null, label: words.noData, state: "missing", isBreak: false, tooltip: "" }
  const series = figures.map(({ country, rows }) => ({
    name: country,
    /** @type {Point[]} */
    points: periods.map(period => {
      const row = rows.find((/** @type {Row} */ row) => row.period === period)
      return row ? { ...row, tooltip: `${row.when}: ${row.label}` } : missing
    }),
  }))
  const { unit, kind, decimals } = figures[0].indicator
  return { title: "", unit, kind, source: "", periods, series, words, isInteger: decimals === 0 }
}

// The sides of the chart that will be drawn.
/** @type {(chart: NonNullable<FigureAnswer["chart"]>) => string} */
export const roomOf = answered => {
  const { width, height } = drawnSize()
  return `${width} / ${heightOf(seriesOf(answered), width, height)}`
}

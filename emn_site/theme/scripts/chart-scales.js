// The scales of a chart beside that of its file: changes against a first period, and which scale is shown first.

/** @import { Chart, Point } from "./chart-types.js" */

import { isKnown, numbersOf } from "./chart.js"

// As in emn_site/charts/chart_figures.py, and as smallest base of a change in emn_site/statistics/comparability.py.
const FLAT = 0.1
const SMALLEST = 50

// Whether the newest value of a country lies so low in a chart that nothing is seen of it.
/** @type {(chart: Chart, name: string | undefined) => boolean} */
export const isFlat = (chart, name) => {
  const points = chart.series.find(series => series.name === name)?.points ?? []
  const known = points.filter(isKnown)
  return known.length > 0 && Number(known[known.length - 1].number) < FLAT * Math.max(...numbersOf(chart))
}

// Whether a chart would be more gaps than values: then the values are said in a sentence.
/** @type {(chart: Chart) => boolean} */
export const isSparse = chart => {
  const points = chart.series.flatMap(series => series.points)
  return points.filter(isKnown).length * 2 < points.length
}

/** @type {(chart: Chart) => string} */
export const valuesOf = chart =>
  chart.series
    .map(
      ({ name, points }) =>
        `${name}: ${points
          .filter(isKnown)
          .map(({ tooltip }) => tooltip)
          .join(", ")}`,
    )
    .join("; ")

/** @type {(chart: Chart) => (point: Point) => boolean} */
const baseOf =
  chart =>
  ({ number, state }) =>
    state === "sound" && number !== null && number > 0 && (!chart.isInteger || number >= SMALLEST)

// Each value in relation to that of the first period which all can be reckoned from; none is, across a break of its
// series or where it is in doubt. Nothing where there is no such period.
/** @type {(chart: Chart, written: (number: number) => string, unit: string, noData: string) => Chart | undefined} */
export const indexed = (chart, written, unit, noData) => {
  const isBase = baseOf(chart)
  const first = chart.periods.findIndex((_, at) => chart.series.every(({ points }) => isBase(points[at])))
  if (first < 0) return undefined
  const series = chart.series.map(({ points, ...series }) => {
    const base = Number(points[first].number)
    let isBroken = false
    return {
      ...series,
      points: points.slice(first).map((point, at) => {
        isBroken ||= at > 0 && point.isBreak
        const isShown = !isBroken && point.number !== null && point.state === "sound"
        const number = isShown ? (100 * Number(point.number)) / base : null
        const label = number === null ? noData : written(number < 100 ? number : Math.round(number))
        const period = point.tooltip.slice(0, point.tooltip.indexOf(":"))
        return {
          number,
          label,
          tooltip: `${period}: ${label}`,
          state: isShown ? point.state : "missing",
          isBreak: false,
          flags: isShown ? "" : point.flags,
        }
      }),
    }
  })
  return {
    ...chart,
    kind: "index",
    unit: unit.replace("{period}", chart.periods[first]),
    periods: chart.periods.slice(first),
    series,
    isInteger: false,
  }
}

// The chart of an answer, drawn as every chart of the site; it comes after the results, into room kept for it.

/** @import { FigureAnswer } from "./answer-types.js" */
/** @import { Chart } from "./chart-types.js" */

import { drawnSize, seriesOf } from "./answer-drawing.js"
import { drawn, isKnown, svg } from "./chart.js"
import { numberOf } from "./chart-data.js"

// What a screen reader says: all values of one country, of several the first and the last of each.
/** @type {(chart: Chart) => string} */
const descriptionOf = ({ series, unit }) =>
  series
    .map(({ name, points }) => {
      const known = points.filter(isKnown).map(({ tooltip }) => tooltip)
      const listed = series.length === 1 ? known : [...new Set([...known.slice(0, 1), ...known.slice(-1)])]
      return `${name} (${unit}): ${listed.join("; ")}.`
    })
    .join(" ")

/** @type {(answered: NonNullable<FigureAnswer["chart"]>, locale: string) => Element} */
export const seriesChart = (answered, locale) => {
  const [{ indicator }] = answered.figures
  const chart = seriesOf(answered)
  const { width, height } = drawnSize()
  const drawing = drawn(chart, width, numberOf(locale, indicator.decimals), height)
  const names = chart.series.map(({ name }) => name)
  return svg(drawing, `${names.join(", ")}. ${indicator.name}`, descriptionOf(chart))
}

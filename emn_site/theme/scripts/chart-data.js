// Reads charts/<indicator>.<language>.json, which emn_site/exports/embeds.py writes, as charts to draw.

/** @import { Chart, ChartData, Point, Written } from "./chart-types.js" */

/** @type {Map<string, Promise<ChartData>>} */
const files = new Map()

// The file of an indicator; one that failed is asked for again.
/** @type {(address: string) => Promise<ChartData>} */
export const readChart = address => {
  if (!files.has(address)) {
    const answer = fetch(address).then(found => (found.ok ? found.json() : Promise.reject(found.status)))
    answer.catch(() => files.delete(address))
    files.set(address, answer)
  }
  return /** @type {Promise<ChartData>} */ (files.get(address))
}

// A number of an axis as the build writes it: no zeros at its end, spaces between thousands, millions in words.
/** @type {(locale: string, decimals: number) => (number: number) => string} */
export const numberOf = (locale, decimals) => {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: Math.max(1, decimals) })
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 })
  const spaced = (/** @type {Intl.NumberFormatPart} */ { type, value }) =>
    type === "group" ? "\u00a0" : value
  return number =>
    Math.abs(number) < 1e6 ? plain.formatToParts(number).map(spaced).join("") : short.format(number)
}

/** @type {(point: Written | null, period: string, words: Record<string, string>) => Point} */
const pointOf = (point, period, words) => {
  const [number, label, flags = "", state = "sound", isBreak = false] = point ?? [null, ""]
  const shown = number === null ? words.noData : label
  const tooltip = `${period}: ${shown}${flags ? `; ${flags}` : ""}`
  return { number, label: shown, tooltip, state: number === null ? "missing" : state, isBreak, flags }
}

// The chart of some countries, in the order asked for, from the first period that one of them has; `asked` may hold
// the first and the last period wanted.
/** @type {(data: ChartData, codes: string[], words: Record<string, string>, asked?: { first?: string | null, last?: string | null }) => Chart} */
export const chartOf = (data, codes, words, asked = {}) => {
  const series = codes.flatMap(code => data.series.filter(one => one.code === code))
  const isKnown = (/** @type {number} */ at) =>
    series.some(({ points }) => points[at] && points[at][0] !== null)
  // A bound may be shorter than a period: 2024-06 is from 2024 on and up to 2024.
  const cut = (/** @type {string} */ period, /** @type {string} */ bound) => period.slice(0, bound.length)
  const isAsked = (/** @type {[string, string]} */ [period]) =>
    (!asked.first || cut(period, asked.first) >= asked.first) &&
    (!asked.last || cut(period, asked.last) <= asked.last)
  const first = data.periods.findIndex((period, at) => isAsked(period) && isKnown(at))
  const ats = data.periods
    .map((_, at) => at)
    .filter(at => first >= 0 && at >= first && isAsked(data.periods[at]))
  const sources = [...new Set(series.map(({ source }) => source).filter(Boolean))]
  const [only] = series
  return {
    title:
      series.length === 1
        ? words.title.replace("{name}", only.name).replace("{indicator}", data.title)
        : data.title,
    unit: data.unit,
    kind: data.kind,
    source: words.source.replace("{source}", sources.join("; ")),
    periods: ats.map(at => data.periods[at][0]),
    series: ats.length
      ? series.map(({ code, name, isMarked, points }) => ({
          code,
          name,
          isMarked,
          points: ats.map(at => pointOf(points[at], data.periods[at][1], words)),
        }))
      : [],
    words,
    isInteger: data.decimals === 0,
  }
}

// The values of a chart, a map or a table as the rows of a file.

/** @import { ChartData } from "./chart-types.js" */

import { cited } from "./address.js"
import { plain } from "./csv.js"

/** @typedef {Record<"title" | "unit" | "source" | "address", string>} Said */

// The values of a table, one a row: whose and when, what, its signs, whether its series breaks there.
/** @type {(table: HTMLTableElement, said: Said) => string[][]} */
const tableRows = (table, { title, unit, source, address }) => {
  const heads = [...table.rows[0].cells].map(one => one.textContent.trim())
  const named = table.caption?.textContent ?? title
  return [...table.tBodies[0].rows]
    .filter(row => !row.hidden)
    .flatMap(row =>
      [...row.cells].slice(1).map((cell, at) => {
        const isMissing = cell.matches(".emn-missing") || cell.querySelector(".emn-missing")
        const value = isMissing ? "" : plain(cell.textContent)
        const about = [cell.title, "break" in cell.dataset ? "1" : ""]
        return [row.cells[0].textContent.trim(), heads[at + 1], named, value, ...about, unit, source, address]
      }),
    )
}

// The values of a map, for it has no table of its own.
/** @type {(map: HTMLElement, said: Said) => string[][]} */
const mapRows = (map, { title, unit, source, address }) => {
  const period = map.querySelector("output").textContent
  return [...map.querySelectorAll("[data-code]")].map(one => {
    const label = String(one.getAttribute("aria-label"))
    const { name } = /** @type {HTMLElement} */ (one).dataset
    const [value, ...flags] = label.slice(String(name).length + 2).split("; ")
    const known = one.matches(".emn-map__country--0") ? "" : plain(value)
    return [period, name ?? "", title, known, flags.join("; "), "", unit, source, address]
  })
}

// What is seen: the heads of its columns, and the values alone.
/** @type {(figure: HTMLElement, columns: string[], source: string, address: string) => string[][]} */
export const seenRows = (figure, columns, source, address) => {
  const map = [...figure.querySelectorAll(".emn-map")].find(one => one.getClientRects().length)
  const unit = (map ?? figure).querySelector(map ? "[data-map-unit]" : ".unit")?.textContent ?? ""
  const about = { title: map?.dataset.picture ?? figure.dataset.title ?? "", unit, source, address }
  const tables = [...figure.querySelectorAll("table")]
  const first = map ? columns[0] : tables[0].tHead.rows[0].cells[0].textContent
  const rows = map ? mapRows(map, about) : tables.flatMap(table => tableRows(table, about))
  return [[first, ...columns.slice(1)], ...rows]
}

// The values of all countries of an indicator, from what its chart is drawn from.
/** @type {(data: ChartData) => string[][]} */
export const everyRow = ({ periods, series, title, unit }) =>
  series.flatMap(({ name, source, points }) =>
    points.flatMap((point, at) => {
      if (!point || point[0] === null) return []
      const [, label, flags = "", , isBreak] = point
      return [[periods[at][1], name, title, plain(label), flags, isBreak ? "1" : "", unit, source, cited()]]
    }),
  )

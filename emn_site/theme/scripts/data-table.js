// The values of a chart as a table, periods in rows and countries in columns, and who has none when.

/** @import { Chart } from "./chart-types.js" */

import { element } from "./elements.js"

// The countries without any value, and the periods that others lack.
/** @type {(chart: Chart, without: string[], template: string) => string} */
export const missing = (chart, without, template) => {
  const lacking = chart.series.flatMap(({ name, points }) => {
    const periods = chart.periods.filter((_, at) => points[at].number === null)
    return periods.length ? [`${name} (${periods.join(", ")})`] : []
  })
  const all = [...without, ...lacking]
  return all.length ? template.replace("{names}", all.join("; ")) : ""
}

// `labels` are the periods in words, `head` what heads them.
/** @type {(chart: Chart, labels: Map<string, string>, head: string) => HTMLTableElement} */
export const table = (chart, labels, head) => {
  const node = /** @type {HTMLTableElement} */ (element("table", "emn-figures"))
  node.createCaption().textContent = `${chart.title} (${chart.unit})`
  const cell = (/** @type {HTMLTableRowElement} */ row, /** @type {string} */ text, scope = "") => {
    const one = /** @type {HTMLTableCellElement} */ (element(scope ? "th" : "td", "", text))
    if (scope) one.scope = scope
    row.append(one)
    return one
  }
  const heads = node.createTHead().insertRow()
  cell(heads, head, "col")
  for (const { name } of chart.series) cell(heads, name, "col")
  const body = node.createTBody()
  for (let at = chart.periods.length - 1; at >= 0; at--) {
    const row = body.insertRow()
    cell(row, labels.get(chart.periods[at]) ?? "", "row")
    for (const { points } of chart.series) {
      const { number, label, flags, isBreak } = points[at]
      const one = cell(row, label)
      if (number === null) one.className = "emn-missing"
      if (flags) one.title = flags
      if (isBreak) one.dataset.break = ""
    }
  }
  return node
}

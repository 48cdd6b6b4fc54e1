// Chips are the key of a chart: each has the look of its line.

/** @import { Chart } from "./chart-types.js" */

import { lookOf } from "./chart.js"
import { element } from "./elements.js"

/** @type {(chips: Element, codes: string[], nameOf: (code: string) => string, remove: string, home: string) => void} */
export const showChips = (chips, codes, nameOf, remove, home) =>
  chips.replaceChildren(
    ...codes.map(code => {
      const item = document.createElement("li")
      const chip = element("button", "emn-chip", nameOf(code))
      chip.type = "button"
      chip.dataset.code = code
      chip.disabled = codes.length === 1 || code === home
      if (!chip.disabled) chip.setAttribute("aria-label", remove.replace("{name}", nameOf(code)))
      item.append(chip)
      return item
    }),
  )

/** @type {(chips: ParentNode, chart: Chart) => void} */
export const matchChips = (chips, chart) => {
  for (const chip of chips.querySelectorAll("button")) {
    const order = chart.series.findIndex(({ code }) => code === chip.dataset.code)
    chip.className = order < 0 ? "emn-chip" : `emn-chip ${lookOf(chart, order)}`
  }
}

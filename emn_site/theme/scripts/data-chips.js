// Chips are the key of a chart: each has the look of its line, and the line stands out while its chip is pointed at.

/** @import { Chart } from "./chart-types.js" */

import { lookOf } from "./chart.js"
import { stress } from "./chart-walk.js"
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

/** @type {(chips: Element, place: Element) => void} */
export const stressByChips = (chips, place) => {
  for (const kind of ["pointerover", "focusin", "pointerout", "focusout"])
    chips.addEventListener(kind, ({ target, type }) => {
      const look = /\bs\d/.exec(/** @type {Element} */ (target).className)?.[0]
      stress(place, type.endsWith("out") ? undefined : look)
    })
}

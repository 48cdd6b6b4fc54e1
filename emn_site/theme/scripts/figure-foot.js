// The citation of a chart and its link, which say the address of the page and of the chart in it.

import { canonical } from "./address.js"

/** @type {(figure: any, query?: string) => void} */
export const cite = (figure, query = "") => {
  const address = `${canonical}${query}#${figure.id}`
  const cited = figure.querySelector("[data-frame-citation]")
  if (!cited) return
  cited.dataset.words ??= cited.textContent
  cited.textContent = cited.dataset.words.replace("{address}", address)
  figure.querySelector("[data-frame-address]").textContent = address
}

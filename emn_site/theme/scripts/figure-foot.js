// The citation of a chart and its link, which say the address of the page and of the chart in it.

import { canonical, cited } from "./address.js"

/** @type {(figure: any, query?: string) => void} */
export const cite = (figure, query = "") => {
  const words = figure.querySelector("[data-frame-citation]")
  if (!words) return
  const rest = `${query}#${figure.id}`
  words.dataset.words ??= words.textContent
  words.textContent = words.dataset.words.replace("{address}", cited(rest))
  figure.querySelector("[data-frame-address]").textContent = canonical + rest
}

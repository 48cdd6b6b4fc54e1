// A table of countries narrowed by name, and taken away as it is seen: its rows, its columns, its order.

import { choose, chosen } from "./address.js"
import { csvOf, plain } from "./csv.js"
import { download } from "./save-file.js"
import { fold } from "./word-forms.js"

const table = document.querySelector("[data-narrowed]")
const line = document.querySelector("[data-narrow]")
const [field, status, button] = ["input", "[role=status]", "button"].map(mark => line.querySelector(mark))
const rows = [...table.tBodies].flatMap(body => [...body.rows]).filter(row => row.cells.length > 1)

const narrow = () => {
  const words = fold(field.value).split(/\s+/)
  for (const row of rows) row.hidden = !words.every(word => fold(row.cells[0].textContent).includes(word))
  for (const body of table.tBodies)
    body.hidden = [...body.rows].every(row => row.hidden || row.cells.length === 1)
  status.textContent = field.value ? `${rows.filter(row => !row.hidden).length} / ${rows.length}` : ""
}

const isSeen = (/** @type {HTMLElement} */ cell) => cell.getClientRects().length && !cell.matches(".emn-line")
// A value without its signs, which stand in a column of their own, in words.
const wordsOf = (/** @type {HTMLElement} */ cell) => {
  if (cell.querySelector(".emn-missing")) return ""
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true))
  for (const sign of copy.querySelectorAll("sup")) sign.remove()
  return plain(copy.textContent.trim().replace(/[ \n]+/g, " "))
}

field.value = chosen("words") ?? field.value
field.addEventListener("input", () => {
  choose({ words: field.value || null })
  narrow()
})
button.addEventListener("click", () => {
  const seen = [...table.rows].filter(row => row.getClientRects().length && row.cells.length > 1)
  const [heads, ...others] = seen.map(row => [...row.cells].filter(isSeen))
  const names = heads.map(wordsOf)
  const flags = (/** @type {HTMLElement[]} */ cells) =>
    cells
      .flatMap((cell, at) => [...cell.querySelectorAll("sup")].map(sign => `${names[at]}: ${sign.title}`))
      .join("; ")
  const lines = others.map(cells => [...cells.map(wordsOf), flags(cells)])
  download(csvOf([[...names, line.dataset.signs], ...lines]), `${line.dataset.narrow}.csv`)
})
narrow()

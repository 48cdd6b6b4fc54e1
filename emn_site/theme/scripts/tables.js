// Tables marked with data-sortable can be sorted by any column; without this file they stay as they are. Where columns
// have names (data-key), the order stands in the address.

import { choose, chosen } from "./address.js"

const status = document.createElement("p")
status.className = "emn-hidden"
status.setAttribute("role", "status")
document.querySelector("main").append(status)

const collator = new Intl.Collator(document.documentElement.lang)

/** @type {(row: HTMLTableRowElement, column: number) => number | string | null} */
const sortValue = (row, column) => {
  const cell = row.cells[column]
  const value = cell.dataset.value
  if (value === undefined) return cell.textContent.trim()
  return value === "" ? null : Number(value)
}

/**
 * What is not known stays last in either direction.
 * @param {number | string | null} a
 * @param {number | string | null} b
 * @param {1 | -1} direction
 */
const compare = (a, b, direction) => {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === "number" && typeof b === "number") return direction * (a - b)
  return direction * collator.compare(String(a), String(b))
}

// Words begin with A and places with the first; what is counted begins with the most.
/** @type {(table: HTMLTableElement, header: HTMLTableCellElement, column: number) => boolean} */
const startsAscending = (table, header, column) =>
  header.dataset.first === "lowest" || typeof sortValue(table.tBodies[0].rows[0], column) === "string"

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} header
 * @param {number} column
 * @param {1 | -1} direction
 */
const sortBy = (table, header, column, direction) => {
  for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort")
  header.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending")
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter(row => row.cells.length > 1) // a line that heads them stays
    rows.sort((a, b) => compare(sortValue(a, column), sortValue(b, column), direction))
    body.append(...rows)
  }
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} header
 * @param {number} column
 */
const turn = (table, header, column) => {
  const before = header.getAttribute("aria-sort")
  const isFirst = startsAscending(table, header, column)
  const direction = (before ? before === "descending" : isFirst) ? 1 : -1
  sortBy(table, header, column, direction)
  const order = header.getAttribute("aria-sort") ?? ""
  status.textContent = table.dataset[order]?.replace("{column}", header.textContent.trim()) ?? ""
  if (header.dataset.key) choose({ sort: header.dataset.key, order })
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  for (const [column, header] of [...table.tHead.rows[0].cells].entries()) {
    if (header.dataset.unsorted !== undefined) continue
    const button = document.createElement("button")
    button.type = "button"
    button.className = "emn-sort"
    button.title = table.dataset.sortable.replace("{column}", header.textContent)
    button.append(...header.childNodes)
    button.addEventListener("click", () => turn(table, header, column))
    header.append(button)
    if (header.dataset.key && header.dataset.key === chosen("sort"))
      sortBy(table, header, column, chosen("order") === "ascending" ? 1 : -1)
  }
}

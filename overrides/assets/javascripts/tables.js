// Tables marked with data-sortable can be sorted by any column; without this file they stay as they are.

const collator = new Intl.Collator(document.documentElement.lang)

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

const sortBy = (table, header, column) => {
  const direction = header.getAttribute("aria-sort") === "descending" ? 1 : -1
  for (const other of header.parentElement.cells) other.removeAttribute("aria-sort")
  header.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending")
  const rows = [...table.tBodies[0].rows]
  rows.sort((a, b) => compare(sortValue(a, column), sortValue(b, column), direction))
  table.tBodies[0].append(...rows)
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  for (const [column, header] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "emn-sort"
    button.title = table.dataset.sortable.replace("{column}", header.textContent)
    button.append(...header.childNodes)
    button.addEventListener("click", () => sortBy(table, header, column))
    header.append(button)
  }
}

// On a phone one column of a wide table is shown at a time: the reader chooses which. Without this file the table
// scrolls, and on a desk all columns stand side by side whatever is chosen. Rows are never in order by a column that
// is not shown: then the chosen one orders them.

import { choose, chosen } from "./address.js"

for (const select of document.querySelectorAll("select[data-column]")) {
  const table = document.getElementById(select.dataset.column)
  const heads = [...table.tHead.rows[0].cells]
  const show = () => {
    const place = heads.findIndex(head => head.dataset.key === select.value)
    table.dataset.chosen = select.value
    for (const row of table.rows)
      for (const [column, cell] of [...row.cells].entries())
        cell.classList.toggle("emn-chosen", column === place)
    const sorted = heads.find(head => head.hasAttribute("aria-sort"))
    if (sorted && !sorted.offsetParent) heads[place].querySelector("button")?.click()
  }
  select.addEventListener("change", () => {
    choose({ [select.name]: select.value })
    show()
  })
  const asked = chosen(select.name)
  if ([...select.options].some(option => option.value === asked)) select.value = asked
  show()
}

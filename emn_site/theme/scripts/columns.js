// On a phone one column of a wide table is shown at a time: the reader chooses which. Without this file the table
// scrolls, and on a desk all columns stand side by side whatever is chosen.

for (const select of document.querySelectorAll("select[data-column]")) {
  const table = document.getElementById(select.dataset.column)
  const show = () => {
    table.dataset.chosen = select.value
    for (const row of table.rows)
      for (const [column, cell] of [...row.cells].entries())
        cell.classList.toggle("emn-chosen", column === Number(select.value))
  }
  select.addEventListener("change", show)
  show()
}

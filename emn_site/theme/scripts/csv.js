// Rows as a file that a spreadsheet opens: it separates with a semicolon where a comma parts decimals. Every row says
// all of itself, as in the files with names that the build writes (emn_site/exports/spreadsheets.py).

/** @type {(rows: string[][]) => Blob} */
export const csvOf = rows => {
  const separator = (0.5).toLocaleString(document.documentElement.lang).includes(",") ? ";" : ","
  const quoted = (/** @type {string} */ value) =>
    /[";,\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  const lines = rows.map(row => row.map(value => quoted(value.replaceAll("\u00a0", " "))).join(separator))
  return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" })
}

// A number as a program reads it: without the spaces between its thousands.
/** @type {(text: string) => string} */
export const plain = text => {
  const value = text.trim()
  return /^[−\d\u00a0.,]+$/.test(value) ? value.replaceAll("\u00a0", "").replace("−", "-") : value
}

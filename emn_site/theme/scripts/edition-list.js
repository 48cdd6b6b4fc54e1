// The list of all editions, on the page of its own.

/**
 * What versions.json says of an edition.
 * @typedef {{ when: string, why: string, who: string, former: string }} Correction
 * @typedef {{ when: string, path: string, order: Record<string, string>, checksum: string }} Erasure
 * @typedef {object} Properties
 * @property {Record<string, string>} [titles]
 * @property {string} [date]
 * @property {string} [commit]
 * @property {string} [checksum]
 * @property {number} bytes
 * @property {Correction[]} [corrections]
 * @property {Erasure[]} [erasures]
 * @typedef {{ version: string, title: string, properties?: Properties }} Version
 */

/**
 * What editions.js knows of them all: titles, addresses, the language, and how a former state is called and told.
 * @typedef {object} Editions
 * @property {(one: Version) => string} titleOf
 * @property {(version: string) => URL} homeIn
 * @property {string} locale
 * @property {string} former
 * @property {(name: string) => boolean} isOld
 */

/** @type {(corrections: Correction[], editions: Editions) => HTMLElement[]} */
const correctionCell = (corrections, { homeIn, former, isOld }) =>
  corrections.map(({ when, why, who, former: address }) => {
    const item = document.createElement("p")
    item.textContent = `${when}: ${why} (${who})`
    if (isOld(address)) {
      const link = document.createElement("a")
      link.href = homeIn(address).href
      link.textContent = former
      item.append(", ", link)
    }
    return item
  })

/**
 * What was erased from an edition by order, in the words of the page.
 * @param {Erasure[]} erasures
 * @param {string} template
 * @param {Editions} editions
 */
const erasureCell = (erasures, template, { locale }) =>
  erasures.map(({ when, path, order, checksum }) => {
    const item = document.createElement("p")
    /** @type {Record<string, string>} */
    const values = { when, path, order: order[locale] ?? Object.values(order)[0], checksum }
    item.textContent = template.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap)
    return item
  })

/** @type {(row: HTMLTableRowElement, content: string | Node | Node[]) => HTMLTableCellElement} */
const cell = (row, content) => {
  const node = row.insertCell()
  node.append(...[content].flat())
  return node
}

/** @type {(table: any, versions: Version[], editions: Editions) => void} */
export const setUpList = (table, versions, editions) => {
  const { titleOf, homeIn, locale } = editions
  const bytes = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 })
  for (const listed of versions) {
    const { version, properties } = listed
    const row = table.tBodies[0].insertRow()
    const link = document.createElement("a")
    link.href = homeIn(version).href
    link.textContent = titleOf(listed)
    cell(row, link)
    cell(row, properties?.date ?? "")
    const erased = erasureCell(properties?.erasures ?? [], table.dataset.erased, editions)
    const changes = [...correctionCell(properties?.corrections ?? [], editions), ...erased]
    cell(row, changes.length ? changes : table.dataset.uncorrected)
    cell(row, properties ? bytes.format(properties.bytes / 1e6) : "")
    for (const long of [properties?.commit, properties?.checksum]) {
      const code = document.createElement("code")
      code.textContent = long ?? ""
      cell(row, code)
    }
  }
  table.closest("[data-edition-table]").hidden = false
}

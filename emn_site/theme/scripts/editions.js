// Which editions there are: the selector on every page, the banner of an old one, the list of all.
// All of it is read from versions.json beside the editions, so that frozen pages never change.

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

const place = document.querySelector("[data-editions]")
const { edition, root, locale, former } = JSON.parse(place.textContent)
const LATEST = "latest"
// A name from versions.json becomes an address only if it has the form of one of our folders.
const NAME = /^(latest|[12]\d{3}(\.\d+)?)$/
const FORMER = /^[12]\d{3}(\.\d+)?-former-\d+$/
const home = new URL(root, document.baseURI) // of this edition
const all = new URL("../", home)
const folder = home.pathname.split("/").slice(-2)[0] // the edition, or what it was before a correction
const isFormer = FORMER.test(folder)

const read = async () => {
  const response = await fetch(new URL("versions.json", all))
  if (!response.ok) throw new Error(response.statusText)
  /** @type {Version[]} */
  const listed = await response.json()
  return listed.filter(({ version }) => NAME.test(version))
}

const titleOf = (/** @type {Version} */ version) => version.properties?.titles?.[locale] ?? version.title
const here = () => location.href.split(/[?#]/)[0].slice(home.href.length)
/** @type {(version: string, path: string) => URL} */
const addressIn = (version, path) => new URL(`${version}/${path}`, all)
const homeIn = (/** @type {string} */ version) =>
  addressIn(version, document.querySelector("[data-home]").dataset.home)

const exists = async (/** @type {URL} */ address) => (await fetch(address, { method: "HEAD" })).ok

const setUpSelector = (/** @type {Version[]} */ versions) => {
  const selector = document.querySelector("[data-edition-selector]")
  const select = selector.querySelector("select")
  const message = selector.querySelector("[data-edition-missing]")
  for (const version of versions) {
    const option = new Option(titleOf(version), version.version)
    option.selected = version.version === folder
    select.append(option)
    if (isFormer && version.version === edition)
      select.append(new Option(`${titleOf(version)}, ${former}`, folder, true, true))
  }
  selector.hidden = versions.length < 2
  selector.querySelector("button").addEventListener("click", async () => {
    const { value: chosen, text: title } = select.options[select.selectedIndex]
    message.hidden = true
    const target = addressIn(chosen, here())
    if (await exists(target)) {
      location.href = target.href + location.search + location.hash
      return
    }
    select.value = folder
    const link = message.querySelector("a")
    link.href = homeIn(chosen).href
    link.textContent = title
    message.hidden = false
  })
}

const setUpBanner = async (/** @type {Version[]} */ versions) => {
  const banner = document.querySelector("[data-edition-banner]")
  const latest = versions.find(({ version }) => version === LATEST)
  if (!banner || !latest) return
  const same = addressIn(LATEST, here())
  const link = banner.querySelector("a")
  link.href = ((await exists(same)) ? same : homeIn(LATEST)).href
  banner.querySelector("[data-edition-former]").hidden = !isFormer
  banner.hidden = false
}

const correctionCell = (/** @type {Correction[]} */ corrections) =>
  corrections.map(({ when, why, who, former: address }) => {
    const item = document.createElement("p")
    item.textContent = `${when}: ${why} (${who})`
    if (FORMER.test(address)) {
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
 */
const erasureCell = (erasures, template) =>
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

const setUpList = (/** @type {Version[]} */ versions) => {
  const table = document.querySelector("[data-edition-list]")
  if (!table) return
  const bytes = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 })
  for (const listed of versions) {
    const { version, properties } = listed
    const row = table.tBodies[0].insertRow()
    const link = document.createElement("a")
    link.href = homeIn(version).href
    link.textContent = titleOf(listed)
    cell(row, link)
    cell(row, properties?.date ?? "")
    for (const long of [properties?.commit, properties?.checksum]) {
      const code = document.createElement("code")
      code.textContent = long ?? ""
      cell(row, code)
    }
    cell(row, properties ? bytes.format(properties.bytes / 1e6) : "")
    const erased = erasureCell(properties?.erasures ?? [], table.dataset.erased)
    cell(row, [...correctionCell(properties?.corrections ?? []), ...erased])
  }
  table.closest("[data-edition-table]").hidden = false
}

if (edition)
  read().then(
    versions => {
      setUpSelector(versions)
      setUpList(versions)
      return setUpBanner(versions)
    },
    () => undefined, // Without the list the page is complete in itself.
  )

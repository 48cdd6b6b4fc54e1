// Which editions there are: the selector on every page, the banner of an old one, the list of all (edition-list.js).
// All of it is read from versions.json beside the editions, so that frozen pages never change.

/** @import { Version } from "./edition-list.js" */

import { bundle } from "./page.js"

const { edition, root, locale, former } = JSON.parse(document.querySelector("[data-editions]").textContent)
const table = document.querySelector("[data-edition-list]")
const LATEST = "latest"
// A name from versions.json becomes an address only if it has the form of one of our folders.
const NAME = /^(latest|[12]\d{3}(\.\d+)?)$/
const FORMER = /^[12]\d{3}(\.\d+)?-former-\d+$/
const home = new URL(root, document.baseURI) // of this edition
const all = new URL("../", home)
const folder = home.pathname.split("/").slice(-2)[0] // the edition, or what it was before a correction
const isOld = (/** @type {string} */ name) => FORMER.test(name)
const isFormer = isOld(folder)

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

if (edition)
  read().then(
    versions => {
      setUpSelector(versions)
      if (table)
        bundle("edition-list").then(({ setUpList }) =>
          setUpList(table, versions, { titleOf, homeIn, locale, former, isOld }),
        )
      return setUpBanner(versions)
    },
    () => undefined, // Without the list the page is complete in itself.
  )

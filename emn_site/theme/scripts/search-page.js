// The page of results: its words, filters and order stand in the address.

/** @import { Result } from "./search-types.js" */
/** @import { SearchEngine } from "./search-engine.js" */

import { ResultList, number, whenResting } from "./search-results.js"

const PAGE_SIZE = 10

export const setUpPage = () => {
  const page = document.querySelector("main")
  const form = page.querySelector("[data-search-form]")
  const input = form.querySelector("input")
  const filters = page.querySelector("[data-search-filters]")
  const fold = page.querySelector("[data-search-fold]")
  const selects = [...filters.querySelectorAll("select[data-facet]")]
  const order = filters.querySelector("select[name=sort]")
  const results = new ResultList(page, PAGE_SIZE)
  /** @type {() => Promise<Map<string, Set<number>>>} */
  let count = async () => new Map()

  // Each choice says how many of the pages found it would leave, given the other choices; what does not divide them
  // is not offered.
  /** @type {(found: Result[], facets: Map<string, Set<number>>) => void} */
  const recount = (found, facets) => {
    for (const select of selects) {
      const others = selects.filter(other => other !== select && other.value)
      const left = found.filter(({ id }) => others.every(o => facets.get(`${o.name}:${o.value}`)?.has(id)))
      let divides = Boolean(select.value)
      for (const option of select.options) {
        if (!option.value) continue
        option.dataset.label ??= option.text
        const count = left.filter(({ id }) => facets.get(`${select.name}:${option.value}`)?.has(id)).length
        option.text = `${option.dataset.label} (${number.format(count)})`
        option.hidden = option.disabled = !count && !option.selected
        divides ||= count > 1 && count < left.length
      }
      select.parentElement.hidden = !divides
    }
  }

  /** @type {(found: Result[], engine: SearchEngine) => Promise<Result[]>} */
  const narrowed = async (found, engine) => {
    fold.classList.toggle("emn-waiting", !found.length)
    if (!found.length) return found
    const chosen = selects.filter(select => select.value)
    count = async () => {
      const facets = await engine.facets()
      recount(found, facets)
      return facets
    }
    const facets = chosen.length ? await count() : new Map()
    const left = found.filter(({ id }) => chosen.every(c => facets.get(`${c.name}:${c.value}`)?.has(id)))
    return order.value === "date" ? engine.newestFirst(left) : left
  }

  // Nothing waits for the numbers beside the choices; without them there is nothing to choose.
  const show = async (isExact = false) => {
    await results.search(input.value, narrowed, isExact)
    document.querySelector("link[disabled]")?.removeAttribute("disabled")
    await count().catch(() => undefined)
  }

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search)
    input.value = asked.get("q") ?? ""
    for (const select of [...selects, order]) {
      select.value = asked.get(select.name) ?? ""
      if (select.selectedIndex < 0) select.selectedIndex = 0
    }
    return show(asked.has("exact"))
  }

  const toAddress = () => {
    const asked = new URLSearchParams()
    if (input.value.trim()) asked.set("q", input.value.trim())
    for (const select of [...selects, order]) if (select.value) asked.set(select.name, select.value)
    const query = asked.toString()
    history.replaceState(null, "", query ? `?${query}` : location.pathname)
    return show()
  }

  input.addEventListener("input", whenResting(toAddress))
  filters.addEventListener("change", toAddress)
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault()
    toAddress()
  })
  page.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => results.walk(event, input))
  window.addEventListener("popstate", fromAddress)
  // A reader may have typed before this file was there.
  if (input.value) toAddress()
  else fromAddress()
}

// How results are shown: in the dialog, and on the page of results.

import { SearchEngine } from "./search-engine.js"

const settings = JSON.parse(document.getElementById("emn-search-settings").textContent)
const RESTING = 150
const MOST_MARKED = 8

export const engine = new SearchEngine(settings)
export { settings }

const plural = new Intl.PluralRules(settings.locale)
export const number = new Intl.NumberFormat(settings.locale)
export const countOf = count =>
  (settings.count[plural.select(count)] ?? settings.count.other).replace("{count}", number.format(count))

const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

// Where a page is, with the words that were found, so that they can be shown again on it.
const addressOf = (address, words, anchor) => {
  const { pathname } = new URL(address, new URL(settings.root, document.baseURI))
  const marked = [...new Set(words)].slice(0, MOST_MARKED)
  const asked = marked.length ? `?${new URLSearchParams({ h: marked.join(" ") })}` : ""
  return pathname + asked + (anchor ? `#${anchor}` : "")
}

/** @type {(page: import("./search-excerpts.js").Shown) => HTMLLIElement} */
const resultItem = ({ address, title, kind, excerpt, section }) => {
  const item = element("li", "emn-result")
  const link = element("a", "", title)
  const found = excerpt.filter(({ isFound }) => isFound).map(({ text }) => text)
  link.href = addressOf(address, found)
  const line = element("p")
  line.append(...excerpt.map(({ text, isFound }) => (isFound ? element("mark", "", text) : text)))
  item.append(link)
  if (kind) item.append(element("p", "emn-kicker", kind))
  item.append(line)
  if (section) {
    const deep = element("a", "emn-result__section", section.title)
    deep.href = addressOf(address, section.words, section.id)
    const line = element("p")
    line.append(deep)
    item.append(line)
  }
  return item
}

export class ResultList {
  constructor(scope, size, { suggestsAlways = false } = {}) {
    this.suggestsAlways = suggestsAlways
    this.status = scope.querySelector("[data-search-status]")
    this.hint = scope.querySelector("[data-search-hint]")
    this.list = scope.querySelector("[data-search-results]")
    this.more = scope.querySelector("[data-search-more]")
    this.size = size
    this.found = []
    this.keys = []
    this.turn = 0
    this.more?.addEventListener("click", () => this.showNext(this.turn))
  }

  // `narrowed` takes what was found and returns what is to be shown, in order.
  async search(query, narrowed = results => results) {
    const turn = ++this.turn
    if (!query.trim()) return this.clear()
    try {
      const { results, isPartial, keys } = await engine.search(query)
      const shown = await narrowed(results)
      if (turn !== this.turn) return
      this.clear()
      Object.assign(this, { found: shown, keys })
      this.status.textContent = shown.length ? countOf(shown.length) : settings.none
      if (isPartial && shown.length) this.status.textContent += ` ${settings.partial}`
      await this.showNext(turn)
      if (!shown.length || isPartial || this.suggestsAlways) await this.suggest(query, turn)
    } catch {
      if (turn !== this.turn) return
      this.clear()
      this.status.textContent = settings.failed
    }
  }

  async showNext(turn) {
    const shown = this.list.children.length
    const next = this.found.slice(shown, shown + this.size)
    const pages = await Promise.all(next.map(result => engine.shown(result, this.keys)))
    if (turn !== this.turn) return
    this.list.append(...pages.map(resultItem))
    if (this.more) this.more.hidden = this.list.children.length >= this.found.length
    if (shown) this.list.children[shown].querySelector("a").focus()
  }

  // Another spelling, or the other language, where this search does not help.
  async suggest(query, turn) {
    const [correction, ...known] = await Promise.all([
      engine.correction(query),
      ...settings.others.map(other => !this.found.length && engine.isKnownIn(other.locale, query)),
    ])
    if (turn !== this.turn) return
    const links = settings.others
      .filter((_, at) => known[at])
      .map(other => [other.hint, other.address, query, other.name])
    if (correction) links.unshift([settings.meant, settings.address, correction, correction])
    for (const [text, address, asked, name] of links) {
      const line = element("p", "", `${text} `)
      const link = element("a", "", name)
      link.href = `${address}?${new URLSearchParams({ q: asked })}`
      line.append(link)
      this.hint.append(line)
    }
  }

  // Arrows go from the field to the results and back.
  walk(event, input) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const links = [...this.list.querySelectorAll("a")]
    if (!step || !links.length) return
    const here = links.indexOf(document.activeElement)
    if (here < 0 && document.activeElement !== input) return
    event.preventDefault()
    const next = here + step
    ;(next < 0 ? input : links[Math.min(next, links.length - 1)]).focus()
  }

  clear() {
    this.found = []
    this.list.replaceChildren()
    this.hint.replaceChildren()
    this.status.textContent = ""
    if (this.more) this.more.hidden = true
  }
}

export const whenResting = (action, milliseconds = RESTING) => {
  let timer
  return (...values) => {
    clearTimeout(timer)
    timer = setTimeout(() => action(...values), milliseconds)
  }
}

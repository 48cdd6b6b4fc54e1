// How results are shown: in the dialog, and on the page of results.

/** @import { Asked, Result, Settings } from "./search-types.js" */

import { element } from "./elements.js"
import { cardOf } from "./search-cards.js"
import { SearchEngine } from "./search-engine.js"

// Where the site begins, and what the search says in the language of the page.
const root = new URL("../../", import.meta.url)
const said = await fetch(new URL(`search-index/settings.${document.documentElement.lang}.json`, root))
if (!said.ok) throw new Error(said.statusText)
/** @type {Settings} */
const settings = { ...(await said.json()), root: root.href }
const RESTING = 150
const MOST_MARKED = 8
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

export const engine = new SearchEngine(settings)
export { settings }

const plural = new Intl.PluralRules(settings.locale)
export const number = new Intl.NumberFormat(settings.locale)
/** @type {(count: number) => string} */
const countOf = count =>
  (settings.count[plural.select(count)] ?? settings.count.other).replace("{count}", number.format(count))
/** @type {(count: number) => string} */
const statusOf = count => (count ? countOf(count) : settings.none)

// Where a page is, with the words that were found, so that they can be shown again on it.
/** @type {(address: string, words: string[], anchor?: string) => string} */
const addressOf = (address, words, anchor) => {
  const { pathname, hash } = new URL(address, root)
  const marked = [...new Set(words)].slice(0, MOST_MARKED)
  const asked = marked.length ? `?${new URLSearchParams({ h: marked.join(" ") })}` : ""
  return pathname + asked + (anchor ? `#${anchor}` : hash)
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

// What a screen reader says of an answer, which is shown below: its title and the first line.
/** @type {(card: Element) => string} */
const saidBy = card =>
  [...card.querySelectorAll("p")]
    .slice(0, 2)
    .map(line => line.textContent)
    .join(": ")
    .replace(/\.?$/, ". ")

export class ResultList {
  /**
   * @param {any} scope
   * @param {number} size
   */
  constructor(scope, size) {
    this.status = scope.querySelector("[data-search-status]")
    this.hint = scope.querySelector("[data-search-hint]")
    this.answer = scope.querySelector("[data-search-answer]")
    this.list = scope.querySelector("[data-search-results]")
    this.more = scope.querySelector("[data-search-more]")
    this.nowhere = scope.querySelector("[data-search-nowhere]")
    this.size = size
    this.engine = engine
    /** @type {Result[]} */
    this.found = []
    /** @type {string[]} */
    this.keys = []
    this.turn = 0
    this.more?.addEventListener("click", () => this.showNext(this.turn))
  }

  // `narrowed` takes what was found, and the engine that found it, and returns what is to be shown, in order.
  /** @type {(query: string, narrowed?: (results: Result[], engine: SearchEngine) => Result[] | Promise<Result[]>) => Promise<void>} */
  async search(query, narrowed = (/** @type {Result[]} */ results) => results) {
    const turn = ++this.turn
    if (!query.trim()) return this.clear()
    try {
      const asked = await engine.ask(query)
      const card = asked.answer && cardOf(asked.answer, settings)
      const shown = await narrowed(asked.results, asked.engine)
      if (turn !== this.turn) return
      this.clear()
      Object.assign(this, { found: shown, keys: asked.keys, engine: asked.engine })
      this.status.textContent = shown.length || !card ? statusOf(shown.length) : ""
      if (card) this.status.prepend(element("span", "emn-hidden", saidBy(card)))
      this.explain(asked)
      if (card) this.answer.append(card)
      await this.showNext(turn)
      this.nowhere.hidden = Boolean(shown.length || card)
      if (!shown.length && !card) await this.suggest(query, turn)
    } catch {
      if (turn !== this.turn) return
      this.clear()
      this.status.textContent = settings.failed
    }
  }

  /** @type {(turn: number) => Promise<void>} */
  async showNext(turn) {
    const shown = this.list.children.length
    const next = this.found.slice(shown, shown + this.size)
    const pages = await Promise.all(next.map(result => this.engine.shown(result, this.keys)))
    if (turn !== this.turn) return
    this.list.append(...pages.map(resultItem))
    if (this.more) this.more.hidden = this.list.children.length >= this.found.length
    if (shown) this.list.children[shown].querySelector("a").focus()
  }

  // That the question was read otherwise than it was typed, or answered in another language.
  /** @type {(asked: { spelt: string | undefined, engine: SearchEngine }) => void} */
  explain({ spelt, engine: used }) {
    if (spelt) this.hint.append(element("p", "", `${settings.spelt} ${spelt}`))
    const other = settings.others.find(({ locale }) => locale === used.locale)
    if (!other) return
    this.hint.append(element("p", "", `${settings.elsewhere} ${other.name}`))
    for (const place of [this.answer, this.list]) place.lang = other.locale
  }

  // Words that look like those that nobody knows.
  /** @type {(query: string, turn: number) => Promise<void>} */
  async suggest(query, turn) {
    const words = await engine.alike(query)
    if (turn !== this.turn || !words.length) return
    const line = element("p", "", `${settings.meant} `)
    words.forEach((word, at) => {
      const link = element("a", "", word)
      link.href = `${new URL(settings.address, root).pathname}?${new URLSearchParams({ q: word })}`
      line.append(at ? ", " : "", link)
    })
    this.hint.append(line)
  }

  // Arrows go from the field to the results and back.
  /** @type {(event: KeyboardEvent, input: HTMLElement) => void} */
  walk(event, input) {
    const step = STEPS[event.key]
    const links = [...this.answer.querySelectorAll("a"), ...this.list.querySelectorAll("a")]
    if (!step || !links.length) return
    const here = links.indexOf(document.activeElement)
    if (here < 0 && document.activeElement !== input) return
    event.preventDefault()
    const next = here + step
    ;(next < 0 ? input : links[Math.min(next, links.length - 1)]).focus()
  }

  clear() {
    this.found = []
    for (const place of [this.list, this.hint, this.answer]) place.replaceChildren()
    for (const place of [this.answer, this.list]) place.removeAttribute("lang")
    this.nowhere.hidden = true
    this.status.textContent = ""
    if (this.more) this.more.hidden = true
  }
}

/** @type {<Values extends unknown[]>(action: (...values: Values) => unknown, milliseconds?: number) => (...values: Values) => void} */
export const whenResting = (action, milliseconds = RESTING) => {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer
  return (...values) => {
    clearTimeout(timer)
    timer = setTimeout(() => action(...values), milliseconds)
  }
}

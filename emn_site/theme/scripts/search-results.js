// How results are shown: in the dialog, and on the page of results.

/** @import { Answer, Asked, Result, Settings } from "./search-types.js" */

import { element } from "./elements.js"
import { definitionCard } from "./answer-parts.js"
import { loadBox } from "./search-answers.js"
import { SearchEngine, charts } from "./search-engine.js"
import { SearchIndex } from "./search-index.js"

// Where the site begins, and what the search says in the language of the page.
const root = new URL("../../", import.meta.url)
const index = new SearchIndex(new URL("search-index/", root), document.documentElement.lang)
/** @type {Settings} */
const settings = { ...(await index.settings()), root: root.href }
const RESTING = 150
const MOST_MARKED = 8
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 }

export const engine = new SearchEngine(settings, settings.locale, index)
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

// A line of links after some words.
/** @type {(kind: string, label: string, links: string[][]) => HTMLElement} */
const listOf = (kind, label, links) => {
  const line = element("p", kind, `${label} `)
  links.forEach(([address, text], at) => {
    const link = element("a", "", text)
    link.href = new URL(address, root).href
    line.append(at ? ", " : "", link)
  })
  return line
}

// A page that was found, as it is told of: title, kind and summary.
/** @type {(page: { address: string, title: string, kind: string, lead: string, text?: string }, also: Result["also"]) => HTMLLIElement} */
const resultItem = ({ address, title, kind, lead, text }, also = []) => {
  const item = element("li", text ? "emn-result emn-result--coming" : "emn-result")
  const link = element("a", "", title)
  link.href = addressOf(address, [])
  item.append(link)
  if (kind) item.append(element("p", "emn-kicker", kind))
  if (also.length)
    item.append(
      listOf(
        "emn-result__also",
        settings.also,
        also.map(([, to, year]) => [to, year]),
      ),
    )
  item.append(element("p", "emn-result__text", lead))
  return item
}

// A sentence with the words looked for in the place of the summary, and the section with most of them.
/** @type {(item: Element, address: string, excerpt: import("./search-excerpts.js").Excerpt) => void} */
const addExcerpt = (item, address, { pieces, section }) => {
  const found = pieces.filter(({ isFound }) => isFound).map(({ text }) => text)
  const link = item.querySelector("a")
  if (link) link.href = addressOf(address, found)
  const shown = pieces.map(({ text, isFound }) => (isFound ? element("mark", "", text) : text))
  item.querySelector(".emn-result__text")?.replaceChildren(...shown)
  if (!section) return
  const deep = element("a", "", section.title)
  deep.href = addressOf(address, section.words, section.id)
  item.querySelector(".emn-kicker")?.append(" ", deep)
}

/** @type {(answer: Answer) => Promise<HTMLElement>} */
const cardOf = async answer =>
  answer.kind === "definition"
    ? definitionCard(answer, settings)
    : (await loadBox()).figureCard(answer, settings)

// The chart of an answer, into the room that its card keeps.
/** @type {(card: Element | undefined, answer: Answer | undefined) => Promise<void>} */
const addChart = async (card, answer) => {
  const room = card?.querySelector(".emn-answer__chart")
  if (!room || answer?.kind !== "figure" || !answer.chart) return
  /** @type {typeof import("./answer-chart.js")} */
  const { seriesChart } = await import(charts)
  room.append(seriesChart(answer.chart, settings.locale))
}

// When what was found has been drawn: it comes before what is still to be loaded.
const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))

// What a screen reader says of an answer, which is shown below: its title and the first line.
/** @type {(card: Element) => string} */
const labelOf = card => {
  const [title, first] = card.querySelectorAll("p")
  const line = card.querySelector("strong")?.closest("p") ?? first
  return [title, line]
    .flatMap(one => one?.textContent ?? [])
    .join(": ")
    .replace(/\.?$/, ". ")
}

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
  /** @type {(query: string, narrowed?: (results: Result[], engine: SearchEngine) => Result[] | Promise<Result[]>, isExact?: boolean) => Promise<void>} */
  async search(query, narrowed = (/** @type {Result[]} */ results) => results, isExact = false) {
    const turn = ++this.turn
    if (!query.trim()) return this.clear()
    try {
      const asked = await engine.ask(query, isExact)
      const card = asked.answer && (await cardOf(asked.answer))
      const left = await narrowed(asked.results, asked.engine)
      const shown = await asked.engine.together(left)
      if (turn !== this.turn) return
      this.clear()
      Object.assign(this, { found: shown, keys: asked.keys, engine: asked.engine })
      this.status.textContent = shown.length || !card ? statusOf(left.length) : ""
      if (card) this.status.prepend(element("span", "emn-hidden", labelOf(card)))
      this.explain(query, asked)
      if (card) this.answer.append(card)
      await this.showNext(turn)
      addChart(card, asked.answer).catch(() => undefined) // Its figures stand in the card.
      this.nowhere.hidden = Boolean(shown.length || card)
      if (!shown.length && !card) await this.suggest(query, turn)
    } catch {
      if (turn !== this.turn) return
      this.clear()
      this.status.textContent = settings.failed
    }
  }

  // The next pages at once as the index tells of them; a sentence of each as its text comes.
  /** @type {(turn: number) => Promise<void>} */
  async showNext(turn) {
    const shown = this.list.children.length
    const next = this.found.slice(shown, shown + this.size)
    const { engine: found, keys } = this
    const pages = await Promise.all(next.map(result => found.page(result)))
    if (turn !== this.turn) return
    const items = pages.map((page, at) => resultItem(page, next[at].also))
    this.list.append(...items)
    if (this.more) this.more.hidden = this.list.children.length >= this.found.length
    if (shown) this.list.children[shown].querySelector("a").focus()
    await painted()
    for (const [at, item] of items.entries())
      found.excerpt(next[at], keys).then(
        excerpt => addExcerpt(item, pages[at].address, excerpt),
        () => undefined, // The summary says enough.
      )
  }

  // That the question was read otherwise than it was typed, or answered in another language.
  /** @type {(query: string, found: { spelt: string | undefined, asked: Asked, answer: Answer | undefined, engine: SearchEngine, isOther?: boolean }) => void} */
  explain(query, { spelt, asked, answer, engine: used, isOther }) {
    const exactly = `${settings.address}?${new URLSearchParams({ q: query, exact: "1" })}`
    if (spelt) {
      this.hint.append(element("p", "", `${settings.spelt} ${spelt}`))
      this.hint.append(listOf("", settings.exactly, [[exactly, query]]))
    }
    const called = asked.isQuoted ? asked.matches.flatMap(({ group }) => group.name ?? []) : []
    if (called.length && !spelt) this.hint.append(element("p", "", `${settings.spelt} ${called.join(", ")}`))
    // An answer to a question of another language has used its words.
    if (asked.absent.length && !(answer && asked.isForeign))
      this.hint.append(element("p", "", `${settings.absent} ${asked.absent.join(", ")}`))
    const other = settings.others.find(({ locale }) => locale === used.locale)
    if (!other) return
    this.hint.append(element("p", "", `${isOther ? settings.quoted : settings.elsewhere} ${other.name}`))
    for (const place of [this.answer, this.list]) place.lang = other.locale
  }

  // Words that look like those that nobody knows.
  /** @type {(query: string, turn: number) => Promise<void>} */
  async suggest(query, turn) {
    const words = await engine.alike(query)
    if (turn !== this.turn || !words.length) return
    const links = words.map(word => [`${settings.address}?${new URLSearchParams({ q: word })}`, word])
    this.hint.append(listOf("", settings.meant, links))
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

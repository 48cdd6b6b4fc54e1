// From what a reader types to pages in order: what words are worth, names of one thing, the index, the newer first.

/** @import { Answer, Answered, Asked, Found, Result, Settings, Weighed, Word } from "./search-types.js" */
/** @import { PageText } from "./search-texts.js" */
/** @import { Shown } from "./search-excerpts.js" */

import { answerTo } from "./search-answers.js"
import { shownOf } from "./search-excerpts.js"
import { SearchIndex } from "./search-index.js"
import { MOST_READINGS, combinations, namesOf, neighbours, newestOf, ordered } from "./search-ranking.js"
import { Reading } from "./search-reading.js"
import { textOf } from "./search-texts.js"
import { WordForms, remembered } from "./word-forms.js"

const OTHER_NAME = 0.95 // What another name of a thing weighs beside that which was typed.
const LONGER = 0.75 // What a longer name weighs lies between the sum of its words and their mean.
const WHOLE = 1.1 // How much a page loses that has only part of what was asked for.
const EXACT = 1.5 // How much better a page is whose title is what was asked for.
const PHRASE = /^\s*["„“].*["“”]\s*$/
const MOST_CLOSER = 6
const CLOSER = 1.15 // How much better a page is with two of the words side by side in its title.
const MOST_KEPT = 1500
const KEEP_AFTER = 2000 // Milliseconds: the results come first.

/** @type {(milliseconds: number) => Promise<void>} */
const later = milliseconds => new Promise(done => setTimeout(done, milliseconds))

export class SearchEngine {
  /** @type {string} */
  locale
  #settings
  #index
  #forms
  #reading
  #texts = new Map()
  /** @type {Map<string, SearchEngine>} */
  #others = new Map()
  /** @type {Promise<void> | undefined} */
  #kept

  /** @param {Settings} settings @param {string} [locale] */
  constructor(settings, locale = settings.locale) {
    this.locale = locale
    this.#settings = settings
    this.#index = new SearchIndex(new URL(settings.folder, settings.root), locale)
    this.#forms = new WordForms(this.#index)
    this.#reading = new Reading(this.#index, this.#forms)
  }

  // The same search in another language.
  /** @type {(locale: string) => SearchEngine} */
  in(locale) {
    if (!this.#others.has(locale)) this.#others.set(locale, new SearchEngine(this.#settings, locale))
    return /** @type {SearchEngine} */ (this.#others.get(locale))
  }

  // Once a reader searches, the search is kept for when the network goes; not where data are to be saved.
  async #keep() {
    if (!navigator.serviceWorker || navigator.connection?.saveData || !this.#settings.worker) return
    await navigator.serviceWorker.register(new URL(this.#settings.worker, this.#settings.root))
    const { active } = await navigator.serviceWorker.ready
    navigator.serviceWorker.onmessage = () => (document.documentElement.dataset.search = "kept")
    const files = await this.#index.addresses()
    const few = files.length <= MOST_KEPT ? files : []
    // What this page was made of came before there was anybody to keep it.
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
    active?.postMessage({
      folder: this.#index.folder,
      index: files,
      files: [location.href, ...loaded, ...few],
    })
  }

  // Pages with the most of what was asked for, the words looked for, and an answer where there is one; `spelt` is
  // the question as it was understood, where it had mistakes.
  /** @type {(typed: string) => Promise<Found>} */
  async search(typed) {
    const asked = await this.#reading.read(typed)
    const keys = asked.words.flatMap(({ keys }) => keys.flat())
    const isPhrase = PHRASE.test(typed)
    const found = isPhrase ? await this.#phrase(asked) : await this.#closer(asked, await this.#found(asked))
    const results = asked.asksNewest ? newestOf(found) : found
    this.#kept ??= later(KEEP_AFTER)
      .then(() => this.#keep())
      .catch(() => (this.#kept = undefined))
    return { results: this.#countryFirst(asked, results), keys, spelt: asked.spelt, asked }
  }

  // What was found and the answer, if there is one, in this language, or in another that knows all of the words;
  // `engine` is that which found it.
  /** @type {(typed: string) => Promise<Answered>} */
  async ask(typed) {
    const here = await this.#answered(typed)
    if (here.answer || here.asked.isUnderstood) return here
    for (const { locale } of this.#settings.others ?? []) {
      const there = await this.in(locale).#answered(typed)
      if (there.asked.isUnderstood && there.results.length) return there
    }
    return here
  }

  /** @type {(typed: string) => Promise<Answered>} */
  async #answered(typed) {
    const found = await this.search(typed)
    return { ...found, answer: await this.#answer(typed, found.asked), engine: this }
  }

  // How a figure is asked for is loaded when something of a question can be answered; a quotation asks for pages.
  /** @type {(typed: string, asked: Asked) => Promise<Answer | undefined>} */
  async #answer(typed, asked) {
    const isNamed = asked.matches.some(({ group }) => group.country || group.term)
    if (PHRASE.test(typed) || !(asked.asksMeaning || asked.asksFigure || isNamed)) return undefined
    try {
      return await answerTo(typed, asked, this.#index, this.locale)
    } catch {
      return undefined // The pages that were found are shown all the same.
    }
  }

  /** @type {(asked: Asked) => Promise<Result[]>} */
  async #phrase({ words }) {
    const every = combinations(words.map(({ keys }) => keys))
    const found = await Promise.all(every.map((/** @type {string[]} */ keys) => this.#index.withPhrase(keys)))
    return ordered(found.flat())
  }

  // Among the first, those whose titles have the words side by side come before.
  /** @type {(asked: Asked, results: Result[]) => Promise<Result[]>} */
  async #closer({ told }, results) {
    if (told.length < 2) return results
    const first = results.slice(0, MOST_CLOSER)
    const titles = await Promise.all(first.map(async result => (await this.#index.page(result.id)).title))
    for (const [at, result] of first.entries()) result.score *= CLOSER ** neighbours(titles[at], told)
    return [...ordered(first), ...results.slice(MOST_CLOSER)]
  }

  // What is shown of a page is read from the page itself, but of one that only lists others.
  /** @type {(result: Result) => Promise<PageText & { address: string, title: string, kind: string }>} */
  async #page({ id }) {
    const { lead, ...page } = await this.#index.page(id)
    if (lead !== undefined) return { ...page, text: lead, sections: [] }
    try {
      return { ...page, ...(await this.#text(page.address)) }
    } catch {
      return { ...page, text: "", sections: [] } // Found without a network, but never opened with one.
    }
  }

  /** @type {(address: string) => Promise<PageText>} */
  #text(address) {
    return remembered(this.#texts, address, async () => {
      const response = await fetch(new URL(address, this.#settings.root))
      if (!response.ok) throw new Error(response.statusText)
      return textOf(await response.text(), this.locale)
    })
  }

  // What is looked for: words by themselves, and names of several words, each with the other names of the thing.
  /** @type {(asked: Asked) => { from: number, to: number, words: Word[], names: string[][][] }[]} */
  #spans({ words, matches }) {
    const longest = matches.slice().sort((one, other) => other.to - other.from - (one.to - one.from))
    /** @type {{ from: number, to: number, words: Word[], names: string[][][] }[]} */
    const spans = []
    const taken = new Set()
    for (const { group, from, to } of longest) {
      const same = spans.find(span => span.from === from && span.to === to)
      const places = Array.from({ length: to - from }, (_, at) => from + at)
      if (!same && places.some(at => taken.has(at))) continue
      for (const at of places) taken.add(at)
      const names = group.here.slice(0, group.targets)
      if (same) same.names.push(...names)
      else spans.push({ from, to, words: words.slice(from, to), names })
    }
    for (const [at, word] of words.entries())
      if (!taken.has(at)) spans.push({ from: at, to: at + 1, words: [word], names: [] })
    return spans
  }

  /** @type {(asked: Asked) => Promise<Result[]>} */
  async #found(asked) {
    const spans = await Promise.all(this.#spans(asked).map(span => this.#weighed(span)))
    const known = spans.filter(({ worth }) => worth > 0)
    if (!known.length) return []
    const all = known.reduce((sum, { worth }) => sum + worth, 0)
    const count = await this.#index.count()
    const scores = new Float64Array(count)
    const matched = new Float64Array(count)
    for (const span of known)
      for (let id = 0; id < count; id++)
        if (span.scores[id]) {
          scores[id] += span.scores[id]
          matched[id] += span.matched[id]
        }
    const titles = await this.#index.titles()
    const length = asked.told.length
    /** @type {Result[]} */
    const results = []
    for (let id = 0; id < count; id++)
      if (scores[id]) {
        const inTitle = known.reduce((sum, span) => sum + span.inTitle[id], 0)
        const isTitle = inTitle >= length && titles[id] <= length
        const score = scores[id] * (matched[id] / all) ** WHOLE * (isTitle ? EXACT : 1)
        results.push({ id, score, parts: known, isWhole: matched[id] > all * 0.99 })
      }
    return ordered(results)
  }

  // How much each page has of a span: of its words, or of another name of the same thing, whichever is more.
  /** @type {(span: { words: Word[], names: string[][][] }) => Promise<Weighed>} */
  async #weighed({ words, names }) {
    const count = await this.#index.count()
    const own = await Promise.all(words.map(word => this.#ownScores(word)))
    /** @type {Weighed} */
    const span = {
      scores: new Float64Array(count),
      matched: new Float64Array(count),
      inTitle: new Uint8Array(count),
      worth: 0,
      keys: [],
    }
    for (const one of own) {
      span.worth += one.worth
      span.keys.push(...one.keys)
      for (let id = 0; id < count; id++)
        if (one.scores[id]) {
          span.scores[id] += one.scores[id]
          span.matched[id] += one.worth
          span.inTitle[id] += one.inTitle[id]
        }
    }
    const others = await Promise.all(
      names.flatMap(name => combinations(name)).map(keys => this.#index.withAll(keys)),
    )
    for (const other of others) {
      const weight = OTHER_NAME * Math.min(1, words.length / other.length) ** LONGER
      // Where nobody has the words that were typed, another name is worth what it is.
      if (!span.worth) span.worth = other.worth * weight
      for (let id = 0; id < count; id++)
        if (other.scores[id] * weight > span.scores[id]) {
          span.scores[id] = other.scores[id] * weight
          span.matched[id] = span.worth
          span.inTitle[id] = Math.max(span.inTitle[id], other.inTitle[id] === other.length ? words.length : 0)
        }
      span.keys.push(...other.keys)
    }
    return span
  }

  // A word may be several of the index: the best of them counts.
  /** @type {(word: Word) => Promise<Omit<Weighed, "matched">>} */
  async #ownScores({ keys, worth }) {
    const found = await Promise.all(keys.slice(0, MOST_READINGS).map(one => this.#index.withAll(one)))
    const count = await this.#index.count()
    const scores = new Float64Array(count)
    const inTitle = new Uint8Array(count)
    for (const one of found)
      for (let id = 0; id < count; id++)
        if (one.scores[id]) {
          scores[id] = Math.max(scores[id], one.scores[id] * worth)
          inTitle[id] = Math.max(inTitle[id], one.inTitle[id] === one.length ? 1 : 0)
        }
    return {
      scores,
      inTitle,
      worth: Math.max(0, ...found.map(one => one.worth * worth)),
      keys: found.flatMap(one => one.keys),
    }
  }

  // The page of a country comes first for its name alone.
  /** @type {(asked: Asked, results: Result[]) => Result[]} */
  #countryFirst({ matches }, results) {
    const whole = matches.find(({ group, isWhole }) => group.country && isWhole)
    if (!whole) return results
    const isOwn = (/** @type {Result} */ { id }) => id === whole.group.page
    return [...results.filter(isOwn), ...results.filter(result => !isOwn(result))]
  }

  // What a reader sees of a page that was found: a sentence with the words looked for.
  /** @type {(result: Result, keys: string[]) => Promise<Shown>} */
  async shown(result, keys) {
    return shownOf(await this.#page(result), new Set([...keys, ...namesOf(result.parts)]), this.#forms)
  }

  // Words of the pages that look like those of a question that found nothing.
  /** @type {(typed: string) => Promise<string[]>} */
  alike(typed) {
    return this.#reading.alike(typed)
  }

  /** @type {(results: Result[]) => Result[]} */
  newestFirst(results) {
    return [...results].sort((one, other) => one.id - other.id)
  }

  facets() {
    return this.#index.facets()
  }
}

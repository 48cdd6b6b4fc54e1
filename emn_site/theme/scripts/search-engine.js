// From what a reader types to pages in order: what words are worth, names of one thing, the index, the newer first.

/** @import { Answer, Answered, Asked, Found, Result, Settings } from "./search-types.js" */
/** @import { Excerpt } from "./search-excerpts.js" */

/** @typedef {{ asked: Asked, phrases: string[], without: string[], rest: string, named: Result[] }} Read */

import { answerTo, box } from "./search-answers.js"
import { SearchIndex } from "./search-index.js"
import { identifierIn, partsOf } from "./search-parts.js"
import { namesOf, neighbours, newestOf, ordered, typesNamed, without } from "./search-ranking.js"
import { Reading } from "./search-reading.js"
import { Scores } from "./search-scores.js"
import { WordForms } from "./word-forms.js"

const MOST_CLOSER = 6
const MOST_SHOWN = 10 // What is told of them is loaded at once.
const CLOSER = 1.15 // How much better a page is with two of the words side by side in its title.
const MOST_KEPT = 1500
const ABOUT = 0.7 // Of a type, the newest is looked for among works that are this much about the rest.
/** How excerpts are cut, which comes after the results. */
const excerpts = new URL("search-excerpts.js", import.meta.url).href
/** How the chart of an answer is drawn, which comes after them, too. */
export const charts = new URL("answer-chart.js", import.meta.url).href
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
  #lexicons
  /** @type {(string | undefined)[]} */
  #letters
  #scores
  /** @type {Map<string, SearchEngine>} */
  #all
  /** @type {Promise<void> | undefined} */
  #stored

  // `all` are the engines of all languages of the site.
  /** @param {Settings} settings @param {string} [locale] @param {SearchIndex} [index] @param {Map<string, SearchEngine>} [all] */
  constructor(settings, locale = settings.locale, index = undefined, all = new Map()) {
    this.locale = locale
    this.#all = all.set(locale, this)
    this.#settings = settings
    this.#index = index ?? new SearchIndex(new URL(settings.folder, settings.root), locale)
    this.#forms = new WordForms(this.#index)
    this.#scores = new Scores(this.#index)
    const { locale: first, others = [], folder, root } = settings
    const locales = [first, ...others.map(other => other.locale)].filter(one => one !== locale)
    const beside = locales.map(one => new SearchIndex(new URL(folder, root), one, "-words"))
    this.#lexicons = [this.#index, ...beside].map(one => new WordForms(one, "lexicon"))
    this.#letters = [undefined, ...locales].map(one => others.find(({ locale }) => locale === one)?.letters)
    this.#reading = new Reading(this.#index, this.#forms, word => this.#isWord(word))
  }

  // The same search in another language.
  /** @type {(locale: string) => SearchEngine} */
  in(locale) {
    return this.#all.get(locale) ?? new SearchEngine(this.#settings, locale, undefined, this.#all)
  }

  // Whether the dictionary of any language of the site has a word: such a word is no mistake. A language in which some of
  // its letters are not written is not asked.
  /** @type {(word: string) => Promise<boolean>} */
  async #isWord(word) {
    const letters = word.toLowerCase().match(/\p{L}/gu) ?? []
    const asked = this.#lexicons.filter((_, at) =>
      letters.every(letter => this.#letters[at]?.includes(letter) ?? true),
    )
    return (await Promise.all(asked.map(one => one.knows(word)))).some(Boolean)
  }

  // Once a reader searches, the search is kept for when the network goes; not where data are to be saved.
  async #keep() {
    if (!navigator.serviceWorker || navigator.connection?.saveData || !this.#settings.worker) return
    await navigator.serviceWorker.register(new URL(this.#settings.worker, this.#settings.root))
    const { active } = await navigator.serviceWorker.ready
    navigator.serviceWorker.onmessage = () => (document.documentElement.dataset.search = "kept")
    const files = await this.#index.addresses()
    const few = files.length <= MOST_KEPT ? files.filter(name => !name.includes("/lexicon/")) : []
    // What this page was made of came before there was anybody to keep it.
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
    active?.postMessage({
      folder: this.#index.folder,
      index: files,
      files: [location.href, ...loaded, box, charts, excerpts, ...few],
    })
  }

  // Pages with the most of what was asked for, the words looked for, and an answer where there is one; `spelt` is
  // the question as it was understood, where it had mistakes; none is looked for in what is asked for exactly.
  /** @type {(query: string, isExact?: boolean) => Promise<Found>} */
  async search(query, isExact = false) {
    return this.#found(await this.#read(query, isExact))
  }

  /** @type {(query: string, isExact: boolean) => Promise<Read>} */
  async #read(query, isExact) {
    const plain = query.normalize("NFKC")
    const { phrases, without, rest } = partsOf(plain)
    this.#index.tellAll().catch(() => undefined) // It is asked for below.
    const asked = await this.#reading.read(rest || phrases.join(" "), isExact || !rest)
    if (asked.asksNewest) this.facets().catch(() => undefined) // They are asked for below.
    const named = await this.#named(plain)
    if (named.length) asked.absent = []
    asked.isNarrowed = Boolean(phrases.length || without.length || named.length)
    return { asked, phrases, without, rest, named }
  }

  /** @type {(read: Read) => Promise<Found>} */
  async #found({ asked, phrases, without, rest, named }) {
    const keys = asked.words.flatMap(({ keys }) => keys.flat())
    const wanted = named.length ? named : await this.#wanted(asked, phrases, rest)
    const found = await this.#without(wanted, without)
    const results = asked.asksNewest ? await this.#newest(asked, found) : found
    this.#stored ??= later(KEEP_AFTER)
      .then(() => this.#keep())
      .catch(() => (this.#stored = undefined))
    return { results: this.#countryFirst(asked, results), keys, spelt: asked.spelt, asked }
  }

  // What was found and the answer, if there is one, in this language, or in another that knows all of the words;
  // `engine` is that which found it.
  /** @type {(query: string, isExact?: boolean) => Promise<Answered>} */
  async ask(query, isExact = false) {
    const here = await this.#answered(query, isExact)
    const { absent, isQuoted, isNarrowed, matches } = here.asked
    // Words of another language that only stand in titles quoted here, and are the name of nothing.
    const isOther = isQuoted && !isNarrowed && !matches.length && !isExact
    // What was mended is a word of no language here.
    if (here.answer || !(absent.length || isOther)) return here
    for (const { locale } of this.#settings.others ?? []) {
      const other = this.in(locale)
      if (!(await other.#understands(query, isOther))) continue
      const there = await other.#answered(query, isExact)
      if (there.results.length > (absent.length ? 0 : here.results.length)) return { ...there, isOther }
    }
    return here
  }

  // Whether this language knows every word of a question as it is typed; `asOwn`, not from titles quoted.
  /** @type {(query: string, asOwn: boolean) => Promise<boolean>} */
  async #understands(query, asOwn) {
    const { phrases, rest } = partsOf(query.normalize("NFKC"))
    const { isUnderstood, isQuoted } = await this.#reading.read(rest || phrases.join(" "), true)
    return isUnderstood && !(asOwn && isQuoted)
  }

  /** @type {(query: string, isExact: boolean) => Promise<Answered>} */
  async #answered(query, isExact) {
    const read = await this.#read(query, isExact)
    const [found, answer] = await Promise.all([this.#found(read), this.#answer(query, read.asked)])
    return { ...found, answer, engine: this }
  }

  // How a figure is asked for is loaded when something of a question can be answered; a quotation asks for pages.
  /** @type {(query: string, asked: Asked) => Promise<Answer | undefined>} */
  async #answer(query, asked) {
    const isNamed = asked.matches.some(({ group }) => group.country || group.term)
    if (asked.isNarrowed || !(asked.asksMeaning || asked.asksFigure || isNamed)) return undefined
    try {
      return await answerTo(query, asked, this.#index, this.locale)
    } catch {
      return undefined // The pages that were found are shown all the same.
    }
  }

  // The works with an identifier that was typed.
  /** @type {(query: string) => Promise<Result[]>} */
  async #named(query) {
    const identifier = identifierIn(query)
    return identifier ? ordered(await this.#index.named(identifier)) : []
  }

  // Pages with every phrase, the better the more they have of the rest; without phrases, those with the most of it.
  /** @type {(asked: Asked, phrases: string[], rest: string) => Promise<Result[]>} */
  async #wanted(asked, phrases, rest) {
    const others = phrases.length && !rest ? [] : await this.#closer(asked, await this.#scores.found(asked))
    if (!phrases.length) return others
    const words = await Promise.all(phrases.map(phrase => this.#reading.phrase(phrase)))
    const found = await Promise.all(words.map(one => this.#index.withPhrase(one)))
    const besides = new Map(others.map(({ id, score }) => [id, score]))
    const parts = [{ keys: words.flat(2) }]
    const ids = [...found[0].keys()].filter(id => found.every(scores => scores.has(id)))
    return ordered(
      ids.map(id => {
        const score = found.reduce((sum, scores) => sum + (scores.get(id) ?? 0), besides.get(id) ?? 0)
        return { id, score, parts, isComplete: true }
      }),
    )
  }

  // Results but for the pages that have one of some words.
  /** @type {(results: Result[], words: string[]) => Promise<Result[]>} */
  async #without(results, words) {
    const unwanted = await Promise.all(
      words.map(async word => this.#index.withPhrase(await this.#reading.phrase(word))),
    )
    return results.filter(({ id }) => !unwanted.some(scores => scores.has(id)))
  }

  // The newest first: all of a type of works, where nothing else is asked for, else those of it about the rest.
  /** @type {(asked: Asked, found: Result[]) => Promise<Result[]>} */
  async #newest(asked, found) {
    /** @type {Record<string, string[][][]>} */
    const types = await this.#index.file("types")
    const { named, words } = typesNamed(types, asked.words)
    if (!named.length) return newestOf(found)
    const facets = await this.facets()
    const pages = new Set(named.flatMap(type => [...(facets.get(`type:${type}`) ?? [])]))
    const rest = without(asked, words)
    const about = rest.words.length ? await this.#scores.found(rest) : []
    const parts = [{ keys: words.flatMap(({ keys }) => keys.flat()) }]
    const first = rest.telling.length
      ? newestOf(
          about.filter(({ id }) => pages.has(id)),
          ABOUT,
        )
      : [...pages].sort((one, other) => one - other).map(id => ({ id, score: 1, parts }))
    const ids = new Set(first.map(({ id }) => id))
    return [...first, ...(rest.telling.length ? newestOf(found) : found).filter(({ id }) => !ids.has(id))]
  }

  // Works of one series as one result, the best of them, which names the others that were found, the newest first.
  /** @type {(results: Result[]) => Promise<Result[]>} */
  async together(results) {
    /** @type {[number, string, string][][]} */
    const series = await this.#index.file("series")
    const found = new Set(results.map(({ id }) => id))
    const seen = new Set()
    const shown = []
    for (const result of results) {
      const same = series.find(works => works.some(([id]) => id === result.id)) ?? []
      if (seen.has(result.id)) continue
      for (const [id] of same) seen.add(id)
      shown.push({ ...result, also: same.filter(([id]) => id !== result.id && found.has(id)) })
    }
    return shown
  }

  // Among the first, those whose titles have the words side by side come before.
  /** @type {(asked: Asked, results: Result[]) => Promise<Result[]>} */
  async #closer({ telling, asksNewest }, results) {
    if (telling.length < 2 || asksNewest) return results
    for (const { id } of results.slice(0, MOST_SHOWN)) this.#index.page(id).catch(() => undefined)
    const first = results.slice(0, MOST_CLOSER)
    const titles = await Promise.all(first.map(async result => (await this.#index.page(result.id)).title))
    for (const [at, result] of first.entries()) result.score *= CLOSER ** neighbours(titles[at], telling)
    return [...ordered(first), ...results.slice(MOST_CLOSER)]
  }

  // The page of a country comes first for its name alone.
  /** @type {(asked: Asked, results: Result[]) => Result[]} */
  #countryFirst({ matches }, results) {
    const complete = matches.find(({ group, isComplete }) => group.country && isComplete)
    if (!complete) return results
    const isOwn = (/** @type {Result} */ { id }) => id === complete.group.page
    return [...results.filter(isOwn), ...results.filter(result => !isOwn(result))]
  }

  // What is told of a page that was found: address, title, kind and summary.
  /** @type {(result: Result) => Promise<{ address: string, title: string, kind: string, lead: string, text?: string }>} */
  page({ id }) {
    return this.#index.page(id)
  }

  // A sentence of a page with the words looked for; of one found without a network, its summary.
  /** @type {(result: Result, keys: string[]) => Promise<Excerpt>} */
  async excerpt(result, keys) {
    const { lead, text } = await this.#index.page(result.id)
    /** @type {typeof import("./search-excerpts.js")} */
    const { excerptOf } = await import(excerpts)
    const written = text ? await this.#index.text(text).catch(() => "") : ""
    return excerptOf(lead, written, new Set([...keys, ...namesOf(result.parts)]), this.#forms)
  }

  // Words of the pages that look like those of a question that found nothing.
  /** @type {(query: string) => Promise<string[]>} */
  alike(query) {
    return this.#reading.alike(query)
  }

  /** @type {(results: Result[]) => Result[]} */
  newestFirst(results) {
    return [...results].sort((one, other) => one.id - other.id)
  }

  facets() {
    return this.#index.facets()
  }
}

// From what a reader types to pages in order: readings of the words, synonyms, the index, order, corrections.

import { shownOf } from "./search-excerpts.js"
import { SearchIndex } from "./search-index.js"
import { cut, isNumber } from "./word-cutting.js"
import { WordForms, fold } from "./word-forms.js"

const MOST_BEGINNINGS = 6
const MOST_QUERIES = 24
const SYNONYM_WEIGHT = 0.9
const WHOLE_WEIGHT = 0.6
const LONGER = 0.75 // What a longer name weighs lies between the sum of its words and their mean.
const NEARLY = 0.7
const FEW = 3
const ENOUGH = 10
const NEAR = 0.92 // Pages whose scores are no further below the best of their group are equals.
const MOST_KEPT = 600
const KEEP_AFTER = 2000 // Milliseconds: the results come first.

// What was typed, word by word: 2017/4 and COVID-19 are one word of two parts, third-country is two words.
/** @type {(typed: string) => { text: string, parts: string[] }[]} */
const wordsOf = typed =>
  cut(typed).flatMap(({ atoms, compound }) => {
    const parts = atoms.map(({ word }) => word)
    return compound ? [{ text: compound, parts }] : parts.map(part => ({ text: part, parts: [part] }))
  })
const later = milliseconds => new Promise(done => setTimeout(done, milliseconds))

const each = keys => keys.map(key => [key])

// Every way to choose one from each list of lists, chained, at most so many.
const combined = lists =>
  lists
    .reduce((all, list) => all.flatMap(chosen => list.map(one => [...chosen, ...one])), [[]])
    .slice(0, MOST_QUERIES)

export class SearchEngine {
  #settings
  #index
  #forms
  #others = new Map()
  #kept

  constructor(settings) {
    this.#settings = settings
    const { index, forms } = this.#language(settings.locale)
    this.#index = index
    this.#forms = forms
  }

  // The index of a language, and its forms.
  #language(locale) {
    const index = new SearchIndex(new URL(this.#settings.folder, document.baseURI), locale)
    return { index, forms: new WordForms(index) }
  }

  // Once a reader searches, the search is kept for when the network goes; not where data are to be saved.
  async #keep() {
    if (!navigator.serviceWorker || navigator.connection?.saveData || !this.#settings.worker) return
    await navigator.serviceWorker.register(new URL(this.#settings.worker, document.baseURI))
    const { active } = await navigator.serviceWorker.ready
    navigator.serviceWorker.onmessage = () => (document.documentElement.dataset.search = "kept")
    const folder = await this.#index.folder()
    const files = await this.#index.file("files.json")
    const few = files.length <= MOST_KEPT ? files.map(file => new URL(file, folder).href) : []
    // What this page was made of came before there was anybody to keep it.
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name)
    active?.postMessage({ folder: folder.href, files: [location.href, ...loaded, ...few] })
  }

  // Pages with all the words, or, where there are none, with most of them; and the words looked for.
  async search(typed) {
    const words = wordsOf(typed)
    if (!words.length) return { results: [], isPartial: false, keys: [] }
    const read = await Promise.all(words.map((word, at) => this.#read(word, at === words.length - 1)))
    const answer = await this.#answer(typed, words, read)
    this.#kept ??= later(KEEP_AFTER)
      .then(() => this.#keep())
      .catch(() => (this.#kept = undefined))
    return { ...answer, keys: read.flat(2) }
  }

  async #answer(typed, words, read) {
    if (/^\s*["„“].*["“”]\s*$/.test(typed)) {
      const found = await this.#found(this.#queries(read, 1), query => this.#index.withPhrase(query))
      return { results: this.#ordered(found), isPartial: false }
    }
    const { queries, whole, country } = await this.#withSynonyms(words, read)
    const literal = [...this.#queries(read, 1), ...whole]
    let found = await this.#found(literal)
    if (found.length < ENOUGH && queries.length) found = await this.#found([...literal, ...queries])
    const results = this.#ordered(found)
    if (country) return { results: await this.#countryFirst(country, results), isPartial: false }
    if (results.length >= FEW || words.length === 1) return { results, isPartial: false }
    const held = new Set(results.map(({ id }) => id))
    const others = (await this.#withMost(read)).filter(({ id }) => !held.has(id))
    return { results: [...results, ...others], isPartial: !results.length }
  }

  // What a reader sees of a page that was found: its lines with the words looked for, and with the
  // synonyms it is about nearly as much.
  async shown({ id, passage, score, asked }, keys) {
    const near = asked.filter(other => other.score >= NEARLY * score).flatMap(({ query }) => query)
    return shownOf(await this.#index.file(`texts/${id}-${passage}.json`), new Set([...keys, ...near]), this.#forms)
  }

  // The page of a country comes first for its name alone.
  async #countryFirst(code, results) {
    const facets = await this.facets()
    const isOwn = ({ id }) => facets.get("type:country")?.has(id) && facets.get(`country:${code}`)?.has(id)
    return [...results.filter(isOwn), ...results.filter(result => !isOwn(result))]
  }

  // What a word may be in the index: lists of words that stand together for it, as two may do for COVID-19.
  async #read({ text, parts }, isLast) {
    if (parts.length > 1) {
      if (await this.#index.has(text)) return [[text]]
      return combined(await Promise.all(parts.map(async part => each(await this.#keys(part)))))
    }
    if (isNumber(text)) return isLast ? each(await this.#index.beginning(text, MOST_BEGINNINGS)) : [[text]]
    const keys = await this.#forms.keys(text)
    if (keys.length || !isLast) return each(keys)
    return each(await this.#forms.beginning(text, MOST_BEGINNINGS))
  }

  #keys(part) {
    return isNumber(part) ? [part] : this.#forms.keys(part)
  }

  #queries(read, weight) {
    return combined(read).map(query => ({ query, weight }))
  }

  async #withSynonyms(words, read) {
    const groups = await this.#index.file("synonyms.json")
    const typed = words.map(({ text }) => fold(text))
    const has = (at, keys) => read[at]?.some(one => one.length === 1 && keys.includes(one[0]))
    const found = []
    const whole = [] // Names of all that was asked for: as good as the words themselves.
    let country
    for (const { here, typed: names, country: code } of groups) {
      const places = []
      for (const name of here)
        for (let at = 0; at + name.length <= words.length; at++)
          if (name.every((keys, word) => has(at + word, keys))) places.push([at, name.length])
      for (const name of names) {
        const parts = name.split(" ")
        for (let at = 0; at + parts.length <= words.length; at++)
          if (parts.every((part, word) => typed[at + word] === part)) places.push([at, parts.length])
      }
      const longest = places.sort((one, other) => other[1] - one[1])[0]
      if (!longest) continue
      const isWhole = longest[1] === words.length
      if (code && isWhole) country = code
      for (const name of here)
        (isWhole ? whole : found).push(
          ...this.#queries(
            [...read.slice(0, longest[0]), ...name.map(each), ...read.slice(longest[0] + longest[1])],
            // A longer name adds up to a higher score, but is not the better answer for it.
            (isWhole ? WHOLE_WEIGHT : SYNONYM_WEIGHT) *
              Math.min(1, words.length / (words.length - longest[1] + name.length)) ** LONGER,
          ),
        )
    }
    return { queries: found.slice(0, MOST_QUERIES), whole: whole.slice(0, MOST_QUERIES), country }
  }

  // The pages of any of some queries, in no order.
  async #found(queries, ask = query => this.#index.withAll(query)) {
    const unique = new Map()
    for (const one of queries) {
      const name = one.query.join(" ")
      if (one.query.length && !unique.has(name)) unique.set(name, one)
    }
    const answers = await Promise.all([...unique.values()].map(({ query }) => ask(query)))
    const best = new Map()
    for (const [turn, { query, weight }] of [...unique.values()].entries())
      for (const { id, score, passage } of answers[turn]) {
        const weighted = score * weight
        const found = best.get(id) ?? { id, score: -1, asked: [] }
        found.asked.push({ query, score: weighted })
        if (weighted > found.score) Object.assign(found, { score: weighted, passage })
        best.set(id, found)
      }
    return [...best.values()]
  }

  // The better first, the newer among equals: pages are numbered from the newest on.
  #ordered(results) {
    const ordered = [...results].sort((one, other) => other.score - one.score)
    let group = 0
    let best = Infinity
    const grouped = ordered.map(result => {
      if (result.score < best * NEAR) {
        best = result.score
        group++
      } else if (!group) best = result.score
      return { ...result, group }
    })
    return grouped.sort((one, other) => one.group - other.group || one.id - other.id)
  }

  newestFirst(results) {
    return [...results].sort((one, other) => one.id - other.id)
  }

  async #withMost(read) {
    const found = new Map()
    for (const word of read.filter(word => word.length))
      for (const result of await this.#found(word.map(query => ({ query, weight: 1 })))) {
        const before = found.get(result.id) ?? { score: 0, count: 0 }
        found.set(result.id, { ...result, score: before.score + result.score, count: before.count + 1 })
      }
    const most = Math.max(0, ...[...found.values()].map(({ count }) => count))
    return this.#ordered([...found.values()].filter(({ count }) => count === most))
  }

  facets() {
    return this.#index.facets()
  }

  // What the reader may have meant: each unknown word in its nearest known spelling, one mistake away.
  async correction(typed) {
    const all = await this.#index.file("all.json")
    const known = new Map()
    for (const word of all) if (!known.has(fold(word))) known.set(fold(word), word)
    let isChanged = false
    const words = await Promise.all(
      wordsOf(typed).map(async ({ text: word, parts }) => {
        const plain = fold(word)
        const isKnown = parts.length > 1 || isNumber(word) || known.has(plain)
        if (isKnown || (await this.#forms.keys(word)).length) return word
        const near = plain.length > 3 && [...known.keys()].find(other => isOneMistakeAway(plain, other))
        isChanged ||= Boolean(near)
        return near ? known.get(near) : word
      }),
    )
    return isChanged ? words.join(" ") : undefined
  }

  // Whether every word is known in another language, so that a search there will find something.
  async isKnownIn(locale, typed) {
    if (!this.#others.has(locale)) this.#others.set(locale, this.#language(locale))
    const { index, forms } = this.#others.get(locale)
    const all = new Set((await index.file("all.json")).map(fold))
    const words = wordsOf(typed).flatMap(({ parts }) => parts.filter(part => !isNumber(part)))
    const known = await Promise.all(
      words.map(async word => all.has(fold(word)) || (await forms.keys(word)).length > 0),
    )
    return known.length > 0 && known.every(Boolean)
  }
}

// A letter too many, too few, another, or two changed over.
/** @type {(one: string, other: string) => boolean} */
export const isOneMistakeAway = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [a, b] = [one.slice(at), other.slice(at)]
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}

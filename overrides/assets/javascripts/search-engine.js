// From what a reader types to pages in order: readings of the words, synonyms, Pagefind, order, corrections.

import { WordForms, fold } from "./word-forms.js"

const MOST_BEGINNINGS = 6
const MOST_QUERIES = 24
const SYNONYM_WEIGHT = 0.9
const WHOLE_WEIGHT = 0.6
const FEW = 3
const ENOUGH = 10
const TOP = 6
const MOST_KEPT = 600

export const wordsOf = text => text.match(/[\p{L}\p{N}]+(?:[/.-][\p{L}\p{N}]+)*/gu) ?? []
const isWord = word => /^\p{L}+$/u.test(word)

const newer = (one, other) => (one < other ? 1 : one > other ? -1 : 0)

// Every way to choose one from each list, at most so many.
const combined = lists =>
  lists
    .reduce((all, list) => all.flatMap(chosen => list.map(one => [...chosen, one])), [[]])
    .slice(0, MOST_QUERIES)

export class SearchEngine {
  #settings
  #forms
  #pagefind
  #synonyms
  #facets

  constructor(settings) {
    this.#settings = settings
    this.#forms = new WordForms(new URL(`words/${settings.locale}/`, this.#folder()))
  }

  #folder() {
    return new URL(this.#settings.folder, document.baseURI)
  }

  #engine() {
    if (this.#pagefind) return this.#pagefind
    this.#pagefind = import(new URL("pagefind.js", this.#folder())).then(async pagefind => {
      // In a worker of its own the index would be fetched past the one that keeps it for later.
      const instance = pagefind.createInstance({
        noWorker: true,
        basePath: this.#folder().pathname,
        baseUrl: new URL(this.#settings.root, document.baseURI).pathname,
        excerptLength: 24,
        ranking: { pageLength: 0.3, termFrequency: 0.6, termSaturation: 1.6, termSimilarity: 1 },
      })
      await instance.init()
      return instance
    })
    this.#pagefind.then(
      () => this.#keep(),
      () => (this.#pagefind = undefined), // The next letter tries again.
    )
    return this.#pagefind
  }

  // Once a reader searches, the search is kept for when the network goes; not where data are to be saved.
  async #keep() {
    if (!navigator.serviceWorker || navigator.connection?.saveData || !this.#settings.worker) return
    await navigator.serviceWorker.register(new URL(this.#settings.worker, document.baseURI))
    const { active } = await navigator.serviceWorker.ready
    navigator.serviceWorker.onmessage = () => (document.documentElement.dataset.search = "kept")
    const files = (await this.#forms.file("files.json")) ?? []
    if (files.length <= MOST_KEPT) active.postMessage(files.map(file => new URL(file, this.#folder()).href))
  }

  // Pages with all the words, or, where there are none, with most of them.
  async search(typed) {
    const words = wordsOf(typed)
    if (!words.length) return { results: [], isPartial: false }
    const read = await Promise.all(words.map((word, at) => this.#read(word, at === words.length - 1)))
    if (/^\s*["„“].*["“”]\s*$/.test(typed)) {
      const phrases = this.#queries(read, 1).map(({ query }) => ({ query: `"${query}"`, weight: 1 }))
      return { results: await this.#ordered(await this.#found(phrases)), isPartial: false }
    }
    const { queries, whole, country } = await this.#withSynonyms(words, read)
    const literal = [...this.#queries(read, 1), ...whole]
    let found = await this.#found(literal)
    if (found.length < ENOUGH && queries.length) found = await this.#found([...literal, ...queries])
    const results = await this.#ordered(found)
    if (country) return { results: await this.#countryFirst(country, results), isPartial: false }
    if (results.length >= FEW || words.length === 1) return { results, isPartial: false }
    const held = new Set(results.map(({ id }) => id))
    const others = (await this.#withMost(read)).filter(({ id }) => !held.has(id))
    return { results: [...results, ...others], isPartial: !results.length }
  }

  // The page of a country comes first for its name alone.
  async #countryFirst(code, results) {
    const facets = await this.facets()
    const isOwn = ({ id }) => facets.get("type:country")?.has(id) && facets.get(`country:${code}`)?.has(id)
    return [...results.filter(isOwn), ...results.filter(result => !isOwn(result))]
  }

  // What stands in the index for a word; a word that is not read as one is left to Pagefind.
  async #read(word, isLast) {
    if (!/\p{L}/u.test(word)) return [word] // 2017/4 is the number of a study.
    const parts = word.match(/\p{L}+|\p{N}+/gu)
    const read = await Promise.all(
      parts.map(part => (isWord(part) ? this.#forms.tokens(part) : Promise.resolve([part]))),
    )
    if (read.some(tokens => tokens === undefined)) return [word]
    if (read.every(tokens => tokens.length)) return combined(read).map(tokens => tokens.join(" "))
    return isLast && isWord(word) ? this.#forms.beginning(word, MOST_BEGINNINGS) : []
  }

  #queries(read, weight) {
    return combined(read).map(words => ({ query: words.join(" "), weight }))
  }

  async #withSynonyms(words, read) {
    this.#synonyms ??= this.#forms.file("synonyms.json")
    const groups = (await this.#synonyms) ?? []
    const typed = words.map(fold)
    const has = (at, tokens) => read[at]?.some(one => tokens.includes(one))
    const found = []
    const whole = [] // Names of all that was asked for: as good as the words themselves.
    let country
    for (const { here, typed: names, country: code } of groups) {
      const places = []
      for (const name of here)
        for (let at = 0; at + name.length <= words.length; at++)
          if (name.every((tokens, word) => has(at + word, tokens))) places.push([at, name.length])
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
            [...read.slice(0, longest[0]), ...name, ...read.slice(longest[0] + longest[1])],
            // A longer name adds up to a higher score, but is not the better answer for it.
            (isWhole ? WHOLE_WEIGHT : SYNONYM_WEIGHT) *
              Math.min(1, words.length / (words.length - longest[1] + name.length)),
          ),
        )
    }
    return { queries: found.slice(0, MOST_QUERIES), whole: whole.slice(0, MOST_QUERIES), country }
  }

  // The pages of any of some queries, in no order.
  async #found(queries) {
    const unique = new Map()
    for (const one of queries) if (!unique.has(one.query)) unique.set(one.query, one)
    const pagefind = await this.#engine()
    const answers = await Promise.all(
      [...unique.values()].map(async ({ query, weight }) => ({ weight, ...(await pagefind.search(query)) })),
    )
    const best = new Map()
    for (const { results, weight } of answers)
      for (const result of results) {
        const score = result.score * weight
        if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score, data: () => result.data() })
      }
    return [...best.values()]
  }

  // The better first; the newer among equals, as far as the reader sees them at first.
  async #ordered(results) {
    const rounded = ({ score }) => Number(score.toPrecision(2))
    const sorted = results.sort((one, other) => other.score - one.score)
    const top = await this.#dated(sorted.slice(0, TOP))
    top.sort((one, other) => rounded(other) - rounded(one) || newer(one.date, other.date))
    return [...top, ...sorted.slice(TOP)]
  }

  #dated(results) {
    return Promise.all(
      results.map(async result => ({ ...result, date: (await result.data()).meta.date ?? "" })),
    )
  }

  async newestFirst(results) {
    const { dates } = await this.#about()
    const day = ({ id }) => dates.get(id) ?? ""
    return [...results].sort((one, other) => newer(day(one), day(other)))
  }

  async #withMost(read) {
    const each = await Promise.all(
      read.filter(word => word.length).map(word => this.#found(word.map(query => ({ query, weight: 1 })))),
    )
    const found = new Map()
    for (const results of each)
      for (const result of results) {
        const before = found.get(result.id)
        if (before) Object.assign(before, { count: before.count + 1, score: before.score + result.score })
        else found.set(result.id, { ...result, count: 1 })
      }
    const most = Math.max(0, ...[...found.values()].map(({ count }) => count))
    return [...found.values()]
      .filter(({ count }) => count === most)
      .sort((one, other) => other.score - one.score)
  }

  // The day of each page, and the pages of each value of a filter.
  #about() {
    this.#facets ??= this.#forms.file("facets.json").then(pages => {
      const dates = new Map()
      const values = new Map()
      for (const [id, [date, ...held]] of Object.entries(pages)) {
        dates.set(id, date)
        for (const value of held) values.get(value)?.add(id) ?? values.set(value, new Set([id]))
      }
      return { dates, values }
    })
    return this.#facets
  }

  async facets() {
    return (await this.#about()).values
  }

  // What the reader may have meant: each unknown word in its nearest known spelling, one mistake away.
  async correction(typed) {
    const all = (await this.#forms.file("all.json")) ?? []
    const known = new Map()
    for (const word of all) if (!known.has(fold(word))) known.set(fold(word), word)
    let isChanged = false
    const words = await Promise.all(
      wordsOf(typed).map(async word => {
        const plain = fold(word)
        if (!isWord(word) || known.has(plain) || (await this.#forms.tokens(word))?.length) return word
        const near = plain.length > 3 && [...known.keys()].find(other => isOneMistakeAway(plain, other))
        isChanged ||= Boolean(near)
        return near ? known.get(near) : word
      }),
    )
    return isChanged ? words.join(" ") : undefined
  }

  // Whether every word is known in another language, so that a search there will find something.
  async isKnownIn(locale, typed) {
    const forms = new WordForms(new URL(`words/${locale}/`, this.#folder()))
    const all = new Set(((await forms.file("all.json")) ?? []).map(fold))
    const known = await Promise.all(
      wordsOf(typed).map(async word => all.has(fold(word)) || Boolean((await forms.tokens(word))?.length)),
    )
    return known.length > 0 && known.every(Boolean)
  }
}

// A letter too many, too few, another, or two changed over.
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

// From what a reader types to pages in order: readings of the words, synonyms, Pagefind, order, corrections.

import { WordForms, fold } from "./word-forms.js"

const MOST_BEGINNINGS = 12
const MOST_QUERIES = 24
const SYNONYM_WEIGHT = 0.7
const NAMES = /\|q[a-z]+q/g

export const clean = text => text.replace(NAMES, "")
export const wordsOf = text => text.match(/[\p{L}\p{N}]+(?:[/.-][\p{L}\p{N}]+)*/gu) ?? []
const isWord = word => /^\p{L}+$/u.test(word)

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
  #dates
  #facets = new Map()

  constructor(settings) {
    this.#settings = settings
    this.#forms = new WordForms(new URL(`words/${settings.locale}/`, this.#folder()))
  }

  #folder() {
    return new URL(this.#settings.folder, document.baseURI)
  }

  #engine() {
    this.#pagefind ??= import(new URL("pagefind.js", this.#folder())).then(async pagefind => {
      await pagefind.options({
        baseUrl: new URL(this.#settings.root, document.baseURI).pathname,
        excerptLength: 24,
        ranking: { pageLength: 0.3, termFrequency: 0.6, termSaturation: 1.6, termSimilarity: 1 },
      })
      await pagefind.init()
      return pagefind
    })
    this.#pagefind.catch(() => (this.#pagefind = undefined)) // The next letter tries again.
    return this.#pagefind
  }

  // Pages with all the words, or, where there are none, with most of them.
  async search(typed) {
    const words = wordsOf(typed)
    if (!words.length) return { results: [], isPartial: false }
    if (typed.includes('"')) return { results: await this.#asked([{ query: typed, weight: 1 }]), isPartial: false }
    const read = await Promise.all(words.map((word, at) => this.#read(word, at === words.length - 1)))
    const queries = [...this.#queries(read, 1), ...(await this.#withSynonyms(words, read))]
    const results = await this.#asked(queries)
    if (results.length || words.length === 1) return { results, isPartial: false }
    return { results: await this.#withMost(read), isPartial: true }
  }

  // What stands in the index for a word; a word that is not read as one is left to Pagefind.
  async #read(word, isLast) {
    const parts = word.split(/[^\p{L}]+/u).filter(Boolean)
    if (!isWord(word) && parts.length < 2) return [word]
    const read = await Promise.all(parts.map(part => this.#forms.tokens(part)))
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
    for (const { here, typed: names } of groups) {
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
      for (const name of here)
        found.push(...this.#queries(
            [...read.slice(0, longest[0]), ...name, ...read.slice(longest[0] + longest[1])],
            SYNONYM_WEIGHT,
          ))
    }
    return found.slice(0, MOST_QUERIES)
  }

  async #asked(queries) {
    const pagefind = await this.#engine()
    const unique = new Map()
    for (const one of queries) if (!unique.has(one.query)) unique.set(one.query, one)
    const answers = await Promise.all(
      [...unique.values()].map(async ({ query, weight }) => ({ weight, ...(await pagefind.search(query)) })),
    )
    const best = new Map()
    for (const { results, weight } of answers)
      for (const result of results) {
        const score = result.score * weight
        if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score, data: () => result.data() })
      }
    return this.#ordered([...best.values()])
  }

  // The better first; the newer among equals.
  async #ordered(results) {
    const dates = await this.#byDate()
    const rounded = ({ score }) => Number(score.toPrecision(2))
    return results.sort(
      (one, other) => rounded(other) - rounded(one) || (dates.get(one.id) ?? 0) - (dates.get(other.id) ?? 0),
    )
  }

  #byDate() {
    this.#dates ??= this.#engine()
      .then(pagefind => pagefind.search(null, { sort: { date: "desc" } }))
      .then(({ results }) => new Map(results.map((result, place) => [result.id, place])))
    return this.#dates
  }

  async newestFirst(results) {
    const dates = await this.#byDate()
    return [...results].sort((one, other) => (dates.get(one.id) ?? 0) - (dates.get(other.id) ?? 0))
  }

  async #withMost(read) {
    const each = await Promise.all(
      read.filter(word => word.length).map(word => this.#asked(word.map(query => ({ query, weight: 1 })))),
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

  // The pages of each value of a filter.
  async facets() {
    const pagefind = await this.#engine()
    const known = await pagefind.filters()
    const missing = Object.entries(known).flatMap(([name, values]) =>
      Object.keys(values).filter(value => !this.#facets.has(`${name}:${value}`)).map(value => [name, value]),
    )
    await Promise.all(
      missing.map(async ([name, value]) => {
        const { results } = await pagefind.search(null, { filters: { [name]: value } })
        this.#facets.set(`${name}:${value}`, new Set(results.map(({ id }) => id)))
      }),
    )
    return this.#facets
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

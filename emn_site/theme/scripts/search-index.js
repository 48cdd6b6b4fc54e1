// The index of one language, loaded part by part: which pages have a word, and how much they are about it.
// Its files are written and described by emn_site/search/shards.py. Pages are numbers, the newest first.

import { remembered } from "./word-forms.js"

/** @type {(address: URL | string, options?: RequestInit) => Promise<any>} */
const load = async (address, options) => {
  const response = await fetch(address, options)
  if (!response.ok) throw new Error(response.statusText)
  return response.json()
}

// Numbers are written as their distance from the one before.
/** @type {(distances: number[]) => number[]} */
const summed = distances => {
  let sum = 0
  return distances.map(distance => (sum += distance))
}

/** @type {(part: any, key: string) => any} */
const own = (part, key) => (part && Object.hasOwn(part, key) ? part[key] : undefined)

// The number of the part in which a word is, by the first words of the parts; below 0 where it can be in none.
/** @type {(first: string[], key: string) => number} */
const partOf = (first, key) => first.filter(start => start <= key).length - 1

// A word that stands in fewer than this share of the pages says no more for being rarer still: it may be a mere verb.
const RARE = 0.03
// A word that stands in no title is what no page is about: to affect, to fight. It is worth less, however rare.
const NO_SUBJECT = 0.5
const SUBJECT = 0.75

// Names of one thing as they are written: names parted by ";", words that will do for one by "/".
/** @type {(here: string, listed: Record<string, any[]>, at: number) => import("./search-types.js").Group} */
const groupOf = (here, listed, at) => ({
  here: parted(here).map(name => name.split(" ").map(word => word.split("/"))),
  targets: listed.targets[at],
  query_forms: parted(listed.query_forms[at]),
  country: listed.country[at] || undefined,
  page: listed.country[at] ? listed.page[at] : undefined,
  term: listed.term[at] || undefined,
  name: listed.name[at] || undefined,
})

const parted = (/** @type {string} */ names) => (names ? names.split(";") : [])

const MOST_WORDS = 500 // are held at a time, however long a reader searches.

export class SearchIndex {
  #base
  #locale
  #part
  #files = new Map()
  #words = new Map()

  // All of it, or what tells whether a word is one of the language (`-words`).
  /** @param {string | URL} base @param {string} locale @param {"" | "-words"} [part] */
  constructor(base, locale, part = "") {
    this.#base = base
    this.#locale = locale
    this.#part = part
  }

  // What every search needs, and each other file by its name. Where that is says its content, too: what was loaded is
  // never out of date.
  #start() {
    return remembered(this.#files, "", () =>
      load(new URL(`${this.#locale}${this.#part}.json`, this.#base), { cache: "no-cache" }),
    )
  }

  // What the search says in this language, and where its files are.
  async settings() {
    return (await this.#start()).settings
  }

  // Where every file of the index is, but the texts of pages.
  async addresses() {
    const { files, beginnings } = await this.#start()
    /** @type {[string, string | object][]} */
    const kinds = Object.entries({ ...files, lexicon: beginnings.lexicon })
    const names = kinds.flatMap(([kind, parts]) =>
      typeof parts === "string" ? [kind] : Object.keys(parts).map(part => `${kind}/${part}`),
    )
    return names.map(name => this.#address(name, files))
  }

  // A kind of files has one name for what is in all of them, or each its own.
  /** @type {(name: string, files: Record<string, string | Record<string, string>>) => string} */
  #address(name, files) {
    const [kind, part] = name.split("/")
    const named = files[kind]
    const hash = typeof named === "string" ? named : named[part]
    return new URL(`${this.#locale}/${name}.${hash}.json`, this.#base).href
  }

  // Where the files are.
  get folder() {
    return new URL(`${this.#locale}/`, this.#base).href
  }

  // One of the files by its name; what is in it emn_site/search/shards.py says.
  /** @type {(name: string) => Promise<any>} */
  file(name) {
    return remembered(this.#files, name, async () => {
      try {
        const start = await this.#start()
        const here = own(start, name)
        return here ?? (await load(this.#address(name, start.files)))
      } catch (error) {
        this.#files.clear() // A newer site may stand there by now: the next letter asks anew where its files are.
        this.#words.clear()
        throw error
      }
    })
  }

  // The text of a page that was found, by the name that is told of it.
  /** @type {(name: string) => Promise<string>} */
  async text(name) {
    const response = await fetch(new URL(`${this.#locale}/texts/${name}.txt`, this.#base))
    if (!response.ok) throw new Error(response.statusText)
    return response.text()
  }

  // The names of one thing, group by group.
  groups() {
    return remembered(this.#files, "groups", async () => {
      /** @type {Record<string, any[]>} */
      const listed = await this.file("synonyms")
      return listed.here.map((/** @type {string} */ here, /** @type {number} */ at) =>
        groupOf(here, listed, at),
      )
    })
  }

  // The pages of each value of a filter.
  facets() {
    return remembered(this.#files, "facets", async () => {
      const listed = await this.file("facets")
      return new Map(Object.entries(listed).map(([value, pages]) => [value, new Set(pages)]))
    })
  }

  // The words with these first letters: `forms` are those of any page, `lexicon` those of the language; `all` those of
  // any page with a letter, as they are written.
  /** @type {(beginning: string, kind: "forms" | "lexicon" | "all") => Promise<Record<string, string>>} */
  async listed(beginning, kind) {
    const number = partOf((await this.file("beginnings"))[kind], beginning)
    return number < 0 ? {} : ((await this.file(`${kind}/${number}`))[beginning] ?? {})
  }

  // A term of the glossary.
  /** @type {(term: string) => Promise<{ name: string, definition: string, source: string, url: string }>} */
  async definition(term) {
    return (await this.file(`definitions/${partOf(await this.file("defined"), term)}`))[term]
  }

  // Address, title, kind and summary of a page, and the name of its text, where it has one of its own.
  /** @type {(id: number) => Promise<{ address: string, title: string, kind: string, lead: string, text?: string }>} */
  async page(id) {
    const { together } = await this.file("index")
    const part = await this.file(`pages/${Math.floor(id / together)}`)
    const [address, title, kind, lead, text] = part.map(
      (/** @type {string[]} */ column) => column[id % together],
    )
    return { address, title, kind, lead, text }
  }

  /** @type {(kind: string, key: string) => Promise<any>} */
  async #inPart(kind, key) {
    const number = partOf((await this.file("index"))[kind], key)
    return number < 0 ? undefined : this.file(`${kind}/${number}`)
  }

  /** @type {(key: string) => Promise<{ pages: number[], weights: number[], rarity: number }>} */
  #pagesWith(key) {
    const make = async () => {
      const { pages: count, title } = await this.file("index")
      /** @type {[number[], number[]]} */
      const [distances, weights] = own(await this.#inPart("words", key), key) ?? [[], []]
      const isSubject = weights.some(weight => weight >= title * SUBJECT)
      const rarity = Math.log(1 + count / (distances.length + count * RARE)) * (isSubject ? 1 : NO_SUBJECT)
      return { pages: summed(distances), weights, rarity }
    }
    return remembered(this.#words, key, make, MOST_WORDS)
  }

  // Of how many telling words each title is.
  async titles() {
    return (await this.file("index")).titles
  }

  // What is told of all pages at once, where one file tells it; every search that finds anything needs it.
  async tellAll() {
    const { pages, together } = await this.file("index")
    if (pages <= together) await this.file("pages/0")
  }

  // Whether any page has a word.
  /** @type {(key: string) => Promise<boolean>} */
  async has(key) {
    return own(await this.#inPart("words", key), key) !== undefined
  }

  // Numbers that begin as typed, the shorter first.
  /** @type {(query: string, most: number) => Promise<string[]>} */
  async beginning(query, most) {
    const part = (await this.#inPart("words", query)) ?? {}
    const keys = Object.keys(part).filter(key => key.startsWith(query))
    return keys.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, most)
  }

  async count() {
    return (await this.file("index")).pages
  }

  /**
   * How much each page has of words that stand together, nothing where one is missing: a rare word says more about a
   * page than one that stands in most. `worth` is what they are worth at all, `keys` those that any page has.
   * @param {string[]} keys
   */
  async withAll(keys) {
    const count = await this.count()
    const words = await Promise.all(keys.map(key => this.#pagesWith(key)))
    const held = new Uint8Array(count)
    const scores = new Float64Array(count)
    const inTitle = new Uint8Array(count)
    const { title } = await this.file("index")
    let worth = 0
    words.forEach(({ pages, weights, rarity }, turn) => {
      if (pages.length) worth += rarity
      pages.forEach((page, at) => {
        if (held[page] !== turn) return
        held[page] = turn + 1
        scores[page] += rarity * weights[at]
        if (weights[at] >= title) inTitle[page]++
      })
    })
    if (words.length > 1)
      for (let page = 0; page < count; page++) if (held[page] !== words.length) scores[page] = 0
    const isComplete = words.every(({ pages }) => pages.length)
    return {
      scores,
      inTitle,
      worth: isComplete ? worth : 0,
      length: keys.length,
      keys: isComplete ? keys : [],
    }
  }

  // The pages on which some words follow each other; each is one of several of the index.
  /** @type {(words: string[][]) => Promise<Map<number, number>>} */
  async withPhrase(words) {
    const found = await Promise.all(words.map(keys => this.#placesOf(keys)))
    const scores = new Map()
    const [first, ...others] = found
    for (const [page, { places, score }] of first ?? []) {
      let before = places
      let sum = score
      for (const other of others) {
        const here = other.get(page)
        before = (here?.places ?? []).filter(place => before.includes(place - 1) || before.includes(place))
        sum += here?.score ?? 0
      }
      if (before.length) scores.set(page, sum)
    }
    return scores
  }

  // Where one of some words stands on each page, and how much that says about the page.
  /** @type {(keys: string[]) => Promise<Map<number, { places: number[], score: number }>>} */
  async #placesOf(keys) {
    /** @type {Map<number, { places: number[], score: number }>} */
    const found = new Map()
    for (const key of keys) {
      const [{ pages, weights, rarity }, part] = await Promise.all([
        this.#pagesWith(key),
        this.#inPart("places", key),
      ])
      const listed = own(part, key) ?? []
      pages.forEach((page, at) => {
        const known = found.get(page)
        const places = [...(known?.places ?? []), ...summed(listed[at])]
        found.set(page, { places, score: Math.max(known?.score ?? 0, weights[at] * rarity) })
      })
    }
    return found
  }

  // The pages that are about some word as their own.
  /** @type {(key: string) => Promise<{ id: number, score: number, parts: { keys: string[] }[] }[]>} */
  async named(key) {
    const { title } = await this.file("index")
    const { pages, weights } = await this.#pagesWith(key)
    return pages
      .map((id, at) => ({ id, score: weights[at], parts: [{ keys: [key] }] }))
      .filter(({ score }) => score >= title)
  }
}

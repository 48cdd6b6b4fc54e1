// The index of one language, loaded part by part: which pages have a word, and how much they are about it.
// Its files are written and described by emn_site/search/parts.py. Pages are numbers, the newest first.

import { remembered } from "./word-forms.js"

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

const own = (part, key) => (part && Object.hasOwn(part, key) ? part[key] : undefined)

// A word that stands in fewer than this share of the pages says no more for being rarer still: it may be a mere verb.
const RARE = 0.03
// A word that stands in no title is what no page is about: to affect, to fight. It is worth less, however rare.
const NO_SUBJECT = 0.5
const SUBJECT = 0.75

export class SearchIndex {
  #base
  #locale
  #files = new Map()
  #words = new Map()

  constructor(base, locale) {
    this.#base = base
    this.#locale = locale
  }

  // Where the files are. The folder is named by its content: what was loaded of it is never out of date.
  #entry() {
    return remembered(this.#files, "", async () => {
      const { folder, forms } = await load(new URL(`${this.#locale}.json`, this.#base), { cache: "no-cache" })
      return { folder: new URL(`${folder}/`, this.#base), forms: new Set(forms) }
    })
  }

  async folder() {
    return (await this.#entry()).folder
  }

  file(name) {
    return remembered(this.#files, name, async () => {
      try {
        return await load(new URL(name, await this.folder()))
      } catch (error) {
        this.#files.clear() // A newer site may stand there by now: the next letter asks anew where its files are.
        this.#words.clear()
        throw error
      }
    })
  }

  // The pages of each value of a filter.
  facets() {
    return remembered(this.#files, "facets", async () => {
      const listed = await this.file("facets.json")
      return new Map(Object.entries(listed).map(([value, pages]) => [value, new Set(pages)]))
    })
  }

  // The words in any page with these first letters.
  async forms(beginning) {
    const { forms } = await this.#entry()
    return forms.has(beginning) ? this.file(`forms/${encodeURIComponent(beginning)}.json`) : {}
  }

  // The number of the part in which a word is, if it is anywhere.
  async #part(key) {
    const { first } = await this.file("index.json")
    return first.filter(start => start <= key).length - 1
  }

  async #inPart(kind, key) {
    const number = await this.#part(key)
    return number < 0 ? undefined : this.file(`${kind}/${number}.json`)
  }

  #pagesWith(key) {
    return remembered(this.#words, key, async () => {
      const { pages: count, title } = await this.file("index.json")
      const [distances, weights, passages] = own(await this.#inPart("words", key), key) ?? [[], [], []]
      const isSubject = weights.some(weight => weight >= title * SUBJECT)
      const rarity = Math.log(1 + count / (distances.length + count * RARE)) * (isSubject ? 1 : NO_SUBJECT)
      return { pages: summed(distances), weights, passages, rarity }
    })
  }

  // Of how many telling words each title is.
  async titles() {
    return (await this.file("index.json")).titles
  }

  // Whether any page has a word.
  async has(key) {
    return own(await this.#inPart("words", key), key) !== undefined
  }

  // Numbers that begin as typed, the shorter first.
  async beginning(typed, most) {
    const part = (await this.#inPart("words", typed)) ?? {}
    const keys = Object.keys(part).filter(key => key.startsWith(typed))
    return keys.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, most)
  }

  async count() {
    return (await this.file("index.json")).pages
  }

  /**
   * How much each page has of words that stand together, nothing where one is missing: a rare word says more about a
   * page than one that stands in most. `worth` is what they are worth at all, `passages` where the most of each is.
   * @param {string[]} keys
   */
  async withAll(keys) {
    const count = await this.count()
    const words = await Promise.all(keys.map(key => this.#pagesWith(key)))
    const held = new Uint8Array(count)
    const scores = new Float64Array(count)
    const inTitle = new Uint8Array(count)
    const { title } = await this.file("index.json")
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
    const isWhole = words.every(({ pages }) => pages.length)
    const passages = words.map(({ pages, passages: places }, at) => ({
      key: keys[at],
      pages,
      places,
      rarity: 1 / (1 + pages.length),
    }))
    return { scores, inTitle, worth: isWhole ? worth : 0, length: keys.length, passages: isWhole ? passages : [] }
  }

  // The pages on which some words follow each other, and the passage in which they do.
  /** @type {(keys: string[]) => Promise<{ id: number, score: number, passage: number, parts: any[] }[]>} */
  async withPhrase(keys) {
    const { passage: length } = await this.file("index.json")
    const places = await Promise.all(
      keys.map(async key => {
        const [{ pages }, part] = await Promise.all([this.#pagesWith(key), this.#inPart("places", key)])
        const listed = own(part, key) ?? []
        return new Map(pages.map((page, at) => [page, listed[at]]))
      }),
    )
    // Both words of COVID-19 stand in one place.
    const lastPlaces = id =>
      places
        .map(of => summed(of.get(id)))
        .reduce((earlier, here) => {
          const before = new Set(earlier)
          return here.filter(place => before.has(place) || before.has(place - 1))
        })
    const { scores, passages } = await this.withAll(keys)
    return [...scores.keys()].flatMap(id => {
      const [place] = scores[id] ? lastPlaces(id) : []
      if (place === undefined) return []
      return [{ id, score: scores[id], passage: Math.floor(place / length), parts: [{ passages }] }]
    })
  }
}

// A word nobody knows, read as one that somebody does: a mistake or two, two words in one, the wrong keyboard.

import { fold } from "./word-forms.js"

const SHORTEST = 4 // letters of a word that may have a mistake,
const SHORTEST_STEM = 6
const LONG = 8 // and of one that may have two.
const FAR = 3 // mistakes that make another word, which still may have been meant,
const LETTERS_A_MISTAKE = 4 // where so many letters come on each.
const SHORTEST_PART = 3
const LATIN_WORD = /\p{Script=Latin}{3}/u

// The keys of a Latin keyboard that stand where those of a Cyrillic one do.
const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
const CYRILLIC_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю"
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
// The letters of the Lithuanian keyboard stand where others have digits.
const DIGITS = "12345678"
const LITHUANIAN = "ąčęėįšųū"

/** @type {(word: string, from: string, to: string) => string} */
const swapped = (word, from, to) =>
  [...word].map(letter => (from.includes(letter) ? to[from.indexOf(letter)] : letter)).join("")

// A word as it would be on another keyboard.
/** @type {(word: string) => string[]} */
const onOtherKeyboards = word => {
  const plain = word.toLowerCase()
  const found = []
  if (/^\p{Script=Cyrillic}+$/u.test(plain))
    for (const keys of [CYRILLIC, CYRILLIC_UKRAINIAN]) found.push(swapped(plain, keys, LATIN))
  if (/\p{L}/u.test(plain) && /\d/.test(plain)) found.push(swapped(plain, DIGITS, LITHUANIAN))
  return found.filter(other => /^\p{L}+$/u.test(other))
}

// How many letters too many, too few, other or changed over; more than `most` is not counted.
/** @type {(one: string, other: string, most: number) => number} */
export const mistakes = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1
  /** @type {number[]} */
  let before = []
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1]
      next[to] = Math.min(next[to - 1] + 1, row[to] + 1, row[to - 1] + (isSame ? 0 : 1))
      const isTurned = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      if (isTurned) next[to] = Math.min(next[to], before[to - 2] + 1)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[other.length]
}

export class Spelling {
  #index
  #forms
  /** @type {(word: string) => Promise<boolean>} */
  #isWord
  /** @type {WeakMap<object, Map<string, string[]>>} By the file that has them: a newer site has others. */
  #folded = new WeakMap()

  // `isWord` tells whether a word is one of a language of the site: such a word is no mistake.
  /** @param {import("./search-index.js").SearchIndex} index @param {import("./word-forms.js").WordForms} forms @param {(word: string) => Promise<boolean>} isWord */
  constructor(index, forms, isWord) {
    this.#index = index
    this.#forms = forms
    this.#isWord = isWord
  }

  // The words of the pages with a first letter by their plain letters, the more frequent first: apsaugą, apsauga.
  /** @type {(letter: string) => Promise<Map<string, string[]>>} */
  async #words(letter) {
    const listed = await this.#index.listed(letter, "all")
    const known = this.#folded.get(listed)
    if (known) return known
    /** @type {Map<string, string[]>} */
    const words = new Map()
    for (const word of /** @type {string[]} */ (Object.values(listed)))
      words.set(fold(word), [...(words.get(fold(word)) ?? []), word])
    this.#folded.set(listed, words)
    return words
  }

  // All words of the pages.
  async #every() {
    const { all } = await this.#index.file("beginnings")
    const parts = all.map((/** @type {string} */ _, /** @type {number} */ at) =>
      this.#index.file(`all/${at}`),
    )
    const letters = (await Promise.all(parts)).flatMap(part => Object.keys(part))
    const words = await Promise.all(letters.map(letter => this.#words(letter)))
    return new Map(words.flatMap(of => [...of]))
  }

  // What a mend needs, at once; in other letters a word is rather one of another language.
  /** @type {(word: string) => Promise<void>} */
  async prepare(word) {
    if (LATIN_WORD.test(word)) await Promise.all([this.#words(fold(word)[0]), this.#isWord(word)])
  }

  /**
   * The nearest known word or words, with what they are in the index; whether no other is as near.
   * @param {string} word
   * @returns {Promise<{ text: string, keys: string[][], isSure?: boolean } | undefined>}
   */
  async mended(word) {
    for (const other of onOtherKeyboards(word)) {
      const keys = await this.#keysOf(other)
      if (keys.length) return { text: other, keys }
    }
    const plain = fold(word)
    if (plain.length < SHORTEST || (await this.#isWord(word))) return undefined
    const listed = await this.#words(plain[0])
    const first = this.#nearest(word, listed)
    if (first && first.count < 2) {
      const keys = await this.#keysOf(first.word)
      return { text: first.word, keys, isSure: await this.#isOnly(plain, keys, listed) }
    }
    const known = await this.#every()
    const near = this.#nearest(word, known) ?? (await this.#inflected(plain, known))
    const parts = near && near.count < 2 ? undefined : await this.#parts(plain, known)
    if (parts) return parts
    return near && { text: near.word, keys: await this.#keysOf(near.word) }
  }

  // Whether all words with one mistake are forms of one.
  /** @type {(plain: string, keys: string[][], known: Map<string, string[]>) => Promise<boolean>} */
  async #isOnly(plain, keys, known) {
    const near = [...known].filter(([other]) => mistakes(plain, other, 1) < 2)
    const read = await Promise.all(near.map(([, [word]]) => this.#forms.keys(word)))
    return read.every(others => others.some(other => keys.some(([key]) => key === other)))
  }

  // Known words that look like one, the nearest first.
  /** @type {(word: string) => Promise<string[]>} */
  async alike(word) {
    const plain = fold(word)
    if (plain.length < SHORTEST) return []
    const most = Math.min(FAR, Math.floor(plain.length / LETTERS_A_MISTAKE))
    const near = [...(await this.#every())]
      .map(([other, [known]]) => ({ known, count: mistakes(plain, other, most) }))
      .filter(({ count }) => count <= most)
    return near.sort((one, other) => one.count - other.count).map(({ known }) => known)
  }

  /** @type {(word: string) => Promise<string[][]>} */
  async #keysOf(word) {
    return (await this.#forms.keys(word)).map(key => [key])
  }

  // The signs that a word was typed with tell which of the forms with its plain letters was meant.
  /** @type {(text: string, known: Map<string, string[]>) => { word: string, count: number } | undefined} */
  #nearest(text, known) {
    const [plain, small] = [fold(text), text.toLowerCase()]
    const most = plain.length >= LONG ? 2 : 1
    /** @type {{ word: string, count: number } | undefined} */
    let best
    for (const [other, forms] of known) {
      const count = mistakes(plain, other, best ? best.count - 1 : most)
      if (count > (best ? best.count - 1 : most)) continue
      const far = forms.map(form => mistakes(small, form.toLowerCase(), FAR + 1))
      best = { word: forms[far.indexOf(Math.min(...far))], count }
      if (count === 1) break // The words come the more frequent first.
    }
    return best
  }

  // A known word that is near but for the ending: pages need not have the form that was meant.
  /** @type {(plain: string, every: Map<string, string[]>) => Promise<{ word: string, count: number } | undefined>} */
  async #inflected(plain, every) {
    const stem = await this.#forms.stem(plain)
    if (stem === plain || stem.length < SHORTEST_STEM) return undefined
    const known = new Map()
    for (const [other, forms] of every) {
      const key = await this.#forms.stem(other)
      if (!known.has(key)) known.set(key, forms)
    }
    return this.#nearest(stem, known)
  }

  // Two known words written as one.
  /** @type {(plain: string, known: Map<string, string[]>) => Promise<{ text: string, keys: string[][] } | undefined>} */
  async #parts(plain, known) {
    for (let at = SHORTEST_PART; at <= plain.length - SHORTEST_PART; at++) {
      const pair = [plain.slice(0, at), plain.slice(at)]
      const read = await Promise.all(
        pair.map(part => (part.length > SHORTEST_PART && !known.has(part) ? [] : this.#forms.keys(part))),
      )
      if (read.every(keys => keys.length))
        return { text: pair.join(" "), keys: read[0].flatMap(one => read[1].map(two => [one, two])) }
    }
    return undefined
  }
}

// What a reader has typed, read: words that say something and words that only ask, names of countries and terms,
// misspellings mended. What asks and what has which names is written by emn_site/search/questions.py and names.py.

/** @import { Asked, Group, Match, Word } from "./search-types.js" */
/** @import { SearchIndex } from "./search-index.js" */
/** @import { WordForms } from "./word-forms.js" */

import { sorted } from "./search-asking.js"
import { combined } from "./search-ranking.js"
import { Spelling } from "./search-spelling.js"
import { cut, isNumber } from "./word-cutting.js"
import { fold } from "./word-forms.js"

const MOST_BEGINNINGS = 6
const MOST_ALIKE = 5
const LONGEST_NAME = 7
const SHORTEST_BEGINNING = 3
const ASKING = 0.3 // What a word weighs with which figures are asked for, beside one that says what of.
const MISSPELT = 0.8
const CODE = /^[A-Z]{2}$/ // of a country

/**
 * What asks, and the names of things: by how they are typed, in other letters, and by their first word.
 * @typedef {{ asked: any, groups: Group[], foreign: Map<string, Group[]>, letters: Set<string>, functions: Set<string>, figures: Set<string>, queryForms: Map<string, Group[]>, first: Map<string, { group: Group, name: string[][] }[]> }} Names
 * @typedef {{ text: string, parts: string[] }} Typed
 */

// What was typed: 2017/4 and COVID-19 are one word of two parts, third-country is two words.
/** @type {(query: string) => Typed[]} */
const wordsOf = query =>
  cut(query).flatMap(({ atoms, compound }) => {
    const parts = atoms.map(({ word }) => word)
    return compound ? [{ text: compound, parts }] : parts.map(part => ({ text: part, parts: [part] }))
  })

/** @type {(keys: string[]) => string[][]} */
const each = keys => keys.map(key => [key])

// Whether a page has a word that is none of the language: a title of another, quoted.
/** @type {(word: Word) => boolean} */
const isQuoted = ({ keys }) => keys.length > 0 && keys.every(of => of.every(key => key.startsWith("~")))

// Whether a page has a word, or a name of a thing that covers it.
/** @type {(word: Word, covered: Set<Word>) => boolean} */
const isKnown = (word, covered) => word.keys.length > 0 || isNumber(word.text) || covered.has(word)

// Whether two words begin alike and differ at most in an ending.
/** @type {(one: string, other: string) => boolean} */
const isAlike = (one, other) =>
  one === other ||
  (one.length > 3 &&
    one.startsWith(other.slice(0, Math.max(4, other.length - 2))) &&
    Math.abs(one.length - other.length) < 4)

// Names by how they are typed and by their first word.
/** @type {(asked: any, groups: Group[]) => Names} */
const namesOf = (asked, groups) => {
  /** @type {Names["queryForms"]} */
  const queryForms = new Map()
  /** @type {Names["first"]} */
  const first = new Map()
  for (const group of groups) {
    for (const name of group.query_forms) queryForms.set(name, [...(queryForms.get(name) ?? []), group])
    for (const name of group.here)
      for (const key of name[0] ?? []) first.set(key, [...(first.get(key) ?? []), { group, name }])
  }
  const [functions, figures] = [new Set(asked.functions), new Set(asked.figures)]
  return { asked, groups, foreign: new Map(), letters: new Set(), functions, figures, queryForms, first }
}

export class Reading {
  #index
  #forms
  #spelling
  /** @type {Names | undefined} */
  #lastNames

  /**
   * @param {SearchIndex} index
   * @param {WordForms} forms
   * @param {(word: string) => Promise<boolean>} isWord
   */
  constructor(index, forms, isWord) {
    this.#index = index
    this.#forms = forms
    this.#spelling = new Spelling(index, forms, isWord)
  }

  // What asks and the names of things; made anew where a newer site has come to stand there.
  /** @type {() => Promise<Names>} */
  async #names() {
    const [asked, groups] = await Promise.all([this.#index.file("questions"), this.#index.groups()])
    if (this.#lastNames?.asked !== asked) this.#lastNames = namesOf(asked, groups)
    return /** @type {Names} */ (this.#lastNames)
  }

  // Names in languages in which the site is only asked, and those with a word that is none of this language, loaded when
  // somebody types a word of such letters.
  /** @type {(names: Names, letters: string) => Promise<void>} */
  async #addForeign(names, letters) {
    if (names.letters.has(letters)) return
    /** @type {[Record<string, number>, Record<string, number[]>]} */
    const [asked, strange] = await this.#index.file(`foreign/${letters}`)
    names.letters.add(letters)
    for (const [name, numbers] of Object.entries(strange))
      names.queryForms.set(
        name,
        numbers.map(at => names.groups[at]),
      )
    for (const [name, at] of Object.entries(asked)) {
      const groups = [...(names.foreign.get(name) ?? []), names.groups[at]]
      names.foreign.set(name, groups)
      names.queryForms.set(name, groups)
    }
  }

  // Words that follow each other, as the index knows them: each is one of several, and none is left out.
  /** @type {(query: string) => Promise<string[][]>} */
  async phrase(query) {
    const keys = wordsOf(query).map(async ({ text, parts }) =>
      parts.length > 1 && (await this.#index.has(text))
        ? [[text]]
        : Promise.all(parts.map(part => this.#partKeys(part))),
    )
    return (await Promise.all(keys)).flat()
  }

  /** @type {(query: string, isExact?: boolean) => Promise<Asked>} */
  async read(query, isExact = false) {
    const names = await this.#names()
    const all = wordsOf(query)
    const plains = all.map(({ text }) => fold(text))
    const { significant, meaning, newest, isAsking } = sorted(plains, names)
    const words = await Promise.all(
      significant.map(async at => ({
        ...all[at],
        plain: plains[at],
        keys: await this.#keys(all[at], at === all.length - 1),
        worth: isAsking[at] ? ASKING : 1,
        isAsking: isAsking[at],
      })),
    )
    const unknown = isExact ? [] : words.filter(({ keys, text }) => !keys.length && !isNumber(text))
    for (const { text } of unknown) this.#spelling.prepare(text).catch(() => undefined)
    const strange = words.filter(word => isQuoted(word) || !(word.keys.length || isNumber(word.text)))
    const letters = new Set(strange.map(({ plain }) => (/^[a-z]/.test(plain) ? "latin" : "other")))
    await Promise.all([...letters].map(of => this.#addForeign(names, of)))
    const covered = this.#covered(words, names)
    const isForeign = !isExact && words.some(word => !word.keys.length && this.#isForeign(word, names))
    const mended = !isExact && !isForeign ? await this.#mend(words, covered).catch(() => []) : []
    const spelt = mended.length ? words.map(({ text }) => text).join(" ") : undefined
    const absent = words.filter(word => !isKnown(word, covered)).map(({ text }) => text)
    const telling = words.some(word => !word.isAsking) ? words.filter(word => !word.isAsking) : words
    const years = words.map(({ text }) => text).filter(text => /^(19|20)\d\d$/.test(text))
    const isComplete = (/** @type {Omit<Match, "isComplete">} */ { from, to }) =>
      telling.every(word => words.slice(from, to).includes(word))
    const matches = this.#matches(words, names).map(match => ({ ...match, isComplete: isComplete(match) }))
    // Where nothing is named of which a figure could be asked, a word such as "compare" is what is looked for.
    for (const word of matches.length ? [] : words) if (word.worth === ASKING) word.worth = 1
    return {
      words,
      telling,
      matches,
      asksMeaning: meaning.size > 0,
      asksNewest: newest.size > 0,
      asksFigure: isAsking.some(Boolean) || years.length > 0,
      years,
      spelt,
      mended,
      absent,
      isUnderstood: !spelt && !absent.length,
      isQuoted: telling.some(isQuoted) && telling.every(word => isQuoted(word) || isNumber(word.text)),
      isForeign,
    }
  }

  // Known words that look like those typed.
  /** @type {(query: string) => Promise<string[]>} */
  async alike(query) {
    const found = await Promise.all(wordsOf(query).map(({ text }) => this.#spelling.alike(text)))
    return [...new Set(found.flat())].slice(0, MOST_ALIKE)
  }

  /** @type {(word: Typed, isLast: boolean) => Promise<string[][]>} */
  async #keys({ text, parts }, isLast) {
    if (parts.length > 1) {
      if (await this.#index.has(text)) return [[text]]
      return combined(await Promise.all(parts.map(part => this.#partKeys(part))))
    }
    if (isNumber(text)) {
      if (isLast && text.length < 4) return each(await this.#index.beginning(text, MOST_BEGINNINGS))
      return [[text]]
    }
    const keys = await this.#forms.keys(text)
    if (keys.length || !isLast || text.length < SHORTEST_BEGINNING) return each(keys)
    return each(await this.#forms.beginning(text, MOST_BEGINNINGS))
  }

  /** @type {(part: string) => string[] | Promise<string[]>} */
  #partKeys(part) {
    return isNumber(part) ? [part] : this.#forms.keys(part)
  }

  // Words nobody knows are read as the nearest that somebody does; returns which were read as what.
  /** @type {(words: Word[], covered: Set<Word>) => Promise<Asked["mended"]>} */
  async #mend(words, covered) {
    /** @type {Asked["mended"]} */
    const mended = []
    const unknown = words.filter(word => !isKnown(word, covered) && !CODE.test(word.text))
    await Promise.all(unknown.map(({ text }) => this.#spelling.prepare(text)))
    for (const word of unknown) {
      const near = await this.#spelling.mended(word.text)
      if (!near) continue
      mended.push({ from: word.text, to: near.text, isSure: near.isSure === true })
      Object.assign(word, {
        text: near.text,
        plain: fold(near.text),
        keys: near.keys,
        worth: word.worth * MISSPELT,
      })
    }
    return mended
  }

  // The words that are, or are part of, a name as it is typed in any language.
  /** @type {(words: Word[], names: Names) => Set<Word>} */
  #covered(words, names) {
    const found = new Set(words.filter(word => this.#named([word], names).length))
    for (let from = 0; from < words.length; from++)
      for (let to = from + 2; to <= Math.min(words.length, from + LONGEST_NAME); to++) {
        const part = words.slice(from, to)
        if (this.#named(part, names).length) for (const word of part) found.add(word)
      }
    return found
  }

  // Groups with a name that is typed so; where nobody here knows the words, one of another language in any form.
  /** @type {(words: Word[], names: Names) => Group[]} */
  #named(words, { queryForms, foreign }) {
    const plains = words.map(({ plain }) => plain)
    const found = queryForms.get(plains.join(" ")) ?? []
    const areQuoted = words.every(isQuoted)
    if (found.length || (!areQuoted && words.some(({ keys }) => keys.length))) return found
    for (const [name, groups] of areQuoted ? queryForms : foreign) {
      const parts = name.split(" ")
      if (parts.length === plains.length && parts.every((part, at) => isAlike(part, plains[at])))
        return groups
    }
    return []
  }

  // Whether a word is a name of a language in which the site is only asked: those beside it are no mistakes.
  /** @type {(word: Word, names: Names) => boolean} */
  #isForeign({ plain }, { foreign }) {
    return [...foreign.keys()].some(name => !name.includes(" ") && isAlike(name, plain))
  }

  /** @type {(words: Word[], names: Names) => Omit<Match, "isComplete">[]} */
  #matches(words, names) {
    /** @type {Omit<Match, "isComplete">[]} */
    const found = []
    const note = (/** @type {Group} */ group, /** @type {number} */ from, /** @type {number} */ to) => {
      if (!found.some(one => one.group === group && one.from <= from && one.to >= to))
        found.push({ group, from, to })
    }
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + LONGEST_NAME); to > from; to--) {
        const groups = this.#named(words.slice(from, to), names)
        for (const group of groups) note(group, from, to)
      }
      const { text, keys } = words[from]
      for (const [key] of keys)
        for (const { group, name } of names.first.get(key) ?? [])
          if (name.every((wanted, at) => words[from + at]?.keys.some(([own]) => wanted.includes(own))))
            note(group, from, from + name.length)
      if (CODE.test(text)) for (const group of this.#coded(text, names)) note(group, from, from + 1)
    }
    return found
  }

  // The country whose code of two letters is typed in capitals, unless it is the name of something else.
  /** @type {(text: string, names: Names) => Group[]} */
  #coded(text, { queryForms, groups }) {
    const isOther = (queryForms.get(fold(text)) ?? []).some(group => !group.country)
    return isOther ? [] : groups.filter(({ country }) => country === text)
  }
}

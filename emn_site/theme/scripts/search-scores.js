// How much each page has of what was asked for: words by themselves, names of one thing with all its other names.

/** @import { Asked, Result, Weighed, Word } from "./search-types.js" */
/** @import { SearchIndex } from "./search-index.js" */

import { MOST_READINGS, combinations, ordered } from "./search-ranking.js"

const OTHER_NAME = 0.95 // What another name of a thing weighs beside that which was typed.
const LONGER = 0.75 // What a longer name weighs lies between the sum of its words and their mean.
const WHOLE = 1.1 // How much a page loses that has only part of what was asked for.
const EXACT = 1.5 // How much better a page is whose title is what was asked for.

export class Scores {
  #index

  /** @param {SearchIndex} index */
  constructor(index) {
    this.#index = index
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
  async found(asked) {
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
    const length = asked.telling.length
    /** @type {Result[]} */
    const results = []
    for (let id = 0; id < count; id++)
      if (scores[id]) {
        const inTitle = known.reduce((sum, span) => sum + span.inTitle[id], 0)
        const isTitle = inTitle >= length && titles[id] <= length
        const score = scores[id] * (matched[id] / all) ** WHOLE * (isTitle ? EXACT : 1)
        results.push({ id, score, parts: known, isComplete: matched[id] > all * 0.99 })
      }
    return ordered(results)
  }

  // How much each page has of a span: of its words, or of another name of the same thing, whichever is more.
  /** @type {(span: { words: Word[], names: string[][][] }) => Promise<Weighed>} */
  async #weighed({ words, names }) {
    const count = await this.#index.count()
    const readings = names.flatMap(name => combinations(name))
    const [own, others] = await Promise.all([
      Promise.all(words.map(word => this.#ownScores(word))),
      Promise.all(readings.map(keys => this.#index.withAll(keys))),
    ])
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
}

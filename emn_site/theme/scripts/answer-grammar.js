// A question for a figure, read word by word by a closed grammar: a word without a place in it stands in the way of an
// answer. The words are data (emn_site/search/grammar.py); this module is the same in the browser and in Node.

/** @import { Grammar, Question, Token, WrittenGrammar } from "./answer-types.js" */

import { QuestionReader } from "./answer-reader.js"
import {
  CAPITALS,
  Obstacle,
  formsNear,
  indicatorsIn,
  isHomonym,
  lookup,
  phraseAt,
  piecesOf,
  tokensOf,
} from "./answer-words.js"

/** @type {(written: Record<string, string>) => Record<string, number[][][]>} */
const phrasesOf = written =>
  Object.fromEntries(
    Object.entries(written).map(([value, listed]) => [
      value,
      listed
        .split(";")
        .filter(Boolean)
        .map(phrase => phrase.split(" ").map(slot => slot.split("/").map(Number))),
    ]),
  )

/** Phrases that tell of words beside them, and say nothing in a question themselves. */
const MARKS =
  "persons belonging of possessive preposition inside gets hosts year_ending decade_ending does claims linking many_from about single".split(
    " ",
  )

/** @type {(phrases: Record<string, number[][][]>, isOne: (value: string) => boolean) => Record<string, number[][][]>} */
const some = (phrases, isOne) => Object.fromEntries(Object.entries(phrases).filter(([value]) => isOne(value)))

/** @type {(written: WrittenGrammar) => Grammar} */
const grammarOf = ({ words: [stems, endings], phrases, names, ...others }) => {
  const kinds = Object.fromEntries(Object.entries(phrases).map(([kind, of]) => [kind, phrasesOf(of)]))
  const isMark = (/** @type {string} */ role) => MARKS.includes(role)
  return {
    ...others,
    words: stems.split(" ").map((stem, at) => [stem, endings[at]]),
    phrases: { ...kinds, word: some(kinds.word, role => !isMark(role)) },
    marks: some(kinds.word, isMark),
    names: phrasesOf(names),
  }
}

export class AnswerGrammar {
  #grammar
  #indicators
  #numbersOf

  /** @param {WrittenGrammar} written @param {Record<string, { kind: string, sources: string[], is_at_end: boolean, is_inside: boolean, is_issued: boolean }>} indicators */
  constructor(written, indicators) {
    this.#grammar = grammarOf(written)
    this.#indicators = indicators
    this.#numbersOf = lookup(this.#grammar)
  }

  // Whether a word that was mended is near no other of these words.
  /** @type {(mended: { from: string, to: string }) => boolean} */
  isOnly({ from, to }) {
    const meant = this.#numbersOf(to)
    return formsNear(this.#grammar, from).every(numbers => numbers.some(number => meant.has(number)))
  }

  /**
   * What a question asks for; with `obstacle` where a word stands in the way, nothing where it asks for no figure.
   * @param {string} question
   * @param {number} [thisYear]
   * @returns {Question | undefined}
   */
  read(question, thisYear = new Date().getFullYear()) {
    const tokens = tokensOf(question, this.#numbersOf)
    /** @type {Obstacle | undefined} */
    let obstacle
    for (const named of indicatorsIn(this.#grammar, tokens)) {
      try {
        const odd = tokens.find(({ isOdd }) => isOdd)
        if (odd) throw new Obstacle(`${odd.before.trim()}${odd.surface}`)
        const found = this.#question(named, tokens, thisYear)
        if (found) return found
        if (!obstacle) return undefined
      } catch (error) {
        if (!(error instanceof Obstacle)) throw error
        obstacle ??= error
      }
    }
    return obstacle && this.#isAsking(tokens)
      ? { kind: "obstacle", word: obstacle.word, reason: obstacle.reason, codes: obstacle.codes }
      : undefined
  }

  /** @type {(named: import("./answer-words.js").Named, tokens: Token[], thisYear: number) => Question | undefined} */
  #question({ keys, used, given }, tokens, thisYear) {
    const pieces = piecesOf(this.#grammar, tokens, used)
    if (given !== undefined) throw new Obstacle(tokens[given].surface)
    const reader = new QuestionReader(this.#grammar, tokens, pieces, used, thisYear)
    const kind = reader.kind()
    const suited = keys.filter(key => reader.suits(this.#indicators[key]))
    if (!suited.length) reader.refuse("issued", "flow", "stock", "year_end", "into")
    const { places, origins, time, group, roles } = reader
    if (!places.length && !group && kind !== "extreme") return undefined
    return {
      kind,
      keys: suited,
      places,
      origin: origins[0],
      group,
      isHighest: roles.has("highest"),
      years: time.years.map(String),
      month: time.month,
      span: time.span,
      source: Object.values(this.#indicators)
        .flatMap(({ sources }) => sources)
        .find(source => roles.has(source)),
    }
  }

  // Whether somebody wants a figure at all: a place, a period or a word that asks for one is in the question.
  /** @type {(tokens: Token[]) => boolean} */
  #isAsking(tokens) {
    const kinds = ["place", "owner", "goal", "people", "adjective"]
    const roles = [
      "ask",
      "highest",
      "lowest",
      "highest_number",
      "lowest_number",
      "rank",
      "eu",
      "member_states",
      "network",
      "this_year",
      "last_year",
    ]
    return tokens.some(
      ({ isYear, surface }, at) =>
        isYear ||
        (CAPITALS.test(surface) && Boolean(this.#grammar.codes[surface])) ||
        this.#phrasesAt(tokens, at, kinds, roles),
    )
  }

  /** @type {(tokens: Token[], at: number, kinds: string[], roles: string[]) => boolean} */
  #phrasesAt(tokens, at, kinds, roles) {
    const found = phraseAt(this.#grammar, tokens, at, place => place < tokens.length)
    if (!found) return false
    return kinds.includes(found.kind) || roles.includes(found.value) || isHomonym(found)
  }
}

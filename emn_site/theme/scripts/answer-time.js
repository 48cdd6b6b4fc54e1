// Which periods a question asks for: years, a month, from one to another, up to a year or from one on.

/** @import { Piece } from "./answer-types.js" */

import { Obstacle } from "./answer-words.js"

const LAST_YEAR = 1
const DECADE = 9 // from its first year to its last
const MONTH_DIGITS = 2

/** @type {(piece: Piece | undefined) => boolean} */
export const isYear = piece => piece?.kind === "year"

/** @type {(piece: Piece | undefined) => boolean} */
export const isTime = piece => isYear(piece) || piece?.kind === "month"

export class QuestionTime {
  /** @type {number[]} */
  years = []
  /** @type {Piece[]} */
  months = []
  /** @type {string[]} */
  dates = []
  isRange = false
  isSince = false
  /** @type {[string, string] | undefined} */
  bounds
  #named = 0

  /** @param {number} thisYear */
  constructor(thisYear) {
    this.thisYear = thisYear
  }

  /** @param {Piece} piece */
  take(piece) {
    const { kind, value, isJoined } = piece
    this.#named++
    if (isJoined) this.isRange = true
    if (kind === "decade") this.#bound(piece, [value, String(Number(value) + DECADE)])
    else if (kind === "month") this.months.push(piece)
    else this.years.push(Number(value))
  }

  /** @param {boolean} isLast */
  near(isLast) {
    this.years.push(this.thisYear - (isLast ? LAST_YEAR : 0))
  }

  // What a word makes of the year behind it.
  /** @param {Piece} piece @param {Piece | undefined} next */
  bounded(piece, next) {
    if (!next || !isYear(next)) throw new Obstacle(piece.surface)
    const year = Number(next.value)
    /** @type {Record<string, [string, string]>} */
    const bounds = {
      before: ["", String(year - 1)],
      after: [String(year + 1), ""],
      to: ["", next.value],
    }
    this.#bound(piece, bounds[piece.value])
  }

  // Up to a year, from one on, or both, said by words: nothing else of time may stand beside it.
  /** @param {Piece} piece @param {[string, string]} bounds */
  #bound(piece, bounds) {
    if (this.bounds) throw new Obstacle(piece.surface)
    this.bounds = bounds
  }

  settle() {
    if (this.bounds) this.#settleBounds()
    else if (this.months.length) this.#settleMonths()
    else this.#settleYears()
  }

  #settleBounds() {
    if (this.#named > 1 || this.years.length > 1 || this.isSince) this.#fail()
    this.years = []
  }

  #settleYears() {
    const { years } = this
    if (this.isSince && years.length === 2) this.isRange = true
    if (this.isRange && (years.length !== 2 || years[0] >= years[1])) this.#fail()
    if (this.isSince && !this.isRange && years.length !== 1) this.#fail()
    if (!this.isRange) this.years = [...new Set(years)].sort()
  }

  // A month is of the year beside it; two are from one to another, of one year where only one is named.
  #settleMonths() {
    const { months, years, isRange } = this
    const isComplete =
      months.length === (isRange ? 2 : 1) && years.length > 0 && years.length <= months.length
    if (!isComplete) throw new Obstacle(months[months.length - 1].surface)
    this.dates = months.map(
      ({ value }, at) => `${years[at] ?? years[0]}-${value.padStart(MONTH_DIGITS, "0")}`,
    )
    if (isRange && this.dates[0] >= this.dates[1]) this.#fail()
  }

  /** @returns {never} */
  #fail() {
    throw new Obstacle([...this.years, ...this.months.map(({ surface }) => surface)].join(", "))
  }

  get isOver() {
    return Boolean(this.bounds) || this.isRange || this.isSince || this.years.length > 1
  }

  // One month, where nothing more is asked for.
  get month() {
    return this.isRange || this.isSince ? undefined : this.dates[0]
  }

  /** @returns {[string, string] | undefined} */
  get span() {
    if (this.bounds || !(this.isRange || this.isSince)) return this.bounds
    const named = this.dates.length ? this.dates : this.years.map(String)
    return [named[0], this.isRange ? named[1] : ""]
  }
}

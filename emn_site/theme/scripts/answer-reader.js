// What the pieces of a question for a figure say together, and which kind of answer that asks for.

/** @import { Grammar, Piece, Question, Token } from "./answer-types.js" */

import { Obstacle, isRole } from "./answer-words.js"

const LAST_YEAR = 1
const DECADE = 9 // from its first year to its last

// What the pieces say together; an obstacle where one has no place beside the others.
export class QuestionReader {
  /** @type {string[]} */
  places = []
  /** @type {Piece[]} */
  placed = []
  /** @type {string[]} */
  origins = []
  /** @type {number[]} */
  years = []
  /** @type {number | undefined} */
  month
  isRange = false
  isSince = false
  /** @type {[string, string] | undefined} */
  bounds
  /** @type {Map<string, Piece>} */
  roles = new Map()
  group = ""

  /** @param {Grammar} grammar @param {Token[]} tokens @param {Piece[]} pieces @param {number} thisYear */
  constructor(grammar, tokens, pieces, thisYear) {
    this.grammar = grammar
    this.tokens = tokens
    this.pieces = pieces.filter(({ kind, value }) => kind !== "word" || value !== "silent")
    this.thisYear = thisYear
    for (const [at, piece] of this.pieces.entries())
      this.take(piece, this.pieces[at - 1], this.pieces[at + 1])
    this.settle()
  }

  /** @param {Piece} piece @param {Piece | undefined} before @param {Piece | undefined} next */
  take(piece, before, next) {
    const { kind, value } = piece
    const isFrom = before?.kind === "word" && before.value === "from"
    if (kind === "year" || kind === "until") this.year(piece)
    else if (kind === "decade") this.bound(piece, [value, String(Number(value) + DECADE)])
    else if (kind === "month") this.once("month", piece)
    else if (kind === "place" || kind === "owner") isFrom ? this.origins.push(value) : this.place(piece)
    else if (kind === "people" || kind === "adjective") isFrom ? this.fail(piece) : this.once("people", piece)
    else this.word(piece, before, next)
  }

  /** @param {Piece} piece */
  year({ kind, value }) {
    this.years.push(Number(value))
    if (kind === "until") this.isRange = true
  }

  // Up to a year, from one on, or both, said by words: nothing else of time may stand beside it.
  /** @param {Piece} piece @param {[string, string]} bounds */
  bound(piece, bounds) {
    if (this.bounds) this.fail(piece)
    this.bounds = bounds
  }

  // What a word makes of the year behind it.
  /** @param {Piece} piece @param {Piece | undefined} next */
  bounded(piece, next) {
    if (next?.kind !== "year") this.fail(piece)
    const year = Number(next.value)
    /** @type {Record<string, [string, string]>} */
    const bounds = {
      before: ["", String(year - 1)],
      after: [String(year + 1), ""],
      to: ["", next.value],
    }
    this.bound(piece, bounds[piece.value])
  }

  /** @param {Piece} piece */
  place(piece) {
    this.placed.push(piece)
    if (!this.places.includes(piece.value)) this.places.push(piece.value)
  }

  /** @param {Piece} piece @param {Piece | undefined} before @param {Piece | undefined} next */
  word(piece, before, next) {
    const isYear = (/** @type {Piece | undefined} */ one) => one?.kind === "year"
    const isPlace = (/** @type {Piece | undefined} */ one) => one?.kind === "place" || one?.kind === "owner"
    const { value } = piece
    if (value === "ask" || value === "newest" || value === "compare") return
    if (value === "this_year" || value === "last_year")
      this.years.push(this.thisYear - (value === "last_year" ? LAST_YEAR : 0))
    else if (value === "from") {
      if (isYear(next)) this.isSince = true
      else if (!isPlace(next)) this.fail(piece)
    } else if (value === "since") {
      if (!isYear(next)) this.fail(piece)
      this.isSince = true
    } else if (value === "to") {
      if (isYear(before) && isYear(next)) this.isRange = true
      else if (isYear(next)) this.bounded(piece, next)
      else if (!isPlace(next)) this.fail(piece)
    } else if (value === "before" || value === "after") this.bounded(piece, next)
    else if (value === "between") {
      if (isYear(next)) this.isRange = true
      else if (!isPlace(next)) this.fail(piece)
    } else if (value === "and") {
      if (!before || !next) this.fail(piece)
    } else if (/^[A-Z]{2}(,[A-Z]{2})+$/.test(value))
      for (const code of value.split(",")) this.place({ ...piece, value: code })
    else this.once(value, piece)
  }

  /** @param {string} role @param {Piece} piece */
  once(role, piece) {
    const known = this.roles.get(role)
    if (known && known.value !== piece.value) this.fail(piece)
    this.roles.set(role, piece)
  }

  /** @param {Piece | undefined} piece @param {"blocked" | "ambiguous"} [reason] @returns {never} */
  fail(piece, reason) {
    throw new Obstacle(piece?.said ?? "", reason)
  }

  /** @param {string[]} roles */
  refuse(...roles) {
    for (const role of roles) if (this.roles.has(role)) this.fail(this.roles.get(role))
  }

  settle() {
    this.settlePeople()
    this.settlePlaces()
    this.settleTime()
    this.settleGroup()
  }

  // A people is whom a figure is broken down by where a place is named; an adjective alone may be the place.
  settlePeople() {
    const people = this.roles.get("people")
    if (!people) return
    const isThing =
      people.kind === "adjective" && !this.tokens.some(token => isRole(this.grammar, "persons", token))
    if (this.placed.length) this.origins.push(people.value)
    else if (isThing) this.place(people)
    else this.fail(people, "ambiguous")
  }

  // Several places stand beside each other, or are joined by a word; what belongs to one of them is not of the other.
  settlePlaces() {
    const kinds = new Set(this.placed.map(({ kind }) => kind))
    if (kinds.has("owner") && kinds.size > 1)
      this.fail(
        this.placed.find(({ kind }) => kind === "owner"),
        "ambiguous",
      )
    const joins = ["and", "compare", "between", "difference", "sum"]
    this.placed.slice(1).forEach((place, at) => {
      const { to } = this.placed[at]
      const between = this.pieces.filter(piece => piece.from >= to && piece.to <= place.from)
      const isListed = this.tokens[place.from].before.includes(",") || this.isHeld(this.placed[at], place)
      const isBeside = isListed && this.tokens.slice(to, place.from).every(token => this.isSmall(token))
      if (!isBeside && !between.some(({ value }) => joins.includes(value))) this.fail(place, "ambiguous")
    })
  }

  // A state outside the Network beside one inside is rather where somebody comes from: Germany Syria refugees.
  /** @param {Piece[]} places */
  isHeld(...places) {
    return places.every(({ value }) => this.grammar.network.includes(value))
  }

  /** @param {Token} token */
  isSmall(token) {
    return ["silent", "and", "compare"].some(role => isRole(this.grammar, role, token))
  }

  settleTime() {
    const { years, roles } = this
    const month = roles.get("month")
    if (this.bounds) return this.settleBounds()
    if (this.isSince && years.length === 2) this.isRange = true
    if (this.isRange && (years.length !== 2 || years[0] >= years[1])) this.failYear()
    if (this.isSince && !this.isRange && years.length !== 1) this.failYear()
    if (month && (years.length !== 1 || this.isSince)) this.fail(month)
    if (roles.has("trend") && years.length && !this.isRange && !this.isSince && years.length !== 2)
      this.fail(roles.get("trend"))
    this.years = this.isRange ? years : [...new Set(years)].sort()
  }

  settleBounds() {
    const named = this.pieces.filter(({ kind }) => ["year", "until", "month", "decade"].includes(kind))
    if (named.length > 1 || this.years.length > 1 || this.isSince) this.failYear()
    this.years = []
  }

  /** @returns {never} */
  failYear() {
    throw new Obstacle(this.years.join(", "))
  }

  settleGroup() {
    const groups = ["eu", "member_states", "network"].filter(group => this.roles.has(group))
    this.group = groups[0] ?? ""
    if (groups.length > 1) this.fail(this.roles.get(groups[1]))
    const isShare = this.roles.has("share")
    if (this.group && this.placed.length && !isShare) this.fail(this.roles.get(this.group))
  }

  // Which kind of answer is asked for: each says what may stand beside it.
  /** @returns {Exclude<Question["kind"], "obstacle">} */
  kind() {
    const { roles, places, origins, years } = this
    const isOver = this.bounds || this.isRange || this.isSince || roles.has("trend") || years.length > 1
    if (roles.has("highest") || roles.has("lowest")) {
      this.refuse("rank", "sum", "difference", "share", "by_origin", "people", "trend", "month")
      if (roles.has("highest") && roles.has("lowest")) this.fail(roles.get("lowest"))
      if (places.length || origins.length || isOver) this.fail(roles.get("highest") ?? roles.get("lowest"))
      return "extreme"
    }
    if (roles.has("rank")) {
      this.refuse("sum", "difference", "share", "by_origin", "people", "month")
      if (places.length !== 1 || origins.length || isOver) this.fail(roles.get("rank"))
      return "rank"
    }
    if (roles.has("share")) {
      this.refuse("sum", "difference", "trend", "month", "by_origin", "people")
      if (!this.group || places.length !== 1 || origins.length || isOver) this.fail(roles.get("share"))
      return "share"
    }
    this.refuse("which")
    if (origins.length || roles.has("by_origin")) {
      this.refuse("sum", "difference", "trend", "month")
      if (places.length !== 1 || origins.length > 1 || isOver) this.failOrigin()
      return "origin"
    }
    if (this.group) {
      this.refuse("difference", "trend", "month")
      if (isOver) this.fail(roles.get(this.group))
      return "group"
    }
    if (roles.has("difference")) {
      this.refuse("sum", "month")
      const isTwo = (places.length === 2 && !isOver) || (places.length === 1 && years.length === 2)
      if (!isTwo) this.fail(roles.get("difference"))
      return places.length === 2 ? "difference" : "series"
    }
    if (isOver) {
      this.refuse("sum")
      return "series"
    }
    return places.length > 1 ? (roles.has("sum") ? "sum" : "comparison") : "figure"
  }

  /** @returns {never} */
  failOrigin() {
    const found = this.roles.get("by_origin") ?? this.roles.get("people")
    if (found) this.fail(found)
    const from = this.pieces.findIndex(({ value }) => value === "from")
    throw new Obstacle(
      this.pieces
        .slice(from, from + 2)
        .map(({ said }) => said)
        .join(" "),
    )
  }

  /** @type {(kinds: string[]) => boolean} */
  suits(kinds) {
    return ["flow", "stock"].every(role => !this.roles.has(role) || kinds.includes(role))
  }
}

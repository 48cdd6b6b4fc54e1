// What the pieces of a question for a figure say together, and which kind of answer that asks for.

/** @import { Grammar, Piece, Question, Token } from "./answer-types.js" */

import { misplaced, withPeoples } from "./answer-context.js"
import { displaced, isListed, titled } from "./answer-order.js"
import { GROUPS, isDoneByPersons, isOfPersons, isPlace } from "./answer-persons.js"
import { QuestionTime, isTime, isYear } from "./answer-time.js"
import { Obstacle, isHomonym, isRole } from "./answer-words.js"
import { fold } from "./word-forms.js"

const FROM = ["from", "out_of"] // Only the first is said of a time since when.
const SILENT = ["newest", "newest_number", "what", "for"] // They ask for nothing more, where they have a place.
/** @type {Record<string, string>} */
const SAYS = { who: "which", highest_number: "highest", lowest_number: "lowest", total_number: "sum" }

// What the pieces say together; an obstacle where one has no place beside the others.
export class QuestionReader {
  /** @type {string[]} */
  places = []
  /** @type {Piece[]} */
  placed = []
  /** @type {string[]} */
  origins = []
  /** @type {Map<string, Piece>} */
  roles = new Map()
  group = ""

  /** @param {Grammar} grammar @param {Token[]} tokens @param {Piece[]} pieces @param {number[]} used @param {number} thisYear */
  constructor(grammar, tokens, pieces, used, thisYear) {
    this.grammar = grammar
    this.tokens = tokens
    this.used = used
    this.read = pieces
    this.pieces = withPeoples(
      grammar,
      tokens,
      pieces.filter(({ kind, value }) => kind !== "word" || value !== "silent"),
    )
    this.time = new QuestionTime(thisYear)
    const roles = new Map(this.pieces.map(piece => [piece.value, piece]))
    const several = this.pieces.find(isHomonym)
    if (several) throw new Obstacle(several.surface, "homonym", several.value.split("|"))
    const odd = misplaced({ grammar, tokens, used, pieces: this.pieces, roles })
    if (odd) this.fail(odd)
    const order = { grammar, tokens, used, read: pieces, roles }
    const title = titled(order)
    if (title) throw new Obstacle(title.surface)
    const astray = displaced(order)
    if (astray) this.fail(astray, isPlace(astray) ? "ambiguous" : "blocked")
    for (const [at, piece] of this.pieces.entries()) {
      this.list(piece, this.pieces[at - 1], this.pieces[at - 2])
      this.take(piece, this.pieces[at - 1], this.pieces[at + 1])
    }
    this.settle()
  }

  // Behind a comma or “and” a place may lack what tells it from an owner: в Литве и Латвии.
  /** @param {Piece} piece @param {Piece | undefined} before @param {Piece | undefined} first */
  list(piece, before, first) {
    const last = this.tokens[piece.from].before.includes(",") ? before : before?.value === "and" && first
    if (piece.kind === "owner" && last && last.kind === "place") piece.kind = "place"
  }

  /** @param {Piece} piece @param {Piece | undefined} before @param {Piece | undefined} next */
  take(piece, before, next) {
    const { kind, value } = piece
    const isFrom = FROM.includes(before?.value ?? "") || this.isOrigin(before, piece)
    if (["year", "month", "decade"].includes(kind)) this.time.take(piece)
    else if (isPlace(piece)) isFrom ? this.origins.push(value) : this.place(piece)
    else if (kind === "people" || kind === "adjective") isFrom ? this.fail(piece) : this.once("people", piece)
    else this.word(piece, before, next)
  }

  /** @param {Piece} piece */
  place(piece) {
    if (isOfPersons(this.grammar, this.tokens, this.used, piece)) this.fail(piece, "ambiguous")
    if (piece.kind === "goal") this.roles.set("into", piece)
    this.placed.push(piece)
    if (!this.places.includes(piece.value)) this.places.push(piece.value)
  }

  /** @param {Piece} piece @param {Piece | undefined} before @param {Piece | undefined} next */
  word(piece, before, next) {
    const value = SAYS[piece.value] ?? piece.value
    if (["ask", "and", ...SILENT].includes(value)) return
    if (GROUPS.includes(value) && isOfPersons(this.grammar, this.tokens, this.used, piece)) this.fail(piece)
    if (value === "out_of") {
      if (!isTime(next) && !isPlace(next)) this.fail(piece)
      return
    }
    if (value === "this_year" || value === "last_year") this.time.near(value === "last_year")
    else if (value === "from" || value === "since") {
      if (!isTime(next) && (value === "since" || !isPlace(next))) this.fail(piece)
      this.time.isSince ||= isTime(next)
    } else if (value === "during") {
      if (!isTime(next)) this.fail(piece)
    } else if (value === "month_ending") {
      if (before?.kind !== "month") this.fail(piece)
    } else if (value === "to") {
      if (isTime(before) && isTime(next)) this.time.isRange = true
      else if (isYear(next)) this.time.bounded(piece, next)
      else this.into(piece, isPlace(next))
    } else if (value === "into") this.into(piece, isPlace(next))
    else if (value === "by") {
      if (isTime(next) && next?.from === piece.to) this.fail(piece)
    } else if (value === "before" || value === "after") this.time.bounded(piece, next)
    else if (value === "between") {
      const isGroup = GROUPS.includes(next?.value ?? "")
      if (isTime(next)) this.time.isRange = true
      else if (isGroup || isPlace(next)) this.once(isGroup ? "among" : "between", piece)
      else this.fail(piece)
    } else if (value === "origin_country") {
      if (!next || !this.isOrigin(piece, next)) this.once("by_origin", piece)
    } else if (value === "together") {
      this.once("together", piece)
      this.once("sum", { ...piece, value: "sum" })
    } else if (/^[A-Z]{2}(,[A-Z]{2})+$/.test(value))
      for (const code of value.split(",")) this.place({ ...piece, value: code })
    else this.once(value, { ...piece, value })
  }

  // Of those who come to a country only who comes is counted, not who lives there.
  /** @param {Piece} piece @param {boolean} isPlaced */
  into(piece, isPlaced) {
    if (!isPlaced) this.fail(piece)
    this.roles.set("into", piece)
  }

  /** @param {string} role @param {Piece} piece */
  once(role, piece) {
    const known = this.roles.get(role)
    if (known && known.value !== piece.value) this.fail(piece)
    this.roles.set(role, piece)
  }

  /** @param {Piece | undefined} piece @param {"blocked" | "ambiguous"} [reason] @returns {never} */
  fail(piece, reason) {
    throw new Obstacle(piece?.surface ?? "", reason)
  }

  /** @param {string[]} roles */
  refuse(...roles) {
    for (const role of roles) if (this.roles.has(role)) this.fail(this.roles.get(role))
  }

  // A country that is named right behind the words for where somebody comes from is no place: country of origin Syria.
  /** @param {Piece | undefined} before @param {Piece} piece */
  isOrigin(before, { from, surface, value }) {
    const isBehind = before?.value === "origin_country" && before.to === from
    return isBehind && fold(surface) === fold(this.grammar.countries[value] ?? "")
  }

  settle() {
    this.settleSubjects()
    this.settlePeople()
    this.settlePlaces()
    this.settleTime()
    this.settleGroup()
  }

  // A country receives and has. What persons receive is counted nowhere here.
  settleSubjects() {
    const { grammar, tokens, used, read } = this
    const isVerb = (/** @type {Piece} */ { from, to }) =>
      to === from + 1 && ["gets", "hosts"].some(role => isRole(grammar, role, tokens[from]))
    const verbs = read.filter(isVerb)
    for (const verb of verbs) if (isDoneByPersons(grammar, tokens, used, read, verb)) this.fail(verb)
  }

  // A people is whom a figure is broken down by where a place is named; an adjective alone may be the place, and is it
  // before what a country has: Croatian border.
  settlePeople() {
    const people = this.roles.get("people")
    if (!people) return
    const isThing =
      people.kind === "adjective" && !this.tokens.some(token => isRole(this.grammar, "persons", token))
    const next = this.tokens[people.to]
    if (next && isRole(this.grammar, "belonging", next)) this.place(people)
    else if (this.placed.length) this.origins.push(people.value)
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
      const isBeside = isListed(this.grammar, this.tokens, this.placed[at], place)
      if (!isBeside && !between.some(({ value }) => joins.includes(value))) this.fail(place, "ambiguous")
    })
  }

  settleTime() {
    const { time, roles } = this
    time.settle()
    const [month] = time.months
    if (month) roles.set("month", month)
    const isOpen = time.years.length > 0 && time.years.length !== 2 && !time.isRange && !time.isSince
    if (isOpen) this.refuse("trend")
    if (!roles.has("trend") && !roles.has("rank")) this.refuse("how")
    if (!roles.has("trend") && !roles.has("difference")) this.refuse("how_much")
  }

  settleGroup() {
    const groups = GROUPS.filter(group => this.roles.has(group))
    this.group = groups[0] ?? ""
    if (groups.length > 1) this.fail(this.roles.get(groups[1]))
    const isShare = this.roles.has("share")
    if (this.group && this.placed.length && !isShare) this.fail(this.roles.get(this.group))
    if (!this.group && this.places.length < 2) this.refuse("together")
  }

  // Which kind of answer is asked for: each says what may stand beside it.
  /** @returns {Exclude<Question["kind"], "obstacle">} */
  kind() {
    const { roles, places, origins, time } = this
    const isOver = time.isOver || roles.has("trend")
    if (!["difference", "compare"].some(role => roles.has(role))) this.refuse("between")
    if (!["highest", "lowest", "rank", "share"].some(role => roles.has(role))) this.refuse("among")
    if (!roles.has("by_origin")) this.refuse("main")
    else if (places.length) roles.delete("highest")
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
      const isTwo = (places.length === 2 && !isOver) || (places.length === 1 && time.years.length === 2)
      if (!isTwo) this.fail(roles.get("difference"))
      return places.length === 2 ? "difference" : "series"
    }
    if (isOver) {
      this.refuse("sum")
      return "series"
    }
    if (places.length > 1) return roles.has("sum") ? "sum" : "comparison"
    this.refuse("compare")
    return "figure"
  }

  /** @returns {never} */
  failOrigin() {
    const found = this.roles.get("by_origin") ?? this.roles.get("people")
    if (found) this.fail(found)
    const from = this.pieces.findIndex(({ value }) => FROM.includes(value))
    throw new Obstacle(
      this.pieces
        .slice(from, from + 2)
        .map(({ surface }) => surface)
        .join(" "),
    )
  }

  // Whether what is said of how it is counted fits an indicator.
  /** @type {(indicator: { kind: string, is_at_end: boolean, is_inside: boolean, is_issued: boolean }) => boolean} */
  suits({ kind, is_at_end, is_inside, is_issued }) {
    if (this.roles.has("issued") && !is_issued) return false
    const isKind = ["flow", "stock"].every(role => !this.roles.has(role) || kind === role)
    const isInward = kind === "flow" && !is_inside && !is_issued
    return isKind && (!this.roles.has("year_end") || is_at_end) && (!this.roles.has("into") || isInward)
  }
}

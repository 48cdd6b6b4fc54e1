// Words of a question that have a place beside certain others only: what one joins, who or what it is said of.

/** @import { Grammar, Piece, Token } from "./answer-types.js" */

import { GROUPS } from "./answer-persons.js"
import { isTime } from "./answer-time.js"
import { isRole } from "./answer-words.js"

/** @typedef {{ grammar: Grammar, tokens: Token[], used: number[], pieces: Piece[], roles: Map<string, Piece> }} Context */

const NAMED = ["place", "owner", "goal", "people", "adjective"]
const NEAR = ["this_year", "last_year"]
const COUNTRIES = /^[A-Z]{2}(,[A-Z]{2})+$/
const NUMBERS = ["ask", "share", "difference", "rank", "trend"]
const OF_PERSONS = ["newest_number", "highest_number", "lowest_number", "how_large"] // The largest refugees are not most of them.

/** @type {(context: Context, from: number, to: number) => boolean} */
const hasName = ({ used }, from, to) => used.some(at => at >= from && at < to)

// What may be joined to its like.
/** @type {(piece: Piece | undefined) => string} */
const likeness = piece => {
  if (!piece) return ""
  const { kind, value } = piece
  if (isTime(piece) || kind === "decade" || NEAR.includes(value)) return "time"
  return NAMED.includes(kind) || GROUPS.includes(value) || COUNTRIES.test(value) ? "place" : ""
}

// “And” joins two places or two times, with nothing that is counted between them: the EU and Ukrainian refugees.
/** @type {(context: Context, at: number) => boolean} */
const isJoining = (context, at) => {
  const [before, next] = [context.pieces[at - 1], context.pieces[at + 1]]
  const isAlike = likeness(before) !== "" && likeness(before) === likeness(next)
  return isAlike && !hasName(context, before.to, next.from)
}

// Whether the words of a name from one on end in persons; silent words before them do not count.
/** @type {(context: Context, from: number) => boolean} */
const isOfPersons = ({ grammar, tokens, used }, from) => {
  let at = from
  while (
    tokens[at] &&
    !used.includes(at) &&
    ["silent", "what"].some(role => isRole(grammar, role, tokens[at]))
  )
    at++
  while (used.includes(at + 1)) at++
  return used.includes(at) && isRole(grammar, "persons", tokens[at])
}

// What is a refugee, what refugees: no number is asked for.
/** @type {(context: Context, piece: Piece) => boolean} */
const isMeaning = (context, { to }) =>
  !NUMBERS.some(role => context.roles.has(role)) && isOfPersons(context, to)

/** @type {(context: Context) => boolean} */
const isOfNumber = context => {
  const { used, roles } = context
  const ends = used.filter(at => !used.includes(at + 1))
  return roles.has("ask") || roles.has("which") || !ends.some(at => isOfPersons(context, at))
}

/** @type {(context: Context, ...roles: string[]) => boolean} */
const isAny = ({ grammar, tokens }, ...roles) =>
  tokens.some(token => roles.some(role => isRole(grammar, role, token)))

/** @type {(context: Context, at: number) => boolean} */
const hasPlace = (context, at) => {
  const { kind, value, to } = context.pieces[at]
  const next = context.pieces[at + 1]
  if (kind !== "word") return true
  if (value === "and") return isJoining(context, at)
  if (value === "what") return !isMeaning(context, context.pieces[at])
  if (OF_PERSONS.includes(value)) return isOfNumber(context)
  if (value === "total_number") return context.roles.has("ask")
  if (value === "that")
    return likeness(next) === "place" && isAny(context, "gets", "hosts", "issued", "stock")
  if (value === "who") return isAny(context, "gets", "hosts")
  if (value === "for") return likeness(next) === "place" && next.from === to
  if (value === "trend") return !context.roles.has("how") || next?.kind !== "place" || next.from !== to
  return value !== "uncounted" && value !== "citizens"
}

const OWNERS = ["owner", "people", "adjective"]

// The people that a piece and the next ones name together: Russian citizens, citizens of Russia, Russians who. A state
// outside the Network is never the place.
/** @type {(grammar: Grammar, tokens: Token[], pieces: Piece[], at: number) => Piece | undefined} */
const peopleAt = (grammar, tokens, pieces, at) => {
  const [piece, next] = [pieces[at], pieces[at + 1]]
  if (!next) return undefined
  const isBeside = piece.to === next.from
  const isOwner =
    OWNERS.includes(piece.kind) || (piece.kind === "place" && !grammar.network.includes(piece.value))
  if (next.value === "citizens" && isBeside && isOwner) return { ...piece, kind: "people", to: next.to }
  if (next.value === "who" && isBeside && piece.kind === "people") return { ...piece, to: next.to }
  const isOf = next.from === piece.to + 1 && isRole(grammar, "of", tokens[piece.to])
  return piece.value === "citizens" && isOf && next.kind === "place"
    ? { ...next, kind: "people", from: piece.from }
    : undefined
}

// The pieces with peoples each as one.
/** @type {(grammar: Grammar, tokens: Token[], pieces: Piece[]) => Piece[]} */
export const withPeoples = (grammar, tokens, pieces) => {
  const at = pieces.findIndex((_, at) => peopleAt(grammar, tokens, pieces, at))
  const people = at < 0 ? undefined : peopleAt(grammar, tokens, pieces, at)
  return people
    ? withPeoples(grammar, tokens, [...pieces.slice(0, at), people, ...pieces.slice(at + 2)])
    : pieces
}

// The first piece that has no place beside the others.
/** @type {(context: Context) => Piece | undefined} */
export const misplaced = context => context.pieces.find((_, at) => !hasPlace(context, at))

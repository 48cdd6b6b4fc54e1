// Words of a question that mean what they are known for only where they stand rightly: what a preposition leads to, which
// persons are meant, whether a country does what only persons do.

/** @import { Grammar, Piece, Token } from "./answer-types.js" */

import { isPlace } from "./answer-persons.js"
import { isRole } from "./answer-words.js"
import { fold, small } from "./word-forms.js"

/** @typedef {{ grammar: Grammar, tokens: Token[], used: number[], read: Piece[], roles: Map<string, Piece> }} Order */

const RANKING = [
  "rank",
  "compare",
  "highest",
  "lowest",
  "highest_number",
  "lowest_number",
  "share",
  "difference",
]
const COUNTING = [
  "ask",
  "how_large",
  "which",
  "trend",
  "sum",
  "newest",
  "together",
  "total_number",
  "between",
  "by_origin",
  "how_much",
  ...RANKING,
]
const BY = [...RANKING, "which", "sum", "trend"]
const MOVING = ["from", "out_of", "into", "to"]

/** @type {(order: Order, at: number, ...roles: string[]) => boolean} */
const isAt = ({ grammar, tokens }, at, ...roles) =>
  Boolean(tokens[at]) && roles.some(role => isRole(grammar, role, tokens[at]))

/** @type {(order: Order, at: number) => Piece | undefined} */
const pieceAt = ({ read }, at) => read.find(({ from, to }) => from <= at && at < to)

/** @type {(order: Order, at: number) => boolean} */
const isPreposition = (order, at) => isAt(order, at, "preposition", "of")

// A silent word that may stand between others: the.
/** @type {(order: Order, at: number) => boolean} */
const isSmall = (order, at) =>
  pieceAt(order, at)?.value === "silent" && !isAt(order, at, "persons") && !isPreposition(order, at)

/** @type {(order: Order, at: number, step: number) => number} */
const pass = (order, at, step) => (isSmall(order, at) ? pass(order, at + step, step) : at)

/** @type {(order: Order, at: number, roles?: string[]) => boolean} */
const isCounting = (order, at, roles = COUNTING) => roles.includes(pieceAt(order, at)?.value ?? "")

/** @type {(order: Order) => boolean} */
const isOfPersons = order => order.used.some(at => !order.used.includes(at + 1) && isAt(order, at, "persons"))

// What is counted, or who, stands behind a preposition only where a word of counting leads to it: number of refugees, rank
// by refugees; not applicants on data, people for refugees, hosted by people.
/** @type {(order: Order, piece: Piece) => boolean} */
const isAstray = (order, { from, to, value }) => {
  if (!["silent", "by", "compare"].includes(value) || !isPreposition(order, to - 1)) return false
  const next = pass(order, to, 1)
  const before = pass(order, from - 1, -1)
  if (isPlace(pieceAt(order, next)) && isAt(order, to - 1, "about"))
    return order.used.includes(before) && isAt(order, before, "persons")
  const isName = order.used.includes(next)
  if (!isName && !isAt(order, next, "persons") && pieceAt(order, next)?.value !== "ask") return false
  const isBy = value === "by"
  const isLed =
    before < 0 ||
    isCounting(order, before, isBy ? BY : COUNTING) ||
    RANKING.some(role => order.roles.has(role))
  return !isLed && !(isName && !isBy && order.used.includes(before))
}

// Other persons than those that are counted: refugees having people, persons’ refugees.
/** @type {(order: Order, piece: Piece) => boolean} */
const isOthers = (order, { from, to, value }) => {
  if (value !== "silent" || to !== from + 1 || !isAt(order, from, "persons") || !isOfPersons(order))
    return false
  const isGiven = order.grammar.recipient_endings.some(end => small(order.tokens[from].surface).endsWith(end))
  const before = pass(order, from - 1, -1)
  const leader = isPreposition(order, before) ? pass(order, before - 1, -1) : before
  return isGiven || !(isCounting(order, leader) || isCounting(order, to))
}

/** @type {(order: Order, piece: Piece) => boolean} */
const isBare = (order, { from, surface, value }) =>
  fold(surface) === fold(order.grammar.countries[value] ?? "") &&
  !isPreposition(order, pass(order, from - 1, -1))

// Persons ask, lodge and are refused, a country does not: Georgia applied for asylum, applications by Georgia.
/** @type {(order: Order, piece: Piece) => boolean} */
const isDoer = (order, piece) => {
  const { grammar, tokens, used } = order
  const isInflected = grammar.subject_endings.length > 0
  const by = pass(order, piece.from - 1, -1)
  if (pieceAt(order, by)?.value === "by" && isAt(order, pass(order, by - 1, -1), "does", "claims"))
    return true
  if (!isBare(order, piece)) return false
  const isLinked =
    isAt(order, piece.to, "linking") && (used.includes(pass(order, piece.to, 1)) || isInflected)
  const isAsked = isAt(order, piece.from - 1, "linking") && used.includes(piece.to)
  if (isLinked || isAsked) return true
  return isInflected ? tokens.some(({ at }) => isAt(order, at, "does")) : isAt(order, piece.to, "does")
}

// A country whose people are counted elsewhere is where they are only if that is said: not Ukraine refugees.
/** @type {(order: Order, piece: Piece) => boolean} */
const isSource = (order, piece) =>
  isAt(order, piece.from, "many_from") &&
  !MOVING.includes(pieceAt(order, piece.from - 1)?.value ?? "") &&
  order.used.some(at => isAt(order, at, "claims")) &&
  !isPreposition(order, pass(order, piece.from - 1, -1)) &&
  !order.tokens.some(({ at }) => isAt(order, at, "hosts", "gets", "belonging"))

// One person behind a year is somebody's title, and is not counted: the 2022 refugee, 2022 metų pabėgėlis. Behind it
// may stand what is counted of such: refugee numbers.
/** @type {(order: Order) => Token | undefined} */
export const titled = order =>
  order.tokens.find(token => {
    const { used, tokens } = order
    if (!used.includes(token.at) || !isAt(order, token.at, "single")) return false
    let before = token.at - 1
    while (used.includes(before)) before--
    if (isAt(order, before, "year_ending")) before--
    const next = token.at + 1
    return Boolean(tokens[before]?.isYear) && !used.includes(next) && !isCounting(order, next)
  })

// The first piece that stands where it means something else.
/** @type {(order: Order) => Piece | undefined} */
export const displaced = order =>
  order.read.find(piece =>
    isPlace(piece)
      ? isDoer(order, piece) || isSource(order, piece)
      : isAstray(order, piece) || isOthers(order, piece),
  )

// Whether two places are named as a list. A state outside the Network beside one inside is rather where somebody comes
// from, or of which it is a part: Germany Syria refugees; Georgia, USA. What owns is one, where nothing stands between; what
// stands in brackets tells of another.
/** @type {(grammar: Grammar, tokens: Token[], first: Piece, second: Piece) => boolean} */
export const isListed = (grammar, tokens, first, second) => {
  const between = tokens.slice(first.to, second.from)
  const { before } = tokens[second.from]
  const isParted = second.kind !== "owner" || before.includes(",") || between.length > 0
  return (
    [first, second].every(({ value }) => grammar.network.includes(value)) &&
    isParted &&
    !before.includes("(") &&
    between.every(token => ["silent", "and", "compare"].some(role => isRole(grammar, role, token)))
  )
}

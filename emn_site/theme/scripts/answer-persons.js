// Whether persons belong to a country, or do what a country does, so that a question asks for something else than them.

/** @import { Grammar, Piece, Token } from "./answer-types.js" */

import { isRole } from "./answer-words.js"
import { small } from "./word-forms.js"

export const GROUPS = ["eu", "member_states", "network"]

/** @type {(piece: Piece | undefined) => boolean} */
export const isPlace = piece => ["place", "owner", "goal"].includes(piece?.kind ?? "")

/** @type {(grammar: Grammar, tokens: Token[], at: number, ...roles: string[]) => boolean} */
const isAt = (grammar, tokens, at, ...roles) =>
  Boolean(tokens[at]) && roles.some(role => isRole(grammar, role, tokens[at]))

// People of Lithuania, Lithuania’s people, Lietuvos žmonės: they may be anywhere.
/** @type {(grammar: Grammar, tokens: Token[], used: number[], piece: Piece) => boolean} */
export const isOfPersons = (grammar, tokens, used, { kind, from, to }) => {
  const of = [from - 1, from - 2].find(at => isAt(grammar, tokens, at, "of"))
  if (of !== undefined) return isAt(grammar, tokens, of - 1, "persons")
  const isOwner = isAt(grammar, tokens, to, "possessive")
  const beside = isOwner ? [to + 1] : kind === "owner" ? [from - 1, to] : []
  return beside.some(at => isAt(grammar, tokens, at, "persons") && !used.includes(at))
}

// Whether persons do what a verb says: their ending tells, or, in a language without such, that no country stands before
// the verb: did Germany receive, but not applicants in Germany receive. Persons beside those that are counted do it:
// people who host refugees.
/** @type {(grammar: Grammar, tokens: Token[], used: number[], pieces: Piece[], verb: Piece) => boolean} */
export const isDoneByPersons = (grammar, tokens, used, pieces, { from, to }) => {
  const endings = grammar.subject_endings
  const persons = tokens.filter(({ at }) => isAt(grammar, tokens, at, "persons"))
  if (
    persons.some(({ at }) => used.includes(at)) &&
    persons.some(({ at }) => at < from && !used.includes(at))
  )
    return true
  if (!isAt(grammar, tokens, from, "gets")) return false
  if (endings.length)
    return used.some(at => endings.some(ending => small(tokens[at].surface).endsWith(ending)))
  if (!used.some(at => at < from) || isAt(grammar, tokens, to, "trend", "stock")) return false
  const subject = pieces.find(
    one => one.to === from && (isPlace(one) || ["which", ...GROUPS].includes(one.value)),
  )
  return !subject || [1, 2].some(back => isAt(grammar, tokens, subject.from - back, "preposition"))
}

// The words of a question for a figure, and what each does, by the words of a grammar (emn_site/search/grammar.py).

/** @import { Grammar, Piece, Token } from "./answer-types.js" */

import { mistakes } from "./search-spelling.js"
import { cut } from "./word-cutting.js"
import { fold, small } from "./word-forms.js"

const YEAR = /^(19|20)\d\d$/
const MONTH = /^(0?[1-9]|1[0-2])$/
const DATE_SIGN = /^[-./]$/ // between the year and the month: 2024-12, 12/2024
const PLAIN_SIGNS = /^[\s.,;:?!()[\]"'’„“”«»–—/&-]*$/u
const LEFT_OUT = /\s[-−–]$/u // before a word: -word
const RANGE = /^\.?\s?[-–—]\s?$/u // 2015–2020, 2015 m. – 2020 m.
const HOW_COUNTED = ["flow", "stock"]
export const CAPITALS = /^\p{Lu}+$/u

// A word of a question that has no place in an answer, or more than one.
export class Obstacle extends Error {
  /** @param {string} word @param {"blocked" | "ambiguous" | "homonym"} reason @param {string[]} codes */
  constructor(word, reason = "blocked", codes = []) {
    super(word)
    this.word = word
    this.reason = reason
    this.codes = codes // of the countries that bear the name
  }
}

// Whether a piece is the name of several countries, which are its value: CD|CG.
/** @type {(piece: { value: string }) => boolean} */
export const isHomonym = ({ value }) => value.includes("|")

/** @type {(grammar: Grammar) => (word: string) => Set<number>} */
export const lookup = ({ words, endings }) => {
  /** @type {Map<string, Set<number>>} */
  const exact = new Map()
  /** @type {Map<string, Set<string>>} */
  const plain = new Map()
  words.forEach(([stem, which], number) => {
    for (const form of endings[which].map(ending => stem + ending)) {
      exact.set(form, (exact.get(form) ?? new Set()).add(number))
      plain.set(fold(form), (plain.get(fold(form)) ?? new Set()).add(form))
    }
  })
  // A letter may lack its sign, as it is typed on many phones; a sign that is typed is meant.
  const fits = (/** @type {string} */ word, /** @type {string} */ form) =>
    [...word].every((letter, at) => letter === [...form][at] || letter === fold([...form][at]))
  return word =>
    exact.get(word) ??
    new Set(
      [...(plain.get(fold(word)) ?? [])]
        .filter(form => fits(word, form))
        .flatMap(form => [...(exact.get(form) ?? [])]),
    )
}

// By each form that is at most one mistake away from a word, the words it may be.
/** @type {(grammar: Grammar, word: string) => number[][]} */
export const formsNear = ({ words, endings }, word) => {
  /** @type {Map<string, number[]>} */
  const found = new Map()
  const plain = fold(word)
  words.forEach(([stem, which], number) => {
    for (const form of endings[which].map(ending => fold(stem + ending)))
      if (mistakes(plain, form, 1) < 2) found.set(form, [...(found.get(form) ?? []), number])
  })
  return [...found.values()]
}

// The words of a question with what stands before each; a sign that may change the meaning is a word of its own.
/** @type {(question: string, numbersOf: (word: string) => Set<number>) => Token[]} */
export const tokensOf = (question, numbersOf) => {
  const text = question.normalize("NFKC")
  const atoms = cut(text).flatMap(({ atoms }) => atoms)
  const gaps = [
    ...atoms.map(({ start }, at) => text.slice(atoms[at - 1]?.end ?? 0, start)),
    text.slice(atoms[atoms.length - 1]?.end ?? 0),
  ]
  return atoms.map(({ text: surface, word }, at) => {
    const [before, after] = [gaps[at], gaps[at + 1]]
    const isOdd = !PLAIN_SIGNS.test(before) || (at === atoms.length - 1 && !PLAIN_SIGNS.test(after))
    return {
      surface,
      at,
      before,
      isOdd: isOdd || (LEFT_OUT.test(at ? before : ` ${before}`) && !YEAR.test(word)),
      isYear: YEAR.test(word),
      numbers: numbersOf(small(word)),
    }
  })
}

/** @type {(slot: number[], token: Token | undefined) => boolean} */
const isOf = (slot, token) => Boolean(token) && slot.some(number => token?.numbers.has(number))

// Whether a name has a word as that of somebody to whom something is given, without saying so itself: a word that a
// name has in one form only is meant as it is.
/** @type {(grammar: Grammar, slot: number[], token: Token) => boolean} */
const isRecipient = ({ words, endings, recipient_endings }, slot, { surface, numbers }) =>
  recipient_endings.some(ending => small(surface).endsWith(ending)) &&
  slot.every(number => !numbers.has(number) || endings[words[number][1]].length > 1)

// What a preposition of a name is said of stands right behind it: refugees per inhabitant, not inhabitants per refugee.
/** @type {(grammar: Grammar, tokens: Token[], last: Token, at: number) => boolean} */
const isBehind = (grammar, tokens, last, at) =>
  !isRole(grammar, "preposition", last) ||
  (at > last.at && tokens.slice(last.at + 1, at).every(token => isRole(grammar, "silent", token)))

// The tokens that are a name, wherever they stand; nothing where one is missing.
/** @type {(grammar: Grammar, name: number[][], tokens: Token[]) => { used: number[], given: number | undefined } | undefined} */
const spread = (grammar, name, tokens) => {
  /** @type {Set<number>} */
  const used = new Set()
  /** @type {number | undefined} */
  let given
  /** @type {Token | undefined} */
  let last
  for (const slot of name) {
    const isHere = (/** @type {Token} */ { at }) => !last || isBehind(grammar, tokens, last, at)
    const found = tokens.find(token => !used.has(token.at) && isOf(slot, token) && isHere(token))
    if (!found) return undefined
    used.add(found.at)
    if (isRecipient(grammar, slot, found)) given = found.at
    last = found
  }
  return { used: [...used].sort((one, other) => one - other), given }
}

/** @typedef {{ keys: string[], used: number[], given: number | undefined }} Named */

// The indicators a question may be about, those first that use the most of its words.
/** @type {(grammar: Grammar, tokens: Token[]) => Named[]} */
export const indicatorsIn = (grammar, tokens) => {
  /** @type {Map<string, Named>} */
  const found = new Map()
  for (const [key, names] of Object.entries(grammar.names))
    for (const name of names) {
      const one = spread(grammar, name, tokens)
      if (!one) continue
      const id = one.used.join()
      const known = found.get(id)
      if (!known || (known.given !== undefined && one.given === undefined))
        found.set(id, { keys: [key], ...one })
      else if (known.given === one.given && !known.keys.includes(key)) known.keys.push(key)
    }
  return [...found.values()].sort((one, other) => other.used.length - one.used.length)
}

// The longest phrase that begins at a word; of several as long, the first of its kind.
/** @type {(grammar: Grammar, tokens: Token[], from: number, isFree: (at: number) => boolean) => Piece | undefined} */
export const phraseAt = ({ phrases }, tokens, from, isFree) => {
  /** @type {Piece | undefined} */
  let best
  for (const [kind, values] of Object.entries(phrases))
    for (const [value, alternatives] of Object.entries(values))
      for (const phrase of alternatives) {
        const isLonger = phrase.length > (best ? best.to - best.from : 0)
        const isHere = phrase.every((slot, at) => isFree(from + at) && isOf(slot, tokens[from + at]))
        if (isLonger && isHere) best = { kind, value, from, to: from + phrase.length, surface: "" }
      }
  return best
}

// A word with the numbers that are glued to it: Q3.
/** @type {(tokens: Token[], at: number) => string} */
const surfaceAt = (tokens, at) =>
  tokens[at].surface + (tokens[at + 1]?.before === "" ? surfaceAt(tokens, at + 1) : "")

// The rest of a question in pieces, each with what it does.
/** @type {(grammar: Grammar, tokens: Token[], used: number[]) => Piece[]} */
export const piecesOf = (grammar, tokens, used) => {
  const isFree = (/** @type {number} */ at) => at < tokens.length && !used.includes(at)
  const isShouted = tokens.length > 1 && tokens.every(({ surface }) => !/\p{Ll}/u.test(surface))
  /** @type {Piece[]} */
  const pieces = []
  for (let at = 0; at < tokens.length; ) {
    if (!isFree(at)) {
      at++
      continue
    }
    const piece = pieceAt(grammar, tokens, at, isFree, isShouted)
    // Between the words of a name a word of receiving is about them: applicants who received asylum. What one of them is
    // in is another thing: refugees in the population.
    const isInside = at > used[0] && at < used[used.length - 1]
    const next = tokens.slice(at + 1).find(token => !isRole(grammar, "silent", token))
    const isIn = isRole(grammar, "inside", tokens[at]) && next !== undefined && !isFree(next.at)
    const isAlone =
      piece?.value === "silent" && isRole(grammar, "year_ending", tokens[at]) && piece.to === at + 1
    // “Year” is said of the one beside it: not the refugee of the year.
    const isYearless = isAlone && ![tokens[at - 1], tokens[at + 1]].some(token => token?.isYear)
    if (!piece || isYearless || (isInside && (isIn || HOW_COUNTED.includes(piece.value))))
      throw new Obstacle(surfaceAt(tokens, at))
    const surfaces = tokens.slice(piece.from, piece.to).map(({ surface }) => surface)
    pieces.push({ ...piece, surface: surfaces.join(" "), isJoined: isJoined(pieces, tokens, piece) })
    at = piece.to
  }
  return pieces
}

// Whether a number is the month of the year that it is written with.
/** @type {(tokens: Token[], at: number) => boolean} */
const isDated = (tokens, at) => {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  return Boolean(
    (before?.isYear && DATE_SIGN.test(tokens[at].before)) || (next?.isYear && DATE_SIGN.test(next.before)),
  )
}

// Whether a dash joins a year or a month to the one before it, whatever stands with that: 2023 m. – 2024 m.
/** @type {(pieces: Piece[], tokens: Token[], piece: { kind: string, from: number }) => boolean} */
const isJoined = (pieces, tokens, { kind, from }) => {
  const last = pieces.filter(({ kind, value }) => kind !== "word" || value !== "silent").pop()
  const isTime = ["year", "month"].includes(kind) && ["year", "month"].includes(last?.kind ?? "")
  const { surface, before } = tokens[from]
  const isDate =
    MONTH.test(surface) || (MONTH.test(tokens[from - 1]?.surface ?? "") && DATE_SIGN.test(before))
  return isTime && RANGE.test(before) && !isDate
}

/** @type {(grammar: Grammar, tokens: Token[], at: number, isFree: (at: number) => boolean, isShouted: boolean) => Piece | undefined} */
const pieceAt = (grammar, tokens, at, isFree, isShouted) => {
  const token = tokens[at]
  const one = { from: at, to: at + 1, surface: token.surface }
  if (token.isYear) {
    // What is glued to a year may make it a decade: 1990s.
    const next = tokens[at + 1]
    const isDecade = next?.before === "" && isRole(grammar, "decade_ending", next)
    if (isDecade && token.surface.endsWith("0"))
      return { ...one, kind: "decade", to: at + 2, value: token.surface }
    const isGlued = next?.before === "" && !isRole(grammar, "year_ending", next)
    return isGlued ? undefined : { ...one, kind: "year", value: token.surface }
  }
  if (MONTH.test(token.surface) && isDated(tokens, at))
    return { ...one, kind: "month", value: String(Number(token.surface)) }
  if (tokens[at - 1]?.isYear && isRole(grammar, "year_ending", token))
    return { ...one, kind: "word", value: "silent" }
  if (!isShouted && CAPITALS.test(token.surface) && grammar.codes[token.surface])
    return { ...one, kind: "place", value: grammar.codes[token.surface] }
  return phraseAt(grammar, tokens, at, isFree)
}

/** @type {(grammar: Grammar, role: string, token: Token) => boolean} */
export const isRole = ({ phrases, marks }, role, token) =>
  (marks[role] ?? phrases.word[role] ?? []).some(phrase => phrase.length === 1 && isOf(phrase[0], token))

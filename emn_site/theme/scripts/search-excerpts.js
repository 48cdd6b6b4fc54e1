// What is shown of a page that was found: a sentence with the words asked for, and the section with most of them.

import { cut, isNumber } from "./word-cutting.js"
import { fold } from "./word-forms.js"

const LONGEST = 260 // letters of an excerpt
const MOST = 20

/**
 * A page and its text, as search-texts.js reads it.
 * @typedef {import("./search-texts.js").PageText & { address: string, title: string, kind: string }} Found
 *
 * @typedef {{ text: string, isFound: boolean }} Piece
 * @typedef {{ id: string, title: string, count: number, words: string[] }} Section
 * @typedef {{ address: string, title: string, kind: string, excerpt: Piece[], section?: Section }} Shown
 *
 * @typedef {{ keys(word: string): Promise<string[]> }} Forms
 */

/** @type {(word: string) => string} */
const beginningOf = word => fold(word.replace("~", "")).slice(0, 2)

// Where in a text the words asked for stand, in any of their forms. Words that begin otherwise are not looked at.
/** @type {(text: string, keys: Set<string>, forms: Forms) => Promise<{ start: number, end: number }[]>} */
const marksOf = async (text, keys, forms) => {
  const beginnings = new Set([...keys].map(beginningOf))
  const cuts = cut(text)
  const runs = new Set(
    cuts.flatMap(({ atoms }) => atoms.filter(({ word }) => !isNumber(word)).map(atom => atom.text)),
  )
  const looked = [...runs].filter(run => beginnings.has(beginningOf(run)))
  const read = await Promise.all(looked.map(async run => (await forms.keys(run)).some(key => keys.has(key))))
  const found = new Set(looked.filter((_, at) => read[at]))
  const isAsked = ({ text: run, word }) => (isNumber(word) ? keys.has(word) : found.has(run))
  return cuts.flatMap(({ start, end, compound, atoms }) =>
    compound && keys.has(compound) ? [{ start, end }] : atoms.filter(isAsked),
  )
}

// The sentences of a text, from where to where. A line that begins with | is none: a heading, a row of a table.
const sentencesOf = text => {
  /** @type {{ start: number, end: number }[]} */
  const found = []
  let start = 0
  for (const line of text.split("\n")) {
    if (!line.startsWith("|"))
      for (const { 0: sentence, index } of line.matchAll(
        /\S.*?(?:[.!?…]["”“)]*(?=\s+["„“(]?[\p{Lu}\d])|$)/gu,
      ))
        found.push({ start: start + index, end: start + index + sentence.length })
    start += line.length + 1
  }
  return found
}

const isWithin =
  ({ start, end }) =>
  mark =>
    mark.start >= start && mark.end <= end

// How much of what was asked for a sentence has: different words before the same once more.
const worthOf = (text, sentence, marks) => {
  const runs = marks.filter(isWithin(sentence)).map(({ start, end }) => fold(text.slice(start, end)))
  return new Set(runs).size * MOST + Math.min(runs.length, MOST - 1)
}

// The sentence with the most of what was asked for, else the first; cut round its first mark where it is long.
const chosen = (text, marks) => {
  const sentences = sentencesOf(text)
  if (!sentences.length) return undefined
  const best = sentences.reduce((one, other) =>
    worthOf(text, other, marks) > worthOf(text, one, marks) ? other : one,
  )
  if (best.end - best.start <= LONGEST) return best
  const mark = marks.find(isWithin(best))
  const from = mark ? Math.max(best.start, mark.start - LONGEST / 3) : best.start
  const start = from === best.start ? from : text.indexOf(" ", from) + 1
  const last = start + LONGEST
  return { start, end: last >= best.end ? best.end : text.lastIndexOf(" ", last) }
}

// A stretch of a text in pieces, each with whether it is one of the words asked for.
/** @type {(text: string, from: number, to: number, marks: { start: number, end: number }[]) => Piece[]} */
const pieces = (text, from, to, marks) => {
  /** @type {Piece[]} */
  const found = []
  let end = from
  for (const mark of marks) {
    if (mark.start < from || mark.end > to) continue
    found.push({ text: text.slice(end, mark.start), isFound: false })
    found.push({ text: text.slice(mark.start, mark.end), isFound: true })
    end = mark.end
  }
  return [...found, { text: text.slice(end, to), isFound: false }].filter(piece => piece.text)
}

const wordsBefore = (text, place) => text.slice(0, place).split(/[ \n]/).length - 1

/** @type {(page: Found, keys: Set<string>, forms: Forms) => Promise<Shown>} */
export const shownOf = async ({ text, sections, ...page }, keys, forms) => {
  const marks = await marksOf(text, keys, forms)
  const sentence = chosen(text, marks)
  const excerpt = sentence ? pieces(text, sentence.start, sentence.end, marks) : []
  const isWhole = place => !sentence || place === 0 || /[\n.!?…"”“)\s]/.test(text[place - 1] ?? "\n")
  if (sentence && text[sentence.start - 1] === " " && !/[.!?…"”“)]\s$/.test(text.slice(0, sentence.start)))
    excerpt.unshift({ text: "… ", isFound: false })
  if (sentence && !isWhole(sentence.end)) excerpt.push({ text: " …", isFound: false })
  const places = marks.map(({ start, end }) => ({
    at: wordsBefore(text, start),
    run: text.slice(start, end),
  }))
  const counted = sections.map(([from, id, title], number) => {
    const to = sections[number + 1]?.[0] ?? Infinity
    const found = places.filter(({ at }) => at >= from && at < to)
    return { id, title, count: found.length, words: [...new Set(found.map(({ run }) => run))] }
  })
  const [section] = counted.filter(({ count }) => count).sort((one, other) => other.count - one.count)
  return { ...page, excerpt, section }
}

// What is shown of a page that was found: the lines with the words asked for, and the section with most of them.

import { cut, isNumber } from "./word-cutting.js"
import { fold } from "./word-forms.js"

const LENGTH = 24
const BEFORE = 4

/**
 * A passage of a page, as emn_site/search/index.py writes it: `sections` are place, anchor and title.
 * @typedef {{ text: string, sections: [number, string, string][], address: string, title: string, kind: string }} Passage
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
  const runs = new Set(cuts.flatMap(({ atoms }) => atoms.filter(({ word }) => !isNumber(word)).map(atom => atom.text)))
  const looked = [...runs].filter(run => beginnings.has(beginningOf(run)))
  const read = await Promise.all(looked.map(async run => (await forms.keys(run)).some(key => keys.has(key))))
  const found = new Set(looked.filter((_, at) => read[at]))
  const isAsked = ({ text: run, word }) => (isNumber(word) ? keys.has(word) : found.has(run))
  return cuts.flatMap(({ start, end, compound, atoms }) =>
    compound && keys.has(compound) ? [{ start, end }] : atoms.filter(isAsked),
  )
}

// The words between the spaces of a text, each with the marks in it.
const wordsOf = (text, marks) => {
  let start = 0
  let mark = 0
  return text.split(" ").map(word => {
    const end = start + word.length
    /** @type {string[]} */
    const runs = []
    for (; mark < marks.length && marks[mark].start < end; mark++) runs.push(text.slice(marks[mark].start, marks[mark].end))
    const found = { start, end, runs }
    start = end + 1
    return found
  })
}

// Where to begin, so that the most of the different words, and then of all words, are shown.
const bestStart = (words, places) => {
  let best = { start: 0, value: 0 }
  places.forEach((place, at) => {
    const different = new Set()
    let next = at
    for (; places[next] < place + LENGTH - BEFORE; next++)
      for (const run of words[places[next]].runs) different.add(fold(run))
    const value = different.size * LENGTH + next - at
    if (value > best.value) best = { start: Math.max(0, place - BEFORE), value }
  })
  return best.start
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

/** @type {(passage: Passage, keys: Set<string>, forms: Forms) => Promise<Shown>} */
export const shownOf = async ({ text, sections, ...page }, keys, forms) => {
  const marks = await marksOf(text, keys, forms)
  const words = wordsOf(text, marks)
  const places = words.flatMap(({ runs }, at) => (runs.length ? [at] : []))
  const start = Math.min(bestStart(words, places), Math.max(0, words.length - LENGTH))
  const last = Math.min(start + LENGTH, words.length) - 1
  const excerpt = pieces(text, words[start].start, words[last].end, marks)
  if (start) excerpt.unshift({ text: "… ", isFound: false })
  if (last < words.length - 1) excerpt.push({ text: " …", isFound: false })
  const counted = sections.map(([from, id, title], number) => {
    const to = sections[number + 1]?.[0] ?? words.length
    const found = places.filter(place => place >= from && place < to)
    return { id, title, count: found.length, words: [...new Set(found.flatMap(place => words[place].runs))] }
  })
  const [section] = counted.filter(({ count }) => count).sort((one, other) => other.count - one.count)
  return { ...page, excerpt, section }
}

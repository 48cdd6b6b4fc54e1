// What is shown of a page that was found: a sentence with the words asked for, and the section with most of them.

import { cut, isNumber } from "./word-cutting.js"
import { fold } from "./word-forms.js"

const LONGEST = 200 // letters of an excerpt
const MOST = 20

/**
 * @typedef {{ text: string, isFound: boolean }} Piece
 * @typedef {{ id: string, title: string, count: number, words: string[] }} Section
 * @typedef {{ pieces: Piece[], section?: Section }} Excerpt
 * @typedef {{ keys(word: string): Promise<string[]> }} Forms
 */

/**
 * @typedef {{ start: number, end: number }} Span
 * @typedef {{ text: string, start: number, isSentence: boolean }} Line
 */

// The lines of a page's text as emn_site/search/documents.py writes them, without what they begin with; which of them
// are sentences, and where the sections begin.
/** @type {(written: string) => { lines: Line[], text: string, sections: { start: number, id: string, title: string }[] }} */
const readText = written => {
  const sections = []
  const lines = []
  let start = 0
  for (const line of written.split("\n")) {
    const isSection = line.startsWith("#")
    const text = isSection ? line.slice(line.indexOf(" ") + 1) : line.slice(1)
    if (isSection) sections.push({ start, id: line.slice(1, line.indexOf(" ")), title: text })
    lines.push({ text, start, isSentence: line.startsWith(" ") })
    start += text.length + 1
  }
  return { lines, text: lines.map(({ text }) => text).join("\n"), sections }
}

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
  /** @type {(atom: { text: string, word: string }) => boolean} */
  const isAsked = ({ text: run, word }) => (isNumber(word) ? keys.has(word) : found.has(run))
  return cuts.flatMap(({ start, end, compound, atoms }) =>
    compound && keys.has(compound) ? [{ start, end }] : atoms.filter(isAsked),
  )
}

// The sentences of a text, from where to where.
/** @type {(lines: Line[]) => Span[]} */
const sentencesOf = lines =>
  lines
    .filter(({ isSentence }) => isSentence)
    .flatMap(({ text, start }) =>
      [...text.matchAll(/\S.*?(?:[.!?…]["”“)]*(?=\s+["„“(]?[\p{Lu}\d])|$)/gu)].map(
        ({ 0: sentence, index }) => ({
          start: start + index,
          end: start + index + sentence.length,
        }),
      ),
    )

/** @type {(around: Span) => (mark: Span) => boolean} */
const isWithin =
  ({ start, end }) =>
  mark =>
    mark.start >= start && mark.end <= end

// How much of what was asked for a sentence has: different words before the same once more.
/** @type {(text: string, sentence: Span, marks: Span[]) => number} */
const worthOf = (text, sentence, marks) => {
  const runs = marks.filter(isWithin(sentence)).map(({ start, end }) => fold(text.slice(start, end)))
  return new Set(runs).size * MOST + Math.min(runs.length, MOST - 1)
}

// The sentence with the most of what was asked for, else the first; cut round its first mark where it is long.
/** @type {(read: { text: string, lines: Line[] }, marks: Span[]) => Span | undefined} */
const chosen = ({ text, lines }, marks) => {
  const sentences = sentencesOf(lines)
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

// A sentence with the words asked for and the section with most of them, from a summary and the text of a page.
/** @type {(lead: string, written: string, keys: Set<string>, forms: Forms) => Promise<Excerpt>} */
export const excerptOf = async (lead, written, keys, forms) => {
  const read = readText([` ${lead}`, ...(written ? [written] : [])].join("\n"))
  const { text, sections } = read
  const marks = await marksOf(text, keys, forms)
  const sentence = chosen(read, marks)
  const excerpt = sentence ? pieces(text, sentence.start, sentence.end, marks) : []
  const isComplete = (/** @type {number} */ place) =>
    !sentence || place === 0 || /[\n.!?…"”“)\s]/.test(text[place - 1] ?? "\n")
  if (sentence && text[sentence.start - 1] === " " && !/[.!?…"”“)]\s$/.test(text.slice(0, sentence.start)))
    excerpt.unshift({ text: "… ", isFound: false })
  if (sentence && !isComplete(sentence.end)) excerpt.push({ text: " …", isFound: false })
  const counted = sections.map(({ start, id, title }, number) => {
    const end = sections[number + 1]?.start ?? Infinity
    const found = marks.filter(mark => mark.start >= start && mark.start < end)
    const words = [...new Set(found.map(mark => text.slice(mark.start, mark.end)))]
    return { id, title, count: found.length, words }
  })
  const [section] = counted.filter(({ count }) => count).sort((one, other) => other.count - one.count)
  return { pieces: excerpt, section }
}

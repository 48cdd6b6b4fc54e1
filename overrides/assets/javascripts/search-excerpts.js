// What is shown of a page that was found: the lines with the words asked for, and the section with most of them.

import { fold } from "./word-forms.js"

const LENGTH = 24
const BEFORE = 4
const RUNS = /\p{L}+|\p{N}+/gu

const beginningOf = word => fold(word.replace("~", "")).slice(0, 2)

// Which words of a text are forms of those asked for. Words that begin otherwise are not looked at.
const foundRuns = async (text, keys, forms) => {
  const beginnings = new Set([...keys].map(beginningOf))
  const runs = [...new Set(text.match(RUNS))].filter(run => beginnings.has(beginningOf(run)))
  const read = await Promise.all(
    runs.map(async run => (/\p{N}/u.test(run) ? [run] : await forms.keys(run)).some(key => keys.has(key))),
  )
  return new Set(runs.filter((_, at) => read[at]))
}

// Where to begin, so that the most of the different words, and then of all words, are shown.
const bestStart = (words, places) => {
  let best = { start: 0, value: 0 }
  places.forEach((place, at) => {
    const different = new Set()
    let next = at
    for (; places[next] < place + LENGTH - BEFORE; next++) for (const run of words[places[next]]) different.add(fold(run))
    const value = different.size * LENGTH + next - at
    if (value > best.value) best = { start: Math.max(0, place - BEFORE), value }
  })
  return best.start
}

// A text in pieces, each with whether it is one of the words asked for.
const pieces = (text, runs) => {
  const found = []
  let end = 0
  for (const { 0: run, index } of text.matchAll(RUNS))
    if (runs.has(run)) {
      found.push({ text: text.slice(end, index), isFound: false }, { text: run, isFound: true })
      end = index + run.length
    }
  return [...found, { text: text.slice(end), isFound: false }].filter(piece => piece.text)
}

export const shownOf = async ({ text, sections, ...page }, keys, forms) => {
  const runs = await foundRuns(text, keys, forms)
  const words = text.split(" ")
  const inWords = words.map(word => (word.match(RUNS) ?? []).filter(run => runs.has(run)))
  const places = inWords.flatMap((found, at) => (found.length ? [at] : []))
  const start = Math.min(bestStart(inWords, places), Math.max(0, words.length - LENGTH))
  const line = words.slice(start, start + LENGTH).join(" ")
  const cut = `${start ? "… " : ""}${line}${start + LENGTH < words.length ? " …" : ""}`
  const counted = sections.map(([from, id, title], number) => {
    const to = sections[number + 1]?.[0] ?? words.length
    const found = places.filter(place => place >= from && place < to)
    return { id, title, count: found.length, words: [...new Set(found.flatMap(place => inWords[place]))] }
  })
  const [section] = counted.filter(({ count }) => count).sort((one, other) => other.count - one.count)
  return { ...page, excerpt: pieces(cut, runs), section }
}

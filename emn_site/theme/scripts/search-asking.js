// Which words of what a reader has typed only ask, and which say of what.

/** @import { Names } from "./search-reading.js" */

// Where a phrase of several words stands in a list of words.
/** @type {(phrase: string, plains: string[]) => number[]} */
const placeOf = (phrase, plains) => {
  const parts = phrase.split(" ")
  const at = plains.findIndex((_, start) => parts.every((part, next) => plains[start + next] === part))
  return at < 0 ? [] : parts.map((_, next) => at + next)
}

// The places of the longest phrase of a list that stands in a question, but not alone.
/** @type {(phrases: string[], plains: string[]) => Set<number>} */
const askedIn = (phrases, plains) => {
  for (const phrase of phrases) {
    const places = placeOf(phrase, plains)
    if (places.length && places.length < plains.length) return new Set(places)
  }
  return new Set()
}

// Which words of a question are kept: those that say something, else whatever there is beside what asks for a meaning.
/** @type {(plains: string[], names: Names) => { significant: number[], meaning: Set<number>, newest: Set<number>, isAsking: boolean[] }} */
export const sorted = (plains, { asked, functions, figures }) => {
  const meaning = askedIn(asked.definitions, plains)
  const newest = askedIn(asked.newest, plains)
  const places = plains.map((_, at) => at)
  const isSilent = (/** @type {number} */ at) =>
    meaning.has(at) || newest.has(at) || functions.has(plains[at]) || [...plains[at]].length < 2
  const telling = places.filter(at => !isSilent(at))
  const significant = telling.length ? telling : places.filter(at => !meaning.has(at))
  return { significant, meaning, newest, isAsking: plains.map(plain => figures.has(plain)) }
}

// The order of what was found, and what makes it; nothing here loads anything.

/** @import { Result, Word } from "./search-types.js" */

import { fold } from "./word-forms.js"

const NEAR = 0.92 // Pages whose scores are no further below the best of their group are equals.
const GOOD = 0.25 // The newest is looked for among pages that are this good beside the best.
export const MOST_READINGS = 6

// The better first, the newer among equals: pages are numbered from the newest on.
/** @type {(results: Result[]) => Result[]} */
export const ordered = results => {
  const ordered = results.sort((one, other) => other.score - one.score)
  let group = 0
  let best = ordered[0]?.score ?? 0
  for (const result of ordered) {
    if (result.score < best * NEAR) {
      best = result.score
      group++
    }
    result.group = group
  }
  return ordered.sort((one, other) => (one.group ?? 0) - (other.group ?? 0) || one.id - other.id)
}

// The newest of those that have all that was asked for, and enough of it; then the others.
/** @type {(results: Result[], enough?: number) => Result[]} */
export const newestOf = (results, enough = GOOD) => {
  const best = Math.max(0, ...results.map(({ score }) => score))
  const isGood = (/** @type {Result} */ { score, isComplete }) => isComplete && score >= best * enough
  const good = results.filter(isGood).sort((one, other) => one.id - other.id)
  return [...good, ...results.filter(result => !good.includes(result))]
}

/**
 * The types of works that are named in a question, and the words that name them; "report" alone is any report.
 * @param {Record<string, string[][][]>} types
 * @param {import("./search-types.js").Word[]} telling
 */
export const typesNamed = (types, telling) => {
  const lengthOf = (/** @type {string[][]} */ name, /** @type {number} */ at) => {
    const isWord = (/** @type {number} */ back) =>
      telling[at - back]?.keys.some(([key]) => name[name.length - 1 - back].includes(key))
    let length = 0
    while (length < name.length && length <= at && isWord(length)) length++
    return length === name.length || length === telling.length ? length : 0
  }
  const found = Object.entries(types).flatMap(([type, names]) =>
    names.flatMap(name => telling.map((_, at) => ({ type, at, length: lengthOf(name, at) }))),
  )
  const most = Math.max(0, ...found.map(({ length }) => length))
  const best = most ? found.filter(({ length }) => length === most) : []
  const words = new Set(best.flatMap(({ at, length }) => telling.slice(at - length + 1, at + 1)))
  return { named: [...new Set(best.map(({ type }) => type))], words: [...words] }
}

/**
 * A question without some of its words.
 * @param {import("./search-types.js").Asked} asked
 * @param {import("./search-types.js").Word[]} words
 */
export const without = (asked, words) => {
  const others = asked.words.filter(word => !words.includes(word))
  const placeOf = (/** @type {number} */ at) =>
    asked.words.slice(0, at).filter(word => others.includes(word)).length
  const matches = asked.matches
    .filter(({ from, to }) => asked.words.slice(from, to).every(word => others.includes(word)))
    .map(match => ({ ...match, from: placeOf(match.from), to: placeOf(match.to) }))
  return { ...asked, words: others, telling: asked.telling.filter(word => others.includes(word)), matches }
}

// Every way to choose one from each list; what was chosen may be several words that stand together.
/** @type {(lists: (string | string[])[][]) => string[][]} */
export const combined = lists => {
  /** @type {string[][]} */
  let all = [[]]
  for (const list of lists) all = all.flatMap(chosen => list.map(one => chosen.concat(one)))
  return all
}

// A name of an index: for each of its words one of those it may be a form of.
/** @type {(name: string[][]) => string[][]} */
export const combinations = name => combined(name).slice(0, MOST_READINGS)

// How many pairs of words stand side by side in a title as they do in the question, in whatever form.
/** @type {(title: string, telling: Word[]) => number} */
export const neighbours = (title, telling) => {
  const words = fold(title).match(/[\p{L}\d]+/gu) ?? []
  /** @type {(one: string | undefined, other: string) => boolean} */
  const isForm = (one, other) =>
    one !== undefined && one.slice(0, formLength(other)) === other.slice(0, formLength(other))
  const isPair = (/** @type {Word} */ { plain }, /** @type {number} */ at) =>
    at > 0 &&
    words.some((word, place) => isForm(word, plain) && isForm(words[place - 1], telling[at - 1].plain))
  return telling.filter(isPair).length
}
const formLength = (/** @type {string} */ word) => Math.max(3, word.length - 3)

/** @type {(parts: Result["parts"] | undefined) => string[]} */
export const namesOf = parts => (parts ?? []).flatMap(({ keys }) => keys)

// What answers a question at once: figures, what is not held of them or stands in their way, the meaning of a term.

/** @import { Answer, Asked } from "./search-types.js" */
/** @import { SearchIndex } from "./search-index.js" */

import { cut } from "./word-cutting.js"
import { fold } from "./word-forms.js"

/** How figures are asked for and shown, which is as much as all the rest: loaded when it is wanted. */
export const box = new URL("search-box.js", import.meta.url).href

/** @type {() => Promise<typeof import("./search-box.js")>} */
export const loadBox = () => import(box)

// Whether all words of the name of an indicator are begun in a question, beside one of where; nothing else asks for a
// figure.
/** @type {(query: string, names: string[]) => boolean} */
const mayAskFigure = (query, names) => {
  const words = cut(query.normalize("NFKC")).flatMap(({ atoms }) => atoms.map(({ word }) => fold(word)))
  const isBegun = (/** @type {string} */ beginnings) =>
    beginnings.split("/").some(beginning => words.some(word => word.startsWith(beginning)))
  return names.map(name => name.split(" ")).some(name => words.length > name.length && name.every(isBegun))
}

// A question in words of another language is read by the first grammar of one that knows what it is about.
/** @type {(query: string, asked: Asked, index: SearchIndex, locale: string) => Promise<Answer | undefined>} */
const figures = async (query, { isForeign, mended }, index, locale) => {
  const { named } = await index.file("questions")
  const meant = mended.reduce((text, { from, to }) => text.replace(from, to), query)
  const isOwn = mayAskFigure(meant, named)
  if (!isOwn && !isForeign) return undefined
  /** @type {Record<string, string[]>} */
  const foreign = isOwn ? {} : await index.file("asked_in")
  const may = Object.keys(foreign).filter(language => mayAskFigure(query, foreign[language]))
  for (const language of isOwn ? [undefined] : may) {
    const [{ answerOf }] = await Promise.all([loadBox(), index.file("answers")])
    const answer = await answerOf({ query, meant, mended }, index, locale, language)
    if (answer) return answer
  }
  return undefined
}

// The term that is asked about: all that was asked, or, where a meaning is asked for, the most of it.
/** @type {(asked: Asked, index: SearchIndex) => Promise<Answer | undefined>} */
const definition = async (asked, index) => {
  const terms = asked.matches
    .filter(({ group, isComplete }) => group.term && (asked.asksMeaning || isComplete))
    .sort((one, other) => other.to - other.from - (one.to - one.from))
  const [first] = terms
  const isEnough = first && (first.to - first.from) * 2 >= asked.telling.length
  const term = isEnough ? first.group.term : asked.asksMeaning && (await termWith(asked.telling, index))
  if (!term) return undefined
  return { kind: "definition", statement: `term ${term}`, ...(await index.definition(term)) }
}

// The term with the shortest name that has all the words asked about: refoulement is non-refoulement.
/** @type {(words: Asked["telling"], index: SearchIndex) => Promise<string | undefined>} */
const termWith = async (words, index) => {
  const found = (await index.groups()).flatMap(({ term, here }) =>
    (term ? here : [])
      .filter(name =>
        words.every(({ keys }) => keys.some(([own]) => name.some(wanted => wanted.includes(own)))),
      )
      .map(name => ({ term, length: name.length })),
  )
  return found.sort((one, other) => one.length - other.length)[0]?.term
}

/** @type {(query: string, asked: Asked, index: SearchIndex, locale: string) => Promise<Answer | undefined>} */
export const answerTo = async (query, asked, index, locale) =>
  asked.asksMeaning
    ? ((await definition(asked, index)) ?? figures(query, asked, index, locale))
    : ((await figures(query, asked, index, locale)) ?? definition(asked, index))

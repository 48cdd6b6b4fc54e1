// A question for figures that the grammar has read, answered from the files that the build has written.

/** @import { FigureAnswer, Question } from "./answer-types.js" */

import { CountryTask } from "./answer-countries.js"
import { StandingTask } from "./answer-standings.js"
import { AnswerGrammar } from "./answer-grammar.js"
import { filled, gapAnswer } from "./answer-task.js"

/** @typedef {(name: string) => Promise<any>} Load */

/** @type {WeakMap<object, AnswerGrammar>} By the words that it has. */
const grammars = new WeakMap()

/** @type {(words: any, indicators: any) => AnswerGrammar} */
const grammarOf = (words, indicators) => {
  const grammar = grammars.get(words) ?? new AnswerGrammar(words, indicators)
  grammars.set(words, grammar)
  return grammar
}

/**
 * What the grammar reads in a question. What the short one of a language, with the states most asked of, cannot answer is
 * read by that with all states, and so is what was mended: another state can have been meant. `asked` is the language of
 * the question, where the site is not written in it; with a word that was mended a figure is asked for only where no other
 * can have been meant.
 * @type {(asked: { query: string, meant: string, mended: import("./search-types.js").Mended[], language?: string, year?: number }, file: Load, locale: string) => Promise<Question | undefined>}
 */
export const readQuestion = async ({ query, meant, mended, language, year }, file, locale) => {
  const { grammar, indicators } = await file("answers")
  if (!language && !mended.length) {
    const read = grammarOf(grammar, indicators).read(query, year)
    if (read && read.kind !== "obstacle") return read
  }
  const full = grammarOf(await file(`asked/${language ?? locale}`), indicators)
  const isSure = mended.every(one => one.isSure && full.isOnly(one))
  return full.read(isSure ? meant : query, year)
}

const STANDINGS = ["extreme", "rank", "difference", "group", "share"]

/**
 * The answer to what the grammar has read; nothing of a question that asks for no figure.
 * @param {Question | undefined} question
 * @param {Load} file
 * @param {string} locale
 * @returns {Promise<FigureAnswer | undefined>}
 */
export const figureAnswer = async (question, file, locale) => {
  if (!question) return undefined
  const short = await file("answers")
  const named =
    question.kind === "obstacle" ? question.codes : [...question.places, question.origin ?? []].flat()
  const isKnown = named.every(code => short.grammar.countries[code])
  const answers = isKnown ? short : { ...short, grammar: await file(`asked/${locale}`) }
  if (question.kind === "obstacle")
    return gapAnswer(`obstacle ${question.word}`, [
      filled(answers.phrases[question.reason], {
        word: question.word,
        countries: question.codes.map(code => answers.grammar.countries[code]).join(", "),
      }),
    ])
  const task = STANDINGS.includes(question.kind)
    ? new StandingTask(question, answers, file, locale)
    : new CountryTask(question, answers, file, locale)
  return task.answer()
}

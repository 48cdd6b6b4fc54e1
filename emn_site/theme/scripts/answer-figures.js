// A question for figures that the grammar has read, answered from the files that the build has written.

/** @import { FigureAnswer, Question } from "./answer-types.js" */

import { CountryTask } from "./answer-countries.js"
import { StandingTask } from "./answer-standings.js"
import { filled, gapAnswer } from "./answer-task.js"

const STANDINGS = ["extreme", "rank", "difference", "group", "share"]

/**
 * The answer to what the grammar has read; nothing of a question that asks for no figure.
 * @param {Question | undefined} question
 * @param {(name: string) => Promise<any>} file
 * @param {string} locale
 * @returns {Promise<FigureAnswer | undefined>}
 */
export const figureAnswer = async (question, file, locale) => {
  if (!question) return undefined
  const answers = await file("answers")
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

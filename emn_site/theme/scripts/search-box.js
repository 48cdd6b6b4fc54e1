// Questions for figures, and how the answer is shown: a bundle of its own, loaded where a question may ask for one.

/** @import { FigureAnswer } from "./answer-types.js" */
/** @import { SearchIndex } from "./search-index.js" */

import { figureAnswer } from "./answer-figures.js"
import { AnswerGrammar } from "./answer-grammar.js"

export { figureCard } from "./answer-cards.js"

/** @type {WeakMap<object, AnswerGrammar>} */
const grammars = new WeakMap()

/** @type {(typed: string, index: SearchIndex, locale: string) => Promise<FigureAnswer | undefined>} */
export const answerOf = async (typed, index, locale) => {
  const answers = await index.file("answers")
  const grammar = grammars.get(answers) ?? new AnswerGrammar(answers.grammar, answers.indicators)
  grammars.set(answers, grammar)
  return figureAnswer(grammar.read(typed), name => index.file(name), locale)
}

// Questions for figures, and how the answer is shown: a bundle of its own, loaded where a question may ask for one.

/** @import { FigureAnswer } from "./answer-types.js" */
/** @import { SearchIndex } from "./search-index.js" */
/** @import { Mended } from "./search-types.js" */

import { figureAnswer } from "./answer-figures.js"
import { AnswerGrammar } from "./answer-grammar.js"

export { figureCard } from "./answer-cards.js"

/** @type {WeakMap<object, AnswerGrammar>} */
const grammars = new WeakMap()

// `asked` is the language of the question, where the site is not written in it. A figure is asked for with a word that
// was mended only where no other can have been meant.
/** @type {(question: { query: string, meant: string, mended: Mended[] }, index: SearchIndex, locale: string, asked?: string) => Promise<FigureAnswer | undefined>} */
export const answerOf = async ({ query, meant, mended }, index, locale, asked) => {
  const answers = await index.file("answers")
  const words = asked ? await index.file(`asked/${asked}`) : answers.grammar
  const grammar = grammars.get(words) ?? new AnswerGrammar(words, answers.indicators)
  grammars.set(words, grammar)
  const isSure = mended.every(one => one.isSure && grammar.isOnly(one))
  return figureAnswer(grammar.read(isSure ? meant : query), name => index.file(name), locale)
}

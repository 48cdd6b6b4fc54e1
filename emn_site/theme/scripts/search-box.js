// Questions for figures, and how the answer is shown: a bundle of its own, loaded where a question may ask for one.

/** @import { FigureAnswer } from "./answer-types.js" */
/** @import { SearchIndex } from "./search-index.js" */
/** @import { Mended } from "./search-types.js" */

import { figureAnswer, readQuestion } from "./answer-figures.js"

export { figureCard } from "./answer-cards.js"

// `language` is that of the question, where the site is not written in it.
/** @type {(question: { query: string, meant: string, mended: Mended[] }, index: SearchIndex, locale: string, language?: string) => Promise<FigureAnswer | undefined>} */
export const answerOf = async (question, index, locale, language) => {
  const file = (/** @type {string} */ name) => index.file(name)
  return figureAnswer(await readQuestion({ ...question, language }, file, locale), file, locale)
}

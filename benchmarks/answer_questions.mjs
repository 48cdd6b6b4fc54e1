// Asks the questions of a file of the grammar and the answers that the site has, without a browser:
// node answer_questions.mjs QUESTIONS.json; prints what is told of each answer.
import { readFile } from "node:fs/promises"
import { AnswerGrammar } from "./scripts/answer-grammar.js"
import { figureAnswer } from "./scripts/answer-figures.js"

const THIS_YEAR = 2026
const asked = JSON.parse(await readFile(process.argv[2], "utf8"))
const told = {}
for (const [locale, questions] of Object.entries(asked)) {
  const file = async name => JSON.parse(await readFile(`${locale}/${name}.json`, "utf8"))
  const answers = await file("answers")
  const grammar = new AnswerGrammar(answers.grammar, answers.indicators)
  const languages = Object.keys(await file("asked_in"))
  const files = await Promise.all(languages.map(language => file(`asked/${language}`)))
  const foreign = files.map(words => new AnswerGrammar(words, answers.indicators))
  told[locale] = {}
  for (const question of questions) {
    const read = [grammar, ...foreign].map(one => one.read(question, THIS_YEAR)).find(Boolean)
    const answer = await figureAnswer(read, file, locale)
    told[locale][question] = answer ? [answer.statement, answer.notes[0] ?? ""] : ["", ""]
  }
}
console.log(JSON.stringify(told))

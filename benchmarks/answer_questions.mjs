// Asks the questions of a file of the grammar and the answers that the site has, without a browser:
// node answer_questions.mjs QUESTIONS.json; prints what is told of each answer.
import { readFile } from "node:fs/promises"
import { figureAnswer, readQuestion } from "./scripts/answer-figures.js"

const THIS_YEAR = 2026
const asked = JSON.parse(await readFile(process.argv[2], "utf8"))
const told = {}
for (const [locale, questions] of Object.entries(asked)) {
  const held = {}
  const file = async name => (held[name] ??= JSON.parse(await readFile(`${locale}/${name}.json`, "utf8")))
  const languages = [undefined, ...Object.keys(await file("asked_in"))]
  told[locale] = {}
  for (const question of questions) {
    let read
    for (const language of languages)
      read ??= await readQuestion({ query: question, meant: question, mended: [], language, year: THIS_YEAR }, file, locale)
    const answer = await figureAnswer(read, file, locale)
    told[locale][question] = answer ? [answer.statement, answer.notes[0] ?? ""] : ["", ""]
  }
}
console.log(JSON.stringify(told))

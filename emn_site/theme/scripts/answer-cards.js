// Figures as an answer, as a reader sees them: with unit, period, change and source, side by side, as a chart.

/** @import { AnswerLine, FigureAnswer } from "./answer-types.js" */
/** @import { Settings } from "./search-types.js" */

import { roomOf } from "./answer-drawing.js"
import { linkTo, note, titled } from "./answer-parts.js"
import { element } from "./elements.js"

// A value with who has it and when.
/** @type {(line: AnswerLine, settings: Settings) => HTMLElement} */
const lineOf = ({ name, address, value, when, notes }, settings) => {
  const block = element("div")
  if (name) block.append(element("p", "", name))
  const line = element("p")
  const shown = element("strong", "", address ? "" : value)
  if (address) shown.append(linkTo(address, value, settings))
  line.append(shown, when ? `, ${when}` : "")
  block.append(line, ...notes.map(words => note(words)))
  return block
}

/** @type {(cells: string[], tag: "th" | "td") => HTMLElement} */
const rowOf = (cells, tag) => {
  const row = element("tr")
  cells.forEach((text, at) => {
    const cell = element(at ? tag : "th", "", text)
    cell.setAttribute("scope", tag === "th" && at ? "col" : "row")
    row.append(cell)
  })
  return row
}

/** @type {(table: NonNullable<FigureAnswer["table"]>) => HTMLElement} */
const tableOf = ({ head, rows }) => {
  const [table, top, body] = [element("table"), element("thead"), element("tbody")]
  top.append(rowOf(head, "th"))
  body.append(...rows.map(row => rowOf(row, "td")))
  table.append(top, body)
  return table
}

// Room for a chart, which comes after the results (answer-chart.js), so that nothing moves.
/** @type {(chart: NonNullable<FigureAnswer["chart"]>) => HTMLElement} */
const roomFor = chart => {
  const room = element("div", "emn-answer__chart")
  room.style.aspectRatio = roomOf(chart)
  return room
}

/** @type {(answer: FigureAnswer, settings: Settings) => HTMLElement} */
export const figureCard = ({ title, url, lines, table, chart, notes, ways }, settings) => {
  const card = element("section", "emn-answer")
  if (title) card.append(url ? titled(url, title, settings) : element("p", "emn-answer__title", title))
  const values = element("div", "emn-answer__figures")
  values.append(...lines.map(line => lineOf(line, settings)))
  if (lines.length) card.append(values)
  if (table) card.append(tableOf(table))
  if (chart?.figures.some(({ rows }) => rows.length > 1)) card.append(roomFor(chart))
  card.append(...notes.map(words => (title ? note(words) : element("p", "", words))))
  const links = ways.flatMap(([address, text], at) => [at ? " · " : "", linkTo(address, text, settings)])
  if (links.length) card.append(note(...links))
  return card
}

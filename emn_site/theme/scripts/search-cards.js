// An answer as a reader sees it: the figure with its unit, period, change and source, figures side by side, a meaning.

/** @import { Answer, DefinitionAnswer, Figure, FigureAnswer, Settings } from "./search-types.js" */
/** @import { Point } from "./chart-types.js" */

import { phone } from "../breakpoints.json"
import { drawn, svg } from "./chart.js"
import { numberOf } from "./chart-data.js"
import { element } from "./elements.js"

const WIDE = 520
const NARROW = 300
const HEIGHT = 120

const isPhone = () => matchMedia(phone).matches

/** @type {(address: string, text: string, settings: Settings) => HTMLAnchorElement} */
const linkTo = (address, text, { root }) => {
  const link = element("a", "", text)
  const { pathname, search, hash } = new URL(address, root)
  link.href = pathname + search + hash
  return link
}

/** @type {(address: string, text: string, settings: Settings) => HTMLElement} */
const titled = (address, text, settings) => {
  const title = element("p", "emn-answer__title")
  title.append(linkTo(address, text, settings))
  return title
}

/** @type {(...said: (string | Node)[]) => HTMLElement} */
const note = (...said) => {
  const line = element("p", "emn-answer__note")
  line.append(...said.filter(Boolean))
  return line
}

/** @type {(figure: Figure, words: FigureAnswer["words"], isNamed: boolean) => HTMLElement} */
const saidOf = ({ row, isNewest, missing, country }, words, isNamed) => {
  const value = element("div")
  if (isNamed) value.append(element("p", "", country))
  if (missing) value.append(element("p", "", words.unknown.replace("{year}", missing)))
  if (!row) return value
  const line = element("p")
  line.append(element("strong", "", row.label), " ", [row.unit, row.said].filter(Boolean).join(", "))
  value.append(line)
  if (isNewest) value.append(note(words.newest))
  if (row.change) value.append(note(row.change))
  if (row.signs) value.append(note(row.signs))
  return value
}

// The figures of one or more countries as a chart, drawn as every chart of the site.
/** @type {(answer: FigureAnswer, locale: string) => Element} */
const chartOf = ({ figures, words }, locale) => {
  const [{ indicator }] = figures
  const periods = [...new Set(figures.flatMap(({ rows }) => rows.map(({ period }) => period)))].sort()
  const missing = { number: null, label: words.chart.noData, state: "missing", isBreak: false, said: "" }
  const series = figures.map(({ country, rows }) => ({
    name: country,
    /** @type {Point[]} */
    points: periods.map(period => {
      const row = rows.find(row => row.period === period)
      return row ? { ...row, said: `${row.said}: ${row.label}` } : missing
    }),
  }))
  const isWhole = indicator.decimals === 0
  const chart = {
    title: "",
    unit: indicator.unit,
    kind: indicator.kind,
    source: "",
    periods,
    series,
    words: words.chart,
    isWhole,
  }
  const drawing = drawn(chart, isPhone() ? NARROW : WIDE, numberOf(locale, indicator.decimals), HEIGHT)
  return svg(drawing, `${figures.map(({ country }) => country).join(", ")}. ${indicator.name}`, "")
}

/** @type {(card: Element, answer: FigureAnswer, settings: Settings) => void} */
const figureCard = (card, answer, settings) => {
  const { figures, words, compare, kind, without, name } = answer
  const [first] = figures
  const { indicator, country, url } = first
  const isOne = kind === "figure"
  card.append(
    titled(
      isOne ? `${url}#${indicator.chapter}` : compare,
      isOne ? `${country}. ${indicator.name}` : indicator.name,
      settings,
    ),
  )
  const values = element("div", "emn-answer__figures")
  values.append(...figures.map(figure => saidOf(figure, words, !isOne)))
  card.append(values)
  if (first.rows.length > 1) card.append(chartOf(answer, settings.locale))
  for (const said of without) card.append(note(said.replace("{indicator}", name)))
  card.append(
    note(`${words.source}: ${[...new Set(figures.map(({ indicator }) => indicator.source))].join("; ")}`),
  )
  const ways = [
    linkTo(indicator.url, indicator.name, settings),
    " · ",
    linkTo(compare, isOne ? words.compare : words.compared, settings),
  ]
  card.append(note(...ways))
}

/** @type {(card: Element, answer: FigureAnswer, settings: Settings) => void} */
const unknownCard = (card, { words, name, without, compare, codes }, settings) => {
  card.append(...without.map(said => element("p", "", said.replace("{indicator}", name))))
  if (codes.length) card.append(note(linkTo(compare, words.compare, settings)))
}

/** @type {(card: Element, answer: DefinitionAnswer, settings: Settings) => void} */
const definitionCard = (card, { name, definition, source, url, words }, settings) => {
  card.append(titled(url, name, settings), element("p", "", definition), note(`${words.source}: ${source}`))
}

/** @type {(answer: Answer, settings: Settings) => HTMLElement} */
export const cardOf = (answer, settings) => {
  const card = element("section", "emn-answer")
  if (answer.kind === "definition") definitionCard(card, answer, settings)
  else if (answer.kind === "unknown") unknownCard(card, answer, settings)
  else figureCard(card, answer, settings)
  return card
}

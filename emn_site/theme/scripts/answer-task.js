// A question for figures that the grammar has read, with what there is to answer it from: the words of the site, which
// indicators may answer, what is said of what is not held.

/** @import { AnswerLine, FigureAnswer, Question } from "./answer-types.js" */

/** @typedef {Exclude<Question, { kind: "obstacle" }>} FigureQuestion */

const MOST_SHOWN = 6

/** @type {(template: string, values: Record<string, string>) => string} */
export const filled = (template, values) =>
  template
    .replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "")
    .replace(/\s+/g, match => (match.includes("\u00a0") ? match : " "))

/** @type {(statement: string, notes: string[]) => FigureAnswer} */
export const gapAnswer = (statement, notes) => ({
  kind: "gap",
  statement,
  title: "",
  url: "",
  lines: [],
  table: undefined,
  notes,
  ways: [],
  chart: undefined,
})

// The rows of a country; of one below a limit something is known although there is no number.
/** @type {(figures: any, key: string) => any[]} */
export const rowsOf = (figures, key) =>
  (figures?.indicators[key]?.rows ?? []).map(
    (
      /** @type {any[]} */ [
        period,
        when,
        number = null,
        label = "",
        unit = "",
        change = null,
        flags = "",
        state = "sound",
        isBreak = false,
      ],
    ) => ({
      period,
      when,
      number: number === true ? Number(label.replace(/\D/g, "")) : number,
      label,
      unit,
      change,
      flags,
      isKnown: number !== null || state === "below",
      state: number === null ? "missing" : state,
      isBreak,
    }),
  )

const MOST_KIN = 3

export class AnswerTask {
  /** @type {any[]} */
  figures = []

  /** @param {FigureQuestion} question @param {any} answers @param {(name: string) => Promise<any>} file @param {string} locale */
  constructor(question, answers, file, locale) {
    this.question = question
    this.answers = answers
    this.file = file
    this.phrases = answers.phrases
    this.plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    this.network = new Set(answers.grammar.network)
    this.places = question.places.filter(code => this.network.has(code))
    this.outside = question.places.filter(code => !this.network.has(code))
  }

  // A number as the site writes it: spaces between thousands, a minus sign.
  /** @param {number} number */
  number(number) {
    const flags = /** @type {Record<string, string>} */ ({ group: "\u00a0", minusSign: "−" })
    const parts = this.plain.formatToParts(number)
    return parts.map(({ type, value }) => flags[type] ?? value).join("")
  }

  // The indicators that may answer: those named, then those that stand in for one of them; of the source asked for.
  options() {
    const { keys, source } = this.question
    const all = this.answers.indicators
    const standing = Object.keys(all).filter(key => keys.includes(all[key].for) && !keys.includes(key))
    return [...keys, ...standing].filter(
      key => all[key].held && (!source || all[key].sources.includes(source)),
    )
  }

  // What answers, or what is not held of it.
  /** @returns {Promise<FigureAnswer>} */
  async answer() {
    if (this.outside.length && !this.places.length)
      return this.gap(
        this.outside.map(code => this.sayOutside(code)),
        "outside",
      )
    const options = this.options()
    if (options.length) return this.find(options)
    const [key] = this.question.keys
    return { ...this.gap([this.sayNowhere(key)], "indicator"), ways: this.kin(key) }
  }

  // What is held of the same matter, where that is little: of temporary protection, that of Ukrainians.
  /** @param {string} key @returns {[string, string][]} */
  kin(key) {
    const all = Object.values(this.answers.indicators)
    const { chapter } = this.answers.indicators[key]
    const held = all.filter(one => one.chapter === chapter && one.url)
    return held.length <= MOST_KIN ? held.map(({ url, name }) => [url, name]) : []
  }

  /** @param {string[]} _options @returns {Promise<FigureAnswer>} */
  async find(_options) {
    throw new Error("Each kind of answer has its own.")
  }

  /** @param {string} key */
  name(key) {
    return this.answers.indicators[key].name
  }

  /** @param {string} template @param {Record<string, string>} [values] */
  say(template, values = {}) {
    return filled(this.phrases[template], values)
  }

  /** @param {string[]} notes @param {string} what @returns {FigureAnswer} */
  gap(notes, what) {
    const { keys, places } = this.question
    return gapAnswer(`gap ${places.join()}/${keys[0]}/${what}`, notes)
  }

  /** @param {string} key */
  held(key) {
    const { publishers, datasets } = this.answers.indicators[key]
    return { indicator: this.name(key), publisher: publishers.join(", "), dataset: datasets.join(", ") }
  }

  /** @param {string} code */
  sayOutside(code) {
    return this.say("outside", {
      country: this.answers.grammar.countries[code],
      ...this.held(this.question.keys[0]),
    })
  }

  /** @param {string} key */
  sayNowhere(key) {
    return this.say("nowhere", this.held(key))
  }

  // An answer without its figures: what is counted, by whom, what is not held, where to look on.
  /** @param {string} key @returns {FigureAnswer} */
  start(key) {
    const { indicators, compare } = this.answers
    const { name, url, definition, formula } = indicators[key]
    const codes = this.places.slice(0, MOST_SHOWN).join()
    const ways = /** @type {[string, string][]} */ ([
      [
        `${compare}?indicator=${key}&countries=${codes}`,
        this.phrases[this.places.length > 1 ? "compared" : "compare"],
      ],
    ])
    return {
      ...gapAnswer("", []),
      kind: "figure",
      title: name,
      url,
      notes: [
        definition,
        formula,
        ...this.outside.map(code => this.sayOutside(code)),
        this.sayInstead(key),
        this.saySource(key),
      ].filter(Boolean),
      ways: [[url, name], ...(this.places.length ? ways : [])],
    }
  }

  // Where the figures were read; of all countries, who publishes them.
  /** @param {string} key */
  saySource(key) {
    const { publisher, dataset } = this.held(key)
    const read = this.figures.flatMap(figures => figures.indicators[key]?.source ?? [])
    return `${this.phrases.source}: ${[...new Set(read)].join("; ") || `${publisher} (${dataset})`}`
  }

  // That another indicator than that which was asked for answers.
  /** @param {string} key */
  sayInstead(key) {
    const { keys } = this.question
    return keys.includes(key) ? "" : this.say("instead", { indicator: this.name(keys[0]) })
  }

  /** @param {number} one @param {number} other @param {string} when */
  sayDifference(one, other, when) {
    const [from, less] = [one, other].map(number => this.number(number))
    return this.say("difference", { when, formula: `${from} − ${less} = ${this.number(one - other)}` })
  }

  // Where a figure stands by itself.
  /** @param {string} key @param {string} code @param {string} period */
  address(key, code, period) {
    return `${this.answers.figures}#${this.answers.indicators[key].slug}/${code}/${period}`
  }

  /** @param {string} key @param {string} code @param {any} row @returns {AnswerLine} */
  line(key, code, row) {
    const { countries } = this.answers.grammar
    const notes = [
      this.question.years.length || this.question.span ? "" : this.phrases.newest,
      row.change,
      row.flags,
    ]
    return {
      name: countries[code],
      address: this.address(key, code, row.period),
      value: `${row.label}${row.unit ? ` ${row.unit}` : ""}`,
      when: row.when,
      notes: notes.filter(Boolean),
    }
  }

  // The last of some periods that is in the year asked for.
  /** @param {string[]} periods @param {string} usual */
  periodOf(periods, usual) {
    const [year] = this.question.years
    return year ? periods.filter(one => one.startsWith(year)).pop() : usual
  }
}

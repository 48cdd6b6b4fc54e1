// Figures of countries as an answer: of one period, of several, added up, by origin. What may be compared or added is
// decided where the files are written (emn_site/search/questions.py).

/** @import { AnswerLine, FigureAnswer } from "./answer-types.js" */

import { AnswerTask, filled, rowsOf } from "./answer-task.js"

const MOST_SHOWN = 6
const MOST_LISTED = 4

/** @type {(figures: any, key: string, first: string, last: string) => boolean} */
const isComparable = (figures, key, first, last) => {
  const { apart = [], unsound = [] } = figures.indicators[key] ?? {}
  return (
    !unsound.includes(first) &&
    !unsound.includes(last) &&
    !apart.some((/** @type {string} */ period) => first < period && period <= last)
  )
}

const MONTH = /^\d{4}-\d\d$/

// Of a span of months only months are; a year is more than its part.
/** @type {(period: string, span: [string, string]) => boolean} */
const isWithin = (period, [first, last]) => {
  const length = Math.max(first.length, last.length)
  const own = period.slice(0, length)
  const isAlike = length === 4 || MONTH.test(period)
  return isAlike && own >= first && (!last || own <= last)
}

export class CountryTask extends AnswerTask {
  /** @param {string[]} options */
  async find(options) {
    this.figures = await Promise.all(this.places.map(code => this.file(`figures/${code}`)))
    return this.question.kind === "origin" ? this.origin(options) : this.ofCountries(options)
  }

  // Which periods of a series are asked for; of one without any, the newest that is known.
  /** @param {any[]} rows */
  wanted(rows) {
    const { years, month, span } = this.question
    const known = rows.filter(({ isKnown }) => isKnown)
    const isOf = (/** @type {{ period: string }} */ { period }, /** @type {string} */ year) =>
      period.slice(0, 4) === year
    if (month) return known.filter(({ period }) => period === month)
    if (span) return known.filter(({ period }) => isWithin(period, span))
    if (years.length) return years.flatMap(year => known.filter(row => isOf(row, year)).slice(-1))
    return this.question.kind === "series" ? known : known.slice(-1)
  }

  /** @param {string[]} options */
  ofCountries(options) {
    const found = options.map(key => ({
      key,
      rows: this.figures.map(figures => this.wanted(rowsOf(figures, key))),
    }))
    const wanted = this.question.years.length && !this.question.span ? this.question.years.length : 1
    const chosen =
      found.find(({ rows }) => rows.every(of => of.length >= wanted)) ??
      found.find(({ rows }) => rows.some(of => of.length))
    if (!chosen) return this.noFigure(options[0])
    const { key, rows } = chosen
    const answer = this.start(key)
    this.figures.forEach((figures, at) => {
      if (!rows[at].length) answer.notes.push(this.sayMissing(key, figures))
    })
    if (this.question.kind === "series") this.series(answer, key, rows)
    else this.side(answer, key, rows)
    return answer
  }

  /** @param {string} key */
  noFigure(key) {
    const held = this.figures.filter(figures => rowsOf(figures, key).some(({ isKnown }) => isKnown))
    if (held.length)
      return this.gap(
        this.figures.map(figures => this.sayMissing(key, figures)),
        "period",
      )
    return this.gap(
      [
        ...this.figures.map(({ without }) => filled(without, { indicator: this.name(key) })),
        this.sayNowhere(key),
      ],
      "country",
    )
  }

  // That a country has no value in a period, and of which periods it has any.
  /** @param {string} key @param {any} figures */
  sayMissing(key, figures) {
    const known = rowsOf(figures, key).filter(({ isKnown }) => isKnown)
    if (!known.length) return filled(figures.without, { indicator: this.name(key) })
    const { years, month, span } = this.question
    return this.say("unknown", {
      country: figures.name,
      period: month ?? (span ? span.join("–") : years.join(", ")),
      held: this.sayHeld(known.map(({ period }) => period)),
    })
  }

  // A few periods each, as there may be gaps between them; more by the first and the last.
  /** @param {string[]} periods */
  sayHeld(periods) {
    return periods.length > MOST_LISTED ? `${periods[0]}–${periods[periods.length - 1]}` : periods.join(", ")
  }

  // Values of one period of each country: one, several side by side, or their sum.
  /** @param {FigureAnswer} answer @param {string} key @param {any[][]} rows */
  side(answer, key, rows) {
    const { kind } = this.question
    const at = this.places.flatMap((_, number) => (rows[number].length ? [number] : []))
    answer.lines = at.map(number => this.line(key, this.places[number], rows[number][0]))
    answer.chart = { figures: this.drawn(at.slice(0, MOST_SHOWN), key), words: this.phrases.chart }
    if (at.length > MOST_SHOWN) answer.notes.push(this.say("only", { count: String(MOST_SHOWN) }))
    const periods = [...new Set(at.map(number => rows[number][0].period))]
    const period = periods.length === 1 ? periods[0] : periods.join()
    const name = kind === "comparison" ? "compare" : kind
    answer.statement = `${name} ${at.map(number => this.places[number]).join()}/${key}/${period}`
    if (kind === "sum") this.sum(answer, key, rows, at)
    if (kind !== "figure") return
    answer.title = `${answer.lines[0].name}. ${answer.title}`
    answer.url = `${this.figures[at[0]].url}#${this.answers.indicators[key].chapter}`
  }

  /** @param {number[]} at @param {string} key */
  drawn(at, key) {
    return at.map(number => {
      const figures = this.figures[number]
      const { rows: _, ...indicator } = figures.indicators[key]
      return { country: figures.name, indicator, rows: rowsOf(figures, key) }
    })
  }

  // A sum only where nobody is missing and every value may be added.
  /** @param {FigureAnswer} answer @param {string} key @param {any[][]} rows @param {number[]} at */
  sum(answer, key, rows, at) {
    const isOne = new Set(at.map(number => rows[number][0].period)).size === 1
    const isComplete =
      at.length === this.question.places.length && isOne && this.answers.indicators[key].is_added
    const isAdded = at.every(number => {
      const { unadded = [] } = this.figures[number].indicators[key]
      return rows[number][0].number !== null && !unadded.includes(rows[number][0].period)
    })
    if (!isComplete || !isAdded) {
      answer.statement = answer.statement.replace("sum", "compare")
      answer.notes.unshift(this.phrases.no_sum)
      return
    }
    const numbers = at.map(number => rows[number][0].number)
    const total = numbers.reduce((sum, number) => sum + number, 0)
    const parts = numbers.map(number => this.number(number)).join(" + ")
    const [{ when }] = rows[at[0]]
    answer.lines.unshift({
      name: this.phrases.sum,
      value: this.number(total),
      when,
      notes: [`${parts} = ${this.number(total)}`],
    })
  }

  // Several periods as a table, with the change from the first to the last of one country where it may be told.
  /** @param {FigureAnswer} answer @param {string} key @param {any[][]} rows */
  series(answer, key, rows) {
    const at = this.places.flatMap((_, number) => (rows[number].length ? [number] : []))
    const periods = [...new Set(at.flatMap(number => rows[number].map(({ period }) => period)))].sort()
    const cell = (/** @type {number} */ number, /** @type {string} */ period) => {
      const row = rows[number].find(row => row.period === period)
      return row ? row.label + (row.flags ? ` (${row.flags})` : "") : "–"
    }
    answer.table = {
      head: ["", ...at.map(number => this.figures[number].name)],
      rows: periods.map(period => [period, ...at.map(number => cell(number, period))]),
    }
    answer.chart = { figures: this.drawn(at.slice(0, MOST_SHOWN), key), words: this.phrases.chart }
    const asked = this.question.span?.join("-") ?? this.question.years.join()
    answer.statement = `series ${at.map(number => this.places[number]).join()}/${key}${asked ? `/${asked}` : ""}`
    if (at.length === 1) this.change(answer, key, rows[at[0]], at[0])
    for (const year of this.question.span ? [] : this.question.years)
      if (!periods.some(period => period.startsWith(year)))
        answer.notes.unshift(this.sayMissing(key, this.figures[at[0]]))
    if (at.length === 1) answer.title = `${this.figures[at[0]].name}. ${answer.title}`
  }

  /** @param {FigureAnswer} answer @param {string} key @param {any[]} rows @param {number} at */
  change(answer, key, rows, at) {
    if (rows.length < 2) return
    const [first, last] = [rows[0], rows[rows.length - 1]]
    if (!isComparable(this.figures[at], key, first.period, last.period)) {
      answer.notes.unshift(this.phrases.not_compared)
      return
    }
    answer.notes.unshift(this.sayDifference(last.number, first.number, `${first.period}–${last.period}`))
  }

  /** @param {string[]} options */
  origin(options) {
    const { years, origin } = this.question
    const [figures] = this.figures
    const named = origin && this.answers.grammar.countries[origin]
    const year = years[0]
    for (const key of options) {
      const held = figures.indicators[key]?.origins ?? {}
      const period = year ?? Object.keys(held).pop()
      const parts = period && held[period]
      if (!parts) continue
      const answer = this.start(key)
      const one = parts.find((/** @type {string[]} */ part) => part[1] === named)
      if (named && !one) continue
      answer.title = `${figures.name}. ${answer.title}`
      answer.notes.unshift(this.phrases.origins)
      const shown = one ? [one] : parts
      answer.lines = shown.map((/** @type {string[]} */ [, name, value]) => ({
        name,
        value,
        when: period,
        notes: [],
      }))
      answer.statement = `origin ${this.places[0]}/${key}/${period}/${one ? one[0] : "all"}`
      return answer
    }
    return this.gap(
      [
        this.say("no_origins", {
          country: figures.name,
          indicator: this.name(options[0]),
          origin: named ?? "",
        }),
      ],
      "origin",
    )
  }
}

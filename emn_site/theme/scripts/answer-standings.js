// The order of countries and what groups of them have, as an answer; worked out by emn_site/search/questions.py.

/** @import { AnswerLine, FigureAnswer } from "./answer-types.js" */

import { AnswerTask, rowsOf } from "./answer-task.js"

const MOST_ORDERED = 5
const PARTS = 1000 // A share has one decimal.
const PARTS_OF_PERCENT = 10

export class StandingTask extends AnswerTask {
  /** @param {string[]} options */
  async find(options) {
    for (const key of options) {
      const { usual, periods } = await this.file(`standings/${key}`)
      const period = this.periodOf(Object.keys(periods), usual)
      if (!period || !periods[period]) continue
      const answer =
        this.question.kind === "group"
          ? this.group(key, period, periods[period])
          : await this.ordered(key, period, periods[period])
      if (answer) return answer
    }
    const [key] = options
    const period = this.question.years[0] ?? ""
    return this.gap([this.say("no_rank", { indicator: this.name(key), period })], "period")
  }

  // The countries in the order that the build has worked out; nothing where too few are comparable.
  /** @param {string} key @param {string} period @param {any} held */
  async ordered(key, period, { when, orders, groups }) {
    const { kind, group } = this.question
    const scope = group === "eu" || group === "member_states" ? "member_states" : "network"
    const { ranked, left } = orders[scope]
    const codes = ranked.map((/** @type {any[]} */ [code]) => code)
    if (!ranked.length || !this.places.every(code => codes.includes(code))) return undefined
    this.figures = await Promise.all(this.places.map(code => this.file(`figures/${code}`)))
    const answer = this.start(key)
    answer.notes.push(...left)
    const found = { key, period, order: ranked, when, scope }
    if (kind === "difference") return this.difference(answer, found)
    if (kind === "share") return this.share(answer, found, groups)
    return kind === "rank" ? this.rank(answer, found) : this.extreme(answer, found)
  }

  /** @param {FigureAnswer} answer @param {any} found */
  extreme(answer, found) {
    const { key, period, order, when, scope } = found
    const { isHighest } = this.question
    const shown = isHighest ? order.slice(0, MOST_ORDERED) : order.slice(-MOST_ORDERED).reverse()
    answer.lines = shown.map((/** @type {any[]} */ row) => this.placed(found, row))
    const which = this.phrases[isHighest ? "highest" : "lowest"]
    answer.title = `${which}: ${answer.title}, ${when} (${this.phrases[scope]})`
    answer.statement = `extreme ${isHighest ? "highest" : "lowest"}/${key}/${period}/${shown[0][0]}`
    return answer
  }

  /** @param {any} found @param {any[]} row @returns {AnswerLine} */
  placed({ key, period, when }, [code, place, last, number, unit, flags = ""]) {
    return {
      name: `${place === last ? place : `${place}–${last}`}. ${this.answers.grammar.countries[code]}`,
      address: this.address(key, code, period),
      value: `${number} ${unit}`.trim(),
      when,
      notes: flags ? [flags] : [],
    }
  }

  /** @param {FigureAnswer} answer @param {any} found */
  rank(answer, found) {
    const { key, period, order } = found
    const row = order.find((/** @type {any[]} */ [code]) => code === this.places[0])
    answer.title = `${this.figures[0].name}. ${answer.title}`
    answer.lines = [this.placed(found, row)]
    answer.notes.unshift(
      this.say("rank", { place: row[1] === row[2] ? row[1] : `${row[1]}–${row[2]}`, among: order.length }),
    )
    answer.statement = `rank ${this.places[0]}/${key}/${period}`
    return answer
  }

  /** @param {FigureAnswer} answer @param {any} found */
  difference(answer, { key, period }) {
    const rows = this.figures.map(figures => rowsOf(figures, key).find(row => row.period === period))
    if (this.outside.length || rows.some(row => !row || row.number === null))
      return this.gap([this.say("no_rank", { indicator: this.name(key), period })], "difference")
    answer.lines = rows.map((row, at) => this.line(key, this.places[at], row))
    const names = this.figures.map(({ name }) => name).join(" − ")
    answer.notes.unshift(this.sayDifference(rows[0].number, rows[1].number, names))
    answer.statement = `difference ${this.places.join()}/${key}/${period}`
    return answer
  }

  // What part of a group's number a country has; only of what may be added up.
  /** @param {FigureAnswer} answer @param {any} found @param {any} groups */
  share(answer, { key, period, when }, groups) {
    const name = this.groupIn(groups)
    const row = rowsOf(this.figures[0], key).find(row => row.period === period)
    if (!name || !row || row.number === null || !this.answers.indicators[key].is_added) return undefined
    const { withheld, number } = groups[name]
    if (withheld || !number) return this.withheld(name, when, withheld)
    const percent = `${this.number(Math.round((row.number / number) * PARTS) / PARTS_OF_PERCENT)}\u00a0%`
    const [part, total] = [row.number, number].map(number => this.number(number))
    answer.title = `${this.phrases.share}: ${answer.title} (${this.answers.groups[name]})`
    answer.lines = [
      {
        ...this.line(key, this.places[0], row),
        value: percent,
        notes: [`${part} ÷ ${total} = ${percent}`, row.flags].filter(Boolean),
      },
    ]
    answer.statement = `share ${this.places[0]}/${name}/${key}/${period}`
    return answer
  }

  // The group asked for of which something is known; of the Union what the source states, before a sum.
  /** @param {any} groups */
  groupIn(groups) {
    const names = this.question.group === "network" ? ["network"] : ["eu", "member_states"]
    return names.find(name => groups[name])
  }

  /** @param {string} name @param {string} when @param {string} why */
  withheld(name, when, why) {
    return this.gap([`${this.answers.groups[name]}, ${when}: ${why}`], "sum")
  }

  // What the source states for the Union, or the sum of its members that the build has made; why not, where it is
  // withheld.
  /** @param {string} key @param {string} period @param {any} held */
  group(key, period, { when, groups }) {
    const name = this.groupIn(groups)
    if (!name) return undefined
    const value = groups[name]
    if (value.withheld) return this.withheld(name, when, value.withheld)
    const [number, unit, flags = ""] = value.words
    const answer = this.start(key)
    answer.title = `${this.answers.groups[name]}. ${answer.title}`
    answer.lines = [{ name: "", value: `${number} ${unit}`.trim(), when, notes: [flags].filter(Boolean) }]
    answer.statement = `group ${name}/${key}/${period}`
    if (this.question.group === "eu" && name !== "eu") answer.notes.unshift(this.phrases.union)
    return answer
  }
}

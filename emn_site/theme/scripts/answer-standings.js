// The order of countries and what groups of them have, as an answer; worked out by emn_site/search/standings.py.

/** @import { AnswerLine, FigureAnswer } from "./answer-types.js" */

import { AnswerTask, rowsOf } from "./answer-task.js"

const MOST_ORDERED = 5

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
  async ordered(key, period, { said, orders }) {
    const { kind, group } = this.question
    const scope = group === "eu" || group === "member_states" ? "member_states" : "network"
    const { ranked, left } = orders[scope]
    const codes = ranked.map((/** @type {any[]} */ [code]) => code)
    if (!ranked.length || !this.places.every(code => codes.includes(code))) return undefined
    this.figures = await Promise.all(this.places.map(code => this.file(`figures/${code}`)))
    const answer = this.start(key)
    answer.notes.push(...left)
    const found = { key, period, order: ranked, said, scope }
    if (kind === "difference") return this.difference(answer, found)
    return kind === "rank" ? this.rank(answer, found) : this.extreme(answer, found)
  }

  /** @param {FigureAnswer} answer @param {any} found */
  extreme(answer, found) {
    const { key, period, order, said, scope } = found
    const { isHighest } = this.question
    const shown = isHighest ? order.slice(0, MOST_ORDERED) : order.slice(-MOST_ORDERED).reverse()
    answer.lines = shown.map((/** @type {any[]} */ row) => this.placed(found, row))
    const which = this.said[isHighest ? "highest" : "lowest"]
    answer.title = `${which}: ${answer.title}, ${said} (${this.said[scope]})`
    answer.told = `extreme ${isHighest ? "highest" : "lowest"}/${key}/${period}/${shown[0][0]}`
    return answer
  }

  /** @param {any} found @param {any[]} row @returns {AnswerLine} */
  placed({ key, period, said }, [code, place, last, number, unit, signs = ""]) {
    return {
      name: `${place === last ? place : `${place}–${last}`}. ${this.answers.grammar.countries[code]}`,
      address: this.address(key, code, period),
      value: `${number} ${unit}`.trim(),
      said,
      notes: signs ? [signs] : [],
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
    answer.told = `rank ${this.places[0]}/${key}/${period}`
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
    answer.told = `difference ${this.places.join()}/${key}/${period}`
    return answer
  }

  // What the source states for the Union, or the sum of its members that the build has made; why not, where it is
  // withheld.
  /** @param {string} key @param {string} period @param {any} held */
  group(key, period, { said, groups }) {
    const names = this.question.group === "network" ? ["network"] : ["eu", "member_states"]
    const name = names.find(name => groups[name])
    if (!name) return undefined
    const value = groups[name]
    if (value.withheld) return this.gap([`${this.answers.groups[name]}, ${said}: ${value.withheld}`], "sum")
    const [number, unit, signs = ""] = value
    const answer = this.start(key)
    answer.title = `${this.answers.groups[name]}. ${answer.title}`
    answer.lines = [{ name: "", value: `${number} ${unit}`.trim(), said, notes: [signs].filter(Boolean) }]
    answer.told = `group ${name}/${key}/${period}`
    return answer
  }
}

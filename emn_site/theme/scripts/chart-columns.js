// Charts that the build has drawn say the values of a period, too: what is said of each is in the titles of its marks.

/** @import { Column } from "./chart-later.js" */
/** @import { Chart } from "./chart-types.js" */

import { middleOf, stress, walk, wordsOf } from "./chart-walk.js"

// What several values of a period say, each of which says its line: "Lithuania, 2024: 360; hollow" or "2024, refused: 9".
/** @type {(all: string[]) => string} */
const joined = all => {
  if (all.length === 1) return all[0]
  const read = all.map(words => /^(.*?), ([^,:]+): ([^;]*)/.exec(words) ?? ["", words, "", ""])
  const isPeriodFirst = read.every(([, first]) => first === read[0][1])
  const period = read[0][isPeriodFirst ? 1 : 2]
  return `${period}: ${read.map(([, first, second, value]) => `${isPeriodFirst ? second : first} ${value}`).join(" · ")}`
}

// The periods of a chart whose values stand beside each other; none of one that has rows.
/** @type {(chart: Element, marks: Element[]) => Column[]} */
const columnsOf = (chart, marks) => {
  /** @type {Map<number, string[]>} */
  const found = new Map()
  if (chart.querySelector(".row")) return []
  for (const mark of marks.filter(one => !one.matches(".gap"))) {
    const x = Math.round(middleOf(mark))
    found.set(x, [...(found.get(x) ?? []), wordsOf(mark)])
  }
  return [...found].map(([x, all]) => ({ x, words: joined(all) })).sort((one, other) => one.x - other.x)
}

/** @type {(chart: any) => void} */
export const walkBuilt = chart =>
  walk(chart, marks => (chart.getClientRects().length ? columnsOf(chart, marks) : []))

// What is said of each period of a chart that a script has drawn, with those that have no value.
/** @type {(chart: Chart, drawing: Element) => Column[]} */
const periodsOf = (chart, drawing) => {
  const axis = drawing.querySelector(".zero")?.getAttribute("d") ?? ""
  const [from, , to] = (axis.match(/-?[\d.]+/g) ?? []).map(Number)
  const isOne = chart.series.length === 1
  return chart.periods.map((_, at) => {
    const period = chart.series[0].points[at].tooltip.split(": ")[0]
    const values = chart.series.map(({ name, points }) => `${name} ${points[at].label}`).join(" · ")
    return {
      x: from + ((to - from) / chart.periods.length) * (at + 0.5),
      words: isOne ? chart.series[0].points[at].tooltip : `${period}: ${values}`,
    }
  })
}

/** @type {(drawing: any, chart: Chart, label: string) => void} */
export const walkDrawn = (drawing, chart, label) => {
  const periods = periodsOf(chart, drawing)
  walk(drawing, () => periods, label)
}

// A line stands out while its chip is pointed at.
/** @type {(chips: Element, place: Element) => void} */
export const stressByChips = (chips, place) => {
  for (const kind of ["pointerover", "focusin", "pointerout", "focusout"])
    chips.addEventListener(kind, ({ target, type }) => {
      const look = /\bs\d/.exec(/** @type {Element} */ (target).className)?.[0]
      stress(place, type.endsWith("out") ? undefined : look)
    })
}

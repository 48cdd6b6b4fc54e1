// Charts that the build has drawn say the values of a period, too: what is said of each is in the titles of its marks.

/** @import { Column } from "./chart-walk.js" */

import { middleOf, walk, wordsOf } from "./chart-walk.js"

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

for (const chart of document.querySelectorAll(".emn-chart[role]")) walkBuilt(chart)

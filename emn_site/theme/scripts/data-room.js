// How high the chart of a frame is: as high as the build has left room for it, and in another site what fills the height
// that is given.

/** @import { Chart } from "./chart-types.js" */

import { widthOf } from "./chart-frame.js"

const isFilling = document.body.matches(".emn-embed")
const [LOW, USUAL, HIGH, LINE] = [120, 240, 400, 20]

/** @type {(place: HTMLElement) => number} */
const roomLeft = place => {
  const { paddingTop, paddingBottom } = getComputedStyle(place)
  const free = innerHeight - document.documentElement.scrollHeight
  return place.offsetHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) + free
}

// The height of the plot; `drawn` is that of a whole drawing with a plot so high.
/** @type {(place: HTMLElement, isPaper: unknown, width: number, drawn: (plot: number) => number) => number} */
export const heightOf = (place, isPaper, width, drawn) => {
  const built = width < 700 ? Number(place.dataset.height) : HIGH
  const height = isPaper ? 0 : isFilling ? roomLeft(place) : built
  return Math.max(LOW, height ? USUAL + height - drawn(USUAL) : USUAL)
}

// The room above a plot for what is said of a period.
/** @type {(chart: Chart, width: number) => number} */
export const readRoom = ({ periods, series }, width) => {
  const read = periods.map((period, at) =>
    [period, ...series.map(({ name, points }) => `${name} ${points[at].label}`)].join(" · "),
  )
  return LINE * Math.max(1, ...read.map(words => Math.ceil(widthOf(words, 14) / width)))
}

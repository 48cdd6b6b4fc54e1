// Parts over time from one period to another: the columns that the build has drawn, as wide as there is room for those
// that are asked for, with the shares of the newest of them at the right. Their table has the same periods. The choice
// stands in the address.

import { choose, chosen } from "./address.js"
import { apart, markElement } from "./chart.js"
import { LABEL, place, text, widthOf } from "./chart-frame.js"
import { setSpan } from "./data-span.js"
import { cite } from "./figure-foot.js"

/** @type {WeakMap<Element, Element>} What the build has drawn. */
const originals = new WeakMap()

const numberIn = (/** @type {Element} */ mark, /** @type {string} */ name) => Number(mark.getAttribute(name))

// A mark of a column says its period first and its share last: "2024, refused: 156 (44 %)", "2021: no data".
const tooltipOf = (/** @type {Element} */ mark) => mark.querySelector("title")?.textContent ?? ""
const shareOf = (/** @type {Element} */ mark) =>
  tooltipOf(mark)
    .split("; ")[0]
    .match(/\(([^()]*)\)$/)?.[1] ?? ""

// The columns of a drawing by their periods, from left to right, each with its marks.
/** @type {(drawing: Element) => Map<string, Element[]>} */
const columnsOf = drawing => {
  /** @type {Map<string, Element[]>} */
  const columns = new Map()
  for (const mark of drawing.querySelectorAll("rect")) {
    const [period] = tooltipOf(mark).split(/, |: /)
    if (period) columns.set(period, [...(columns.get(period) ?? []), mark])
  }
  return new Map([...columns].sort(([, [one]], [, [other]]) => numberIn(one, "x") - numberIn(other, "x")))
}

/** @type {(columns: Map<string, Element[]>, asked: string[], from: number, step: number) => void} */
const widen = (columns, asked, from, step) => {
  for (const [period, marks] of columns) {
    const at = asked.indexOf(period)
    for (const mark of marks) {
      const isGap = mark.matches(".gap")
      mark.setAttribute("x", String(place(from + step * (at + (isGap ? 0 : 0.12)))))
      mark.setAttribute("width", String(place(step * (isGap ? 1 : 0.76))))
      if (at < 0) mark.remove()
    }
  }
}

/** @type {(shown: Element, asked: string[], from: number, step: number, y: number) => void} */
const nameColumns = (shown, asked, from, step, y) => {
  for (const mark of shown.querySelectorAll(".tick[text-anchor=middle]")) mark.remove()
  const widest = Math.max(...asked.map(period => widthOf(period, LABEL)))
  for (let at = asked.length - 1; at >= 0; at -= Math.max(1, Math.ceil((widest + 10) / step)))
    shown.append(markElement(text("tick", from + step * (at + 0.5), y, asked[at], "middle")))
}

/** @type {(shown: Element, newest: Element[], x: number, bottom: number) => void} */
const nameShares = (shown, newest, x, bottom) => {
  for (const mark of shown.querySelectorAll(".value")) mark.remove()
  const parts = newest.filter(mark => numberIn(mark, "height") > 0 && shareOf(mark))
  const wanted = parts.map(mark => numberIn(mark, "y") + numberIn(mark, "height") / 2 + 4)
  const heights = apart(wanted, /** @type {any} */ ({ bottom }))
  for (const [at, mark] of parts.entries())
    shown.append(markElement(text("value", x, heights[at], shareOf(mark))))
}

/** @type {(shown: Element, isAsked: (period: string) => boolean) => void} */
const cut = (shown, isAsked) => {
  if (!originals.has(shown)) originals.set(shown, /** @type {Element} */ (shown.cloneNode(true)))
  const original = /** @type {Element} */ (/** @type {Element} */ (originals.get(shown)).cloneNode(true))
  shown.replaceChildren(...original.childNodes)
  const columns = columnsOf(shown)
  const periods = [...columns.keys()]
  const asked = periods.filter(isAsked)
  const axis = shown
    .querySelector(".zero")
    ?.getAttribute("d")
    ?.match(/[\d.]+/g)
  if (!asked.length || asked.length === periods.length || !axis) return
  const [from, bottom, to] = axis.map(Number)
  const step = (to - from) / asked.length
  widen(columns, asked, from, step)
  nameColumns(shown, asked, from, step, bottom + 17)
  const newest = asked[asked.length - 1]
  if (newest !== periods[periods.length - 1]) nameShares(shown, columns.get(newest) ?? [], to + 4, bottom)
}

/** @type {(figure: any, form: any) => void} */
export const setUpYears = (figure, form) => {
  const { from, to } = form.elements
  const [first, last] = ["from", "to"].map(name => `${figure.id}-${name}`)
  /** @type {[string, string][]} */
  const periods = [...from.options].map(({ value, text }) => [value, text])
  const isEverything = () => !from.selectedIndex && to.selectedIndex === periods.length - 1
  // Another country may have periods that the first does not: they are shown where all are asked for.
  const isAsked = (/** @type {string} */ period) => {
    const at = periods.findIndex(([value]) => value === period)
    return isEverything() || (at >= 0 && at >= from.selectedIndex && at <= to.selectedIndex)
  }

  const show = () => {
    setSpan(form, periods, from.value, to.value)
    for (const row of figure.querySelectorAll("[data-panel=table] tbody tr"))
      row.hidden = !isAsked(row.cells[0].textContent)
    for (const drawing of figure.querySelectorAll("[data-panel=chart] svg")) cut(drawing, isAsked)
  }

  const change = (/** @type {any} */ { target }) => {
    for (const name of ["from", "to"])
      if (target === form.elements[`${name}-slider`]) form.elements[name].selectedIndex = Number(target.value)
    const isFrom = target === from || target === form.elements["from-slider"]
    if (from.selectedIndex > to.selectedIndex)
      (isFrom ? to : from).selectedIndex = (isFrom ? from : to).selectedIndex
    choose({
      [first]: from.selectedIndex ? from.value : null,
      [last]: to.selectedIndex < periods.length - 1 ? to.value : null,
    })
    cite(figure, location.search)
    show()
  }

  for (const [name, select] of [
    [first, from],
    [last, to],
  ]) {
    const asked = chosen(name)
    if (periods.some(([period]) => period === asked)) select.value = asked
  }
  form.addEventListener("input", change)
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
  figure.addEventListener("parts", show)
  change({ target: to }) // a reader may have chosen before this file was there
}

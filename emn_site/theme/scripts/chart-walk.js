// Says the values of the period under a pointer, of all lines, in a fixed place under the title of their chart; a tap
// keeps them. Where a chart has a label for it, keys move through its periods, too. A screen reader has the table.

/** @import { Column } from "./chart-later.js" */

const MARKS = ".column, .dot, .gap, .part, .then"
// So many pixels from a value a pointer still means it.
const REACH = 24

/** @type {(mark: Element) => string} */
export const wordsOf = mark => mark.querySelector("title")?.textContent ?? ""

/** @type {(mark: any) => number} */
export const middleOf = mark => mark.getBBox().x + mark.getBBox().width / 2

// One of several lines stands out while it, or its chip, is pointed at.
/** @type {(place: Element, look?: string) => void} */
export const stress = (place, look) => {
  for (const mark of place.querySelectorAll(".line, .dot, .break, .name"))
    mark.classList.toggle("near", look !== undefined && mark.classList.contains(look))
}

// `columns` are what is said of the periods; with a `label` the newest is said at first, and keys move through them.
/** @type {(chart: any, columns: (marks: Element[]) => Column[], label?: string) => void} */
export const walk = (chart, columns, label) => {
  // A drawing may be laid out anew, with other marks.
  const marksNow = () => [...chart.querySelectorAll(MARKS)].filter(mark => wordsOf(mark))
  if (!marksNow().length || "walked" in chart.dataset) return
  chart.dataset.walked = "" // which a script that sets charts beside each other may have done before
  const hasNames = chart.querySelector(".name") !== null
  const reading = document.createElement("p")
  const words = document.createElement("span")
  reading.className = "emn-chart-said"
  reading.append(words)
  chart.before(reading)
  const slider = label ? document.createElement("input") : undefined
  const periods = () => columns(marksNow())
  const widthOf = () => chart.viewBox.baseVal.width

  /** @type {(text: string, isShown: (mark: Element) => boolean, marks?: Element[]) => void} */
  const say = (text, isShown, marks = marksNow()) => {
    for (const mark of marks) mark.classList.toggle("shown", Boolean(text) && isShown(mark))
    const above = [...chart.querySelectorAll(".title, .unit")].pop()
    const down = Number(above?.getAttribute("y") ?? 0) + 4
    reading.style.setProperty("--down", `${(down * chart.clientWidth) / widthOf()}px`)
    words.textContent = text
  }
  /** @type {(at: number, marks?: Element[], all?: Column[]) => void} */
  const sayPeriod = (at, marks = marksNow(), all = columns(marks)) => {
    const { x, words } = all[at]
    if (slider) {
      slider.value = String(at)
      slider.setAttribute("aria-valuetext", words)
    }
    say(words, mark => Math.abs(middleOf(mark) - x) < 1.5, marks)
  }
  const rest = () => {
    if (slider) sayPeriod(periods().length - 1)
    else say("", () => false)
    for (const mark of slider ? marksNow() : []) mark.classList.remove("shown")
    if (hasNames) stress(chart)
  }

  // The value so near to a pointer that no finger could tell.
  /** @type {(event: PointerEvent, marks: Element[]) => Element | undefined} */
  const nearest = ({ target, clientX, clientY }, marks) => {
    const own = marks.find(mark => mark === target)
    if (own) return own
    const far = marks.map(mark => {
      const { x, y, width, height } = mark.getBoundingClientRect()
      return mark.matches(".dot") ? Math.hypot(x + width / 2 - clientX, y + height / 2 - clientY) : Infinity
    })
    const least = Math.min(...far)
    return least < REACH ? marks[far.indexOf(least)] : undefined
  }

  const point = (/** @type {PointerEvent} */ event) => {
    const marks = marksNow()
    const all = columns(marks)
    const mark = nearest(event, marks)
    if (hasNames) stress(chart, /\bs\d/.exec(mark?.getAttribute("class") ?? "")?.[0])
    const places = all.map(({ x }) => x)
    if (!places.length) return mark && say(wordsOf(mark), one => one === mark, marks)
    const width = widthOf()
    const box = chart.getBoundingClientRect()
    const x = ((event.clientX - box.left) * width) / box.width
    const step = places.length > 1 ? places[1] - places[0] : width
    if (x < places[0] - step || x > places[places.length - 1] + step) return
    const far = places.map(place => Math.abs(place - x))
    const at = far.indexOf(Math.min(...far))
    if (mark?.matches(".gap") && !slider) say(wordsOf(mark), one => one === mark, marks)
    else sayPeriod(at, marks, all)
  }

  for (const kind of /** @type {const} */ ["pointerover", "pointermove", "pointerdown"])
    chart.addEventListener(kind, point)
  chart.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse") rest()
  })
  if (!slider) return
  Object.assign(slider, { type: "range", min: "0", max: String(periods().length - 1) })
  slider.setAttribute("aria-label", String(label))
  slider.addEventListener("input", () => sayPeriod(Number(slider.value)))
  reading.prepend(slider)
  rest()
}

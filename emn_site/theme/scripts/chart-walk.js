// Says the values of a chart under it: by a pointer or a tap, which keeps its value. Keys and screen readers have the
// table of the page; only where there is none, in what other sites embed, the arrow keys walk through the values.

const MARKS = ".column, .dot, .gap, .part, .then"
// So many pixels from a value a pointer still means it.
const REACH = 24

// One of several lines stands out while it, or its chip, is pointed at.
/** @type {(place: Element, look?: string) => void} */
export const stress = (place, look) => {
  for (const mark of place.querySelectorAll(".line, .dot, .break, .name"))
    mark.classList.toggle("near", look !== undefined && mark.classList.contains(look))
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** @type {(chart: SVGSVGElement) => void} */
export const walk = chart => {
  const marks = [...chart.querySelectorAll(MARKS)].filter(mark => mark.querySelector("title"))
  if (!marks.length) return
  // From left to right, lines one after the other; rows stand in their order already.
  const leftOf = (/** @type {Element} */ mark) => Number(mark.getAttribute("x") ?? mark.getAttribute("cx"))
  const lineOf = (/** @type {Element} */ mark) => /\bs(\d)/.exec(mark.getAttribute("class") ?? "")?.[1] ?? "0"
  const isOfRows = chart.querySelector(".row") !== null
  if (!isOfRows)
    marks.sort((one, other) => lineOf(one).localeCompare(lineOf(other)) || leftOf(one) - leftOf(other))
  // A line without values has no name, so that a name is found by its look and not by its place.
  const nameOf = (/** @type {string} */ line) => chart.querySelector(`.name.s${line}`)?.textContent
  const isOne = chart.querySelectorAll(".name").length < 2
  const said = document.createElement("p")
  said.className = "emn-chart-said"
  said.setAttribute("role", "status")
  chart.after(said)
  let at = -1

  const show = (/** @type {number} */ next) => {
    marks[at]?.classList.remove("shown")
    at = Math.max(0, Math.min(next, marks.length - 1))
    marks[at].classList.add("shown")
    const line = lineOf(marks[at])
    const name = isOne ? "" : `${nameOf(line)}. `
    if (!isOne) stress(chart, `s${line}`)
    said.textContent = name + marks[at].querySelector("title").textContent
  }

  const leave = () => {
    marks[at]?.classList.remove("shown")
    stress(chart)
    said.textContent = ""
    at = -1
  }

  // The mark under a pointer, or a value so near that no finger could tell.
  /** @type {(event: PointerEvent) => number} */
  const meant = ({ target, clientX, clientY }) => {
    const own = marks.indexOf(/** @type {Element} */ (target))
    if (own >= 0) return own
    const far = marks.map(mark => {
      const { x, y, width, height } = mark.getBoundingClientRect()
      return mark.matches(".dot") ? Math.hypot(x + width / 2 - clientX, y + height / 2 - clientY) : Infinity
    })
    const least = Math.min(...far)
    return least < REACH ? far.indexOf(least) : -1
  }

  for (const kind of /** @type {("pointermove" | "pointerdown")[]} */ (["pointermove", "pointerdown"]))
    chart.addEventListener(kind, event => {
      const next = meant(event)
      if (next >= 0 && next !== at) show(next)
    })
  chart.addEventListener(
    "pointerleave",
    (/** @type {PointerEvent} */ event) => event.pointerType === "mouse" && leave(),
  )
  if (document.querySelector("table")) return
  chart.tabIndex = 0
  chart.addEventListener("keydown", event => {
    const step = STEPS[event.key]
    /** @type {Record<string, number>} */
    const ends = { Home: 0, End: marks.length - 1 }
    const next = ends[event.key] ?? (step && (at < 0 ? marks.length - 1 : at + step))
    if (event.key === "Escape") leave()
    if (next === undefined) return
    event.preventDefault()
    show(next)
  })
  chart.addEventListener("blur", leave)
}

for (const chart of document.querySelectorAll(".emn-chart[role]")) walk(chart)

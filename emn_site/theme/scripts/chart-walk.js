// Says the values of a chart under it: by a pointer or a tap, which keeps its value. Keys and screen readers have the
// table of the page; only where there is none, in what other sites embed, the arrow keys walk through the values.

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** @type {(chart: SVGSVGElement) => void} */
export const walk = chart => {
  const marks = [...chart.querySelectorAll(".column, .dot, .gap, .part, .then")].filter(mark =>
    mark.querySelector("title"),
  )
  if (!marks.length) return
  // From left to right, lines one after the other; rows stand in their order already.
  const leftOf = (/** @type {Element} */ mark) => Number(mark.getAttribute("x") ?? mark.getAttribute("cx"))
  const lineOf = (/** @type {Element} */ mark) => /\bs(\d)/.exec(mark.getAttribute("class") ?? "")?.[1] ?? "0"
  const isOfRows = chart.querySelector(".row") !== null
  if (!isOfRows)
    marks.sort((one, other) => lineOf(one).localeCompare(lineOf(other)) || leftOf(one) - leftOf(other))
  const names = [...chart.querySelectorAll(".name")].map(name => name.textContent)
  const said = document.createElement("p")
  said.className = "emn-chart-said"
  said.setAttribute("role", "status")
  chart.after(said)
  let at = -1

  const show = (/** @type {number} */ next) => {
    marks[at]?.classList.remove("shown")
    at = Math.max(0, Math.min(next, marks.length - 1))
    marks[at].classList.add("shown")
    const name = names.length > 1 ? `${names[Number(lineOf(marks[at]))]}. ` : ""
    said.textContent = name + marks[at].querySelector("title").textContent
  }

  const leave = () => {
    marks[at]?.classList.remove("shown")
    said.textContent = ""
    at = -1
  }

  for (const mark of marks)
    for (const kind of ["pointerenter", "pointerdown"])
      mark.addEventListener(kind, () => show(marks.indexOf(mark)))
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

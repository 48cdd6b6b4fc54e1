// Says the value under a pointer below its chart; a tap keeps it. Keys and screen readers have the table of the chart.

const MARKS = ".column, .dot, .gap, .part, .then"
// So many pixels from a value a pointer still means it.
const REACH = 24

// One of several lines stands out while it, or its chip, is pointed at.
/** @type {(place: Element, look?: string) => void} */
export const stress = (place, look) => {
  for (const mark of place.querySelectorAll(".line, .dot, .break, .name"))
    mark.classList.toggle("near", look !== undefined && mark.classList.contains(look))
}

/** @type {(chart: SVGSVGElement) => void} */
export const walk = chart => {
  // A drawing may be laid out anew, with other marks.
  const marksNow = () => [...chart.querySelectorAll(MARKS)].filter(mark => mark.querySelector("title"))
  if (!marksNow().length || "walked" in chart.dataset) return
  chart.dataset.walked = "" // which a script that sets charts beside each other may have done before
  const hasNames = chart.querySelector(".name") !== null
  const status = document.createElement("p")
  status.className = "emn-chart-said"
  status.setAttribute("role", "status")
  chart.after(status)
  /** @type {Element | undefined} */
  let shown

  const show = (/** @type {Element | undefined} */ mark) => {
    if (mark === shown) return
    shown?.classList.remove("shown")
    shown = mark
    mark?.classList.add("shown")
    if (hasNames) stress(chart, /\bs\d/.exec(mark?.getAttribute("class") ?? "")?.[0])
    status.textContent = mark?.querySelector("title")?.textContent ?? ""
  }

  // The mark under a pointer, or a value so near that no finger could tell.
  /** @type {(event: PointerEvent) => Element | undefined} */
  const meant = ({ target, clientX, clientY }) => {
    const marks = marksNow()
    const own = marks.find(mark => mark === target)
    if (own) return own
    const far = marks.map(mark => {
      const { x, y, width, height } = mark.getBoundingClientRect()
      return mark.matches(".dot") ? Math.hypot(x + width / 2 - clientX, y + height / 2 - clientY) : Infinity
    })
    const least = Math.min(...far)
    return least < REACH ? marks[far.indexOf(least)] : undefined
  }

  for (const kind of /** @type {("pointermove" | "pointerdown")[]} */ (["pointermove", "pointerdown"]))
    chart.addEventListener(kind, event => {
      const mark = meant(event)
      if (mark) show(mark)
    })
  chart.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse") show(undefined)
  })
}

for (const chart of document.querySelectorAll(".emn-chart[role]")) walk(chart)

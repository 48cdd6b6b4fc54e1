// Rows as wide as the room they have: what stands in their plot is stretched, type is not. Paper has them as the build
// has drawn them.

import { place } from "./chart-frame.js"

/** @type {WeakMap<Element, Element>} What the build has drawn. */
const originals = new WeakMap()

export const numberIn = (/** @type {Element} */ mark, /** @type {string} */ name) =>
  Number(mark.getAttribute(name))

// The drawing as the build made it, as long as nothing is changed in it.
/** @type {(drawing: Element) => void} */
export const restore = drawing => {
  if (!originals.has(drawing)) originals.set(drawing, /** @type {Element} */ (drawing.cloneNode(true)))
  const original = /** @type {Element} */ (/** @type {Element} */ (originals.get(drawing)).cloneNode(true))
  drawing.setAttribute("viewBox", original.getAttribute("viewBox") ?? "")
  drawing.replaceChildren(...original.childNodes)
}

// How much wider than it is drawn a drawing may be.
/** @type {(drawing: any) => number} */
export const spareRoom = drawing =>
  Math.max(0, drawing.parentElement.clientWidth - drawing.viewBox.baseVal.width)

// The plot of rows: behind their names, up to the end of the longest bar or of the lines that changes stand on.
/** @type {(drawing: Element) => [number, number]} */
const sidesOf = drawing => {
  const left = numberIn(/** @type {Element} */ (drawing.querySelector(".row")), "x") + 8
  const bars = [...drawing.querySelectorAll("rect")].filter(mark => mark.firstElementChild)
  const line = drawing.querySelector(".grid")?.getAttribute("d")?.split("H")[1]
  return [left, Number(line) || Math.max(...bars.map(bar => numberIn(bar, "x") + numberIn(bar, "width")))]
}

/** @type {(drawing: Element, spare: number) => void} */
export const stretch = (drawing, spare) => {
  if (!spare || !drawing.querySelector(".row")) return
  const [left, right] = sidesOf(drawing)
  const part = (right - left + spare) / (right - left)
  const at = (/** @type {number} */ x) => place(left + (x - left) * part)
  const set = (/** @type {Element} */ mark, /** @type {string} */ name, /** @type {number} */ value) =>
    mark.setAttribute(name, String(value))
  for (const bar of drawing.querySelectorAll("rect")) {
    if (!bar.firstElementChild) continue // a swatch of the key
    set(bar, "width", place(numberIn(bar, "width") * part))
    set(bar, "x", at(numberIn(bar, "x")))
  }
  for (const dot of drawing.querySelectorAll("circle")) set(dot, "cx", at(numberIn(dot, "cx")))
  for (const line of drawing.querySelectorAll("path")) {
    const d = line.getAttribute("d") ?? ""
    line.setAttribute(
      "d",
      d.replace(
        /([MH])([\d.]+)/g,
        (/** @type {string} */ _, /** @type {string} */ to, /** @type {string} */ x) => to + at(Number(x)),
      ),
    )
  }
  for (const label of drawing.querySelectorAll(".inside, .along")) set(label, "x", at(numberIn(label, "x")))
  for (const label of drawing.querySelectorAll(".value")) {
    const x = numberIn(label, "x")
    set(label, "x", x > right + 6 ? place(x + spare) : place(at(x - 6) + 6)) // of a change; of a bar
  }
  const [, , width, height] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number)
  drawing.setAttribute("viewBox", `0 0 ${width + spare} ${height}`)
}

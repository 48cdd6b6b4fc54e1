// What an eye would see at once: words over words, words cut off or below 12 pixels, what stands outside the window.
// Returns a list of sentences; empty where all is well.
() => {
  const said = element => (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 60)
  const isSeen = element => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    if (element.closest("details:not([open]) > :not(summary)")) return false
    return box.width > 1 && box.height > 1 && style.display !== "inline" && style.visibility === "visible" && style.clipPath === "none"
  }
  const scrolls = element => element.closest(".emn-table, pre, fieldset, [data-fold] nav")
  const faults = []

  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (!isSeen(element) || scrolls(element) || element.closest("svg, .emn-skip, .emn-hidden, [popover]")) continue
    const box = element.getBoundingClientRect()
    if (box.right > innerWidth + 1 || box.left < -1) faults.push(`outside the window: ${element.className} ${said(element)}`)
    const style = getComputedStyle(element)
    const isClipping = style.overflowX !== "visible" && style.overflowX !== "auto" && style.overflowX !== "scroll"
    if (isClipping && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${said(element)}`)
  }

  // Boxes that hold words of their own and stand beside each other must not lie upon each other.
  const holders = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, dt, dd, figcaption, label, button, select), header a, header button, footer :is(p, li)")]
    .filter(element => isSeen(element) && !scrolls(element) && !element.closest("svg, [aria-live], [role=status]"))
    .map(element => ({ element, box: element.getBoundingClientRect() }))
  const isFloating = element => {
    for (let one = element; one; one = one.parentElement)
      if (["absolute", "fixed", "sticky"].includes(getComputedStyle(one).position)) return true
    return false
  }
  const still = holders.filter(({ element }) => !isFloating(element)).sort((one, other) => one.box.top - other.box.top)
  for (const [at, { element, box }] of still.entries())
    for (let next = at + 1; next < still.length && still[next].box.top < box.bottom - 2; next++) {
      const other = still[next]
      if (element.contains(other.element) || other.element.contains(element)) continue
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (across > 2 && down > 2) faults.push(`on top of each other: ${said(element)} / ${said(other.element)}`)
    }

  // The words of a drawing stay inside it, or at least inside the window.
  for (const drawing of document.querySelectorAll("svg.emn-chart")) {
    if (!isSeen(drawing)) continue
    const room = drawing.getBoundingClientRect()
    const scale = room.width / drawing.viewBox.baseVal.width
    for (const text of drawing.querySelectorAll("text")) {
      const size = parseFloat(getComputedStyle(text).fontSize) * scale
      if (size < 11.9) faults.push(`${size.toFixed(1)} pixels high: ${said(text)}`)
      const box = text.getBoundingClientRect()
      if (box.right > Math.min(room.right + 2, innerWidth) || box.left < room.left - 2)
        faults.push(`outside its drawing: ${said(text)}`)
    }
  }
  return [...new Set(faults)]
}

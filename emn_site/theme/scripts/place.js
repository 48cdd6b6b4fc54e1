// 'Back' leads to the same place of a list, however long it took to come up again; kept as long as the window is open.

const PATIENCE = 3000

const key = () => `emn-place ${location.pathname}${location.search}`

// Entries out of sight have no height of their own yet: the first that is seen says where a reader was, and how far
// below the top of the window it stood.
const ENTRIES = ".emn-entry, [data-search-results] > li"

/** @typedef {{ at: number, top: number, y: number }} Place */

/** @type {() => Place} */
const readPlace = () => {
  const tops = [...document.querySelectorAll(ENTRIES)].map(one => one.getBoundingClientRect())
  const at = tops.findIndex(({ bottom }) => bottom > 0)
  return { at, top: tops[at]?.top ?? 0, y: scrollY }
}

addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem(key(), JSON.stringify(readPlace()))
  } catch {
    // Storage may be forbidden; the browser then goes by what it has.
  }
})

/** @type {() => Place | null} */
const storedPlace = () => {
  try {
    return JSON.parse(sessionStorage.getItem(key()) ?? "null")
  } catch {
    return null
  }
}

// The list grows as its entries arrive; a reader who moves meanwhile is left in peace.
const restore = (/** @type {Place} */ { at, top, y }) => {
  const until = performance.now() + PATIENCE
  let isLeft = false
  let asked = -1
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(kind, () => (isLeft = true), { once: true, passive: true })
  const step = () => {
    if (isLeft || performance.now() > until) return
    const more = document.querySelector("[data-search-more]")
    const entries = document.querySelectorAll(ENTRIES)
    const isThere = at < entries.length
    if (!isThere && more && !more.hidden && entries.length > asked) {
      asked = entries.length
      more.click()
    }
    const away = entries[at] ? entries[at].getBoundingClientRect().top - top : y - scrollY
    if (Math.abs(away) > 1) scrollBy(0, away)
    if (!isThere || performance.now() < until - PATIENCE / 2) requestAnimationFrame(step)
  }
  step()
}

const [visit] = performance.getEntriesByType("navigation")
const isBack = /** @type {PerformanceNavigationTiming} */ (visit)?.type === "back_forward"
const wanted = storedPlace()
if (isBack && wanted?.y) restore(wanted)

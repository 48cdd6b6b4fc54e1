// 'Back' leads to the same place of a list, however long it took to come up again; kept as long as the window is open.

const PATIENCE = 3000

const key = () => `emn-place ${location.pathname}${location.search}`

addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem(key(), String(Math.round(scrollY)))
  } catch {
    // Storage may be forbidden; the browser then goes by what it has.
  }
})

const storedPlace = () => {
  try {
    return Number(sessionStorage.getItem(key()))
  } catch {
    return 0
  }
}

// The list grows as its entries arrive; a reader who moves meanwhile is left in peace.
const restore = (/** @type {number} */ wanted) => {
  const until = performance.now() + PATIENCE
  let isLeft = false
  let asked = -1
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(kind, () => (isLeft = true), { once: true, passive: true })
  const step = () => {
    if (isLeft || performance.now() > until) return
    const more = document.querySelector("[data-search-more]")
    const room = document.documentElement.scrollHeight - innerHeight
    const entries = document.querySelectorAll("[data-search-results] > li").length
    if (room < wanted && more && !more.hidden && entries > asked) {
      asked = entries
      more.click()
    }
    if (Math.abs(scrollY - wanted) > 1) scrollTo(0, Math.min(wanted, room))
    if (room < wanted || performance.now() < until - PATIENCE / 2) requestAnimationFrame(step)
  }
  step()
}

const [visit] = performance.getEntriesByType("navigation")
const isBack = /** @type {PerformanceNavigationTiming} */ (visit)?.type === "back_forward"
const wanted = storedPlace()
if (isBack && wanted) restore(wanted)

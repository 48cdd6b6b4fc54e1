// Tabs as keys and screen readers expect them: one stop, arrows go on.

/** @type {(tabs: any[], view: string) => void} */
export const selectTab = (tabs, view) => {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(tab.dataset.view === view))
    tab.tabIndex = tab.dataset.view === view ? 0 : -1
  }
}

/** @type {(tabs: any[], choose: (view: string) => void) => void} */
export const setUpTabs = (tabs, choose) => {
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab.dataset.view))
    tab.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      const step = Number(event.key === "ArrowRight") - Number(event.key === "ArrowLeft")
      if (!step) return
      const next = tabs[(at + step + tabs.length) % tabs.length]
      next.focus()
      next.click()
    })
  }
}

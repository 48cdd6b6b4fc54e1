// Search as you type: the dialog that page.js opens.

import { ResultList, settings, whenResting } from "./search-results.js"

const DIALOG_SIZE = 6

export const setUpDialog = () => {
  const styles = document.createElement("link")
  styles.rel = "stylesheet"
  styles.href = new URL(settings.styles, settings.root).href
  document.head.append(styles)

  const dialog = document.querySelector("[data-search-dialog]")
  const input = dialog.querySelector("input")
  const all = dialog.querySelector("[data-search-all]")
  const results = new ResultList(dialog, DIALOG_SIZE)

  const search = whenResting(async (/** @type {string} */ query) => {
    await results.search(query)
    all.hidden = results.found.length <= DIALOG_SIZE
    all.querySelector("a").search = new URLSearchParams({ q: query })
  })

  input.addEventListener("input", () => search(input.value))
  dialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => results.walk(event, input))
  // A reader may have typed before this file was there.
  if (input.value) search(input.value)
}

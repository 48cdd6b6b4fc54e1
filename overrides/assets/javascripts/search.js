// Search as you type: the engine finds, this file shows. Nothing is loaded before it is opened.

const DIALOG_SIZE = 6

const setUpDialog = () => {
  const dialog = document.querySelector("[data-search-dialog]")
  const input = dialog.querySelector("input")
  const all = dialog.querySelector("[data-search-all]")
  let started
  const start = async () => {
    const { ResultList, whenResting } = await import("./search-results.js")
    const results = new ResultList(dialog, DIALOG_SIZE)
    const search = whenResting(async query => {
      await results.search(query)
      all.hidden = results.found.length <= DIALOG_SIZE
      all.querySelector("a").search = new URLSearchParams({ q: query })
    })
    input.addEventListener("input", () => search(input.value))
    dialog.addEventListener("keydown", event => results.walk(event, input))
    if (input.value) search(input.value)
  }
  const open = () => {
    dialog.showModal()
    input.select()
    started ??= start().catch(() => (started = undefined))
  }
  dialog.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      event.preventDefault() // A search field would only empty itself.
      dialog.close()
    }
  })
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => event.target === dialog && dialog.close())
  document.querySelector("[data-search-open]").addEventListener("click", event => {
    event.preventDefault()
    open()
  })
  document.addEventListener("keydown", event => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]")
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (!dialog.open) open()
  })
}

setUpDialog()
if (document.querySelector("main [data-search-results]")) import("./search-page.js")

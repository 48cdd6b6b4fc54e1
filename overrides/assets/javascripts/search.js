// Search as you type: Pagefind finds, this file shows. Nothing is loaded before the first letter.

const settings = JSON.parse(document.getElementById("emn-search-settings").textContent)
const PAGE_SIZE = 10
const DIALOG_SIZE = 6

let engine
const loadEngine = () => {
  engine ??= import(new URL(settings.pagefind, document.baseURI)).then(async pagefind => {
    await pagefind.options({ baseUrl: new URL(settings.root, document.baseURI).pathname, excerptLength: 24 })
    await pagefind.init()
    return pagefind
  })
  return engine
}

const plural = new Intl.PluralRules(settings.locale)
const number = new Intl.NumberFormat(settings.locale)
const countOf = count =>
  (settings.count[plural.select(count)] ?? settings.count.other).replace("{count}", number.format(count))

const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

const resultItem = data => {
  const item = element("li", "emn-result")
  const link = element("a", "", data.meta.title)
  link.href = data.url
  const excerpt = element("p")
  excerpt.innerHTML = data.excerpt // Pagefind escapes the text and adds <mark> only.
  item.append(link)
  if (data.meta.kind) item.append(element("p", "emn-kicker", data.meta.kind))
  item.append(excerpt)
  return item
}

// One place where results are shown: the dialog, or the page of results.
class ResultList {
  constructor(scope, size) {
    this.status = scope.querySelector("[data-search-status]")
    this.list = scope.querySelector("[data-search-results]")
    this.more = scope.querySelector("[data-search-more]")
    this.size = size
    this.found = []
    this.turn = 0
    this.more?.addEventListener("click", () => this.showNext(this.turn))
  }

  async search(query) {
    const turn = ++this.turn
    if (!query.trim()) return this.clear()
    try {
      const { results } = await (await loadEngine()).search(query)
      if (turn !== this.turn) return
      this.clear()
      this.found = results
      this.status.textContent = results.length ? countOf(results.length) : settings.none
      await this.showNext(turn)
    } catch {
      if (turn !== this.turn) return
      this.clear()
      this.status.textContent = settings.failed
    }
  }

  async showNext(turn) {
    const shown = this.list.children.length
    const data = await Promise.all(this.found.slice(shown, shown + this.size).map(result => result.data()))
    if (turn !== this.turn) return
    this.list.append(...data.map(resultItem))
    if (this.more) this.more.hidden = this.list.children.length >= this.found.length
    if (shown) this.list.children[shown].querySelector("a").focus()
  }

  clear() {
    this.found = []
    this.list.replaceChildren()
    this.status.textContent = ""
    if (this.more) this.more.hidden = true
  }
}

const whenResting = (action, milliseconds = 150) => {
  let timer
  return (...values) => {
    clearTimeout(timer)
    timer = setTimeout(() => action(...values), milliseconds)
  }
}

const setUpDialog = () => {
  const dialog = document.querySelector("[data-search-dialog]")
  const input = dialog.querySelector("input")
  const all = dialog.querySelector("[data-search-all]")
  const results = new ResultList(dialog, DIALOG_SIZE)
  const search = whenResting(async query => {
    await results.search(query)
    all.hidden = results.found.length <= DIALOG_SIZE
    all.querySelector("a").search = new URLSearchParams({ q: query })
  })
  const open = () => {
    dialog.showModal()
    input.select()
  }
  input.addEventListener("input", () => search(input.value))
  input.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    event.preventDefault() // A search field would only empty itself.
    dialog.close()
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

const setUpResultsPage = () => {
  const page = document.querySelector("main")
  if (!page.querySelector("[data-search-results]")) return
  const form = page.querySelector("[data-search-form]")
  const input = form.querySelector("input")
  const results = new ResultList(page, PAGE_SIZE)
  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? ""
    return results.search(input.value)
  }
  const toAddress = () => {
    const query = input.value.trim()
    history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname)
    return results.search(query)
  }
  input.addEventListener("input", whenResting(toAddress))
  form.addEventListener("submit", event => {
    event.preventDefault()
    toAddress()
  })
  window.addEventListener("popstate", fromAddress)
  fromAddress()
}

setUpDialog()
setUpResultsPage()

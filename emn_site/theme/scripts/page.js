// What every page has that moves: the menu on a phone, light or dark, the place in the contents, the search. A kind of
// page has a script of its own (text.js, list.js, data.js, compare.js), named like its style sheet, which adds to this.

import { desk } from "../breakpoints.json"
import { canonical, cited } from "./address.js"

const menuSwitch = document.querySelector("[data-menu-switch]")
const header = document.querySelector(".emn-header")
menuSwitch.addEventListener("click", () => {
  const isOpen = header.classList.toggle("emn-header--open")
  menuSwitch.setAttribute("aria-expanded", String(isOpen))
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && menuSwitch.getAttribute("aria-expanded") === "true") {
    menuSwitch.click()
    menuSwitch.focus()
  }
})

const schemeSwitch = document.querySelector("[data-scheme-switch]")
schemeSwitch.addEventListener("click", () => {
  const root = document.documentElement
  const isDark = root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.scheme = isDark ? "light" : "dark"
  try {
    localStorage.setItem("emn-scheme", root.dataset.scheme)
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
})

// What stands beside the text on a desk would push it out of sight on a phone: there it is folded, by the style sheet,
// before anything is painted. A switch turns it round.
const wide = matchMedia(desk)
for (const fold of document.querySelectorAll("[data-fold]")) {
  const button = fold.querySelector("button")
  const say = () =>
    button.setAttribute("aria-expanded", String(wide.matches !== fold.classList.contains("emn-fold--turned")))
  button.addEventListener("click", () => {
    fold.classList.toggle("emn-fold--turned")
    say()
  })
  wide.addEventListener("change", say)
  say()
}

const places = [...document.querySelectorAll(".emn-contents a")].flatMap(link => {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  return heading ? [{ heading, link }] : []
})
const AT_THE_TOP = 0.3
/** @type {Element | undefined} */
let current
const follow = () => {
  const passed = places.filter(
    ({ heading }) => heading.getBoundingClientRect().top < innerHeight * AT_THE_TOP,
  )
  const link = passed[passed.length - 1]?.link
  if (link === current) return
  current?.removeAttribute("aria-current")
  current = link
  if (!link) return
  link.setAttribute("aria-current", "location")
  const list = link.closest("nav") // Scrolls by itself where it stands beside the text.
  list.scrollTop = link.offsetTop - list.clientHeight / 2
}
let isWaiting = false
const followSoon = () => {
  if (isWaiting) return
  isWaiting = true
  requestAnimationFrame(() => {
    isWaiting = false
    follow()
  })
}
if (places.length) {
  addEventListener("scroll", followSoon, { passive: true })
  follow()
}

// What a reader has chosen and where he is go along into another language.
for (const link of document.querySelectorAll(".emn-languages a, .emn-byline a[hreflang]")) {
  const bare = link.href
  const carry = () => {
    link.href = bare + location.search + location.hash
  }
  for (const kind of ["pointerdown", "focus", "click"]) link.addEventListener(kind, carry)
}

// When something was seen, only its reader knows; by ISO 690 a citation says it.
for (const seen of document.querySelectorAll("[data-seen]"))
  seen.textContent = ` ${seen.dataset.seen.replace("{date}", new Date().toISOString().slice(0, 10))}`

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    const shown = document.getElementById(button.dataset.copy)
    const href = shown.getAttribute("href") // of a feed: that of the newest edition goes on
    await navigator.clipboard.writeText(href ? new URL(href, canonical).href : shown.textContent.trim())
    button.textContent = button.dataset.copied
  })
}

// The letter about a mistake names the place: the words a reader has marked, or else where the address points to.
const reportLink = document.querySelector("[data-report]")
if (reportLink instanceof HTMLAnchorElement) {
  const bare = reportLink.href
  const nameThePlace = () => {
    const place = String(getSelection()).trim().slice(0, 300) || decodeURIComponent(location.hash)
    reportLink.href = bare + encodeURIComponent(place)
  }
  for (const kind of ["pointerdown", "focus"]) reportLink.addEventListener(kind, nameThePlace)
}

// What few readers need is a file of its own beside that of the page, loaded when it is wanted (tools/bundle_scripts.mjs).
/** @type {(name: string) => Promise<any>} */
export const bundle = name => import(new URL(`${name}.js`, import.meta.url).href)

// The dialog of the search opens at once; what finds is loaded when it is first opened.
const searchDialog = document.querySelector("[data-search-dialog]")
let search
const sayFailed = () => {
  searchDialog.querySelector("[data-search-status]").textContent = searchDialog.dataset.failed
}
// A browser that knows no dialog has the page of the search.
const hasDialog = "showModal" in searchDialog
const openSearch = () => {
  if (!searchDialog.open) searchDialog.showModal()
  searchDialog.querySelector("input").select()
  search ??= bundle("search")
    .then(({ setUpDialog }) => setUpDialog())
    .catch(() => (search = sayFailed()))
}
searchDialog.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.key === "Escape") {
    event.preventDefault() // A search field would only empty itself.
    searchDialog.close()
  }
})
searchDialog.querySelector("[data-search-close]").addEventListener("click", () => searchDialog.close())
searchDialog.addEventListener(
  "click",
  (/** @type {Event} */ event) => event.target === searchDialog && searchDialog.close(),
)
const searchLink = document.querySelector("[data-search-open]")
searchLink.addEventListener("click", (/** @type {Event} */ event) => {
  if (!hasDialog) return
  event.preventDefault()
  openSearch()
})
document.addEventListener("keydown", event => {
  const isTyping =
    event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  if (hasDialog) openSearch()
  else searchLink.click()
})

// A paragraph can be linked at; the sign for it shows when somebody points at it, and by a switch for whoever has keys.
const anchors = [...document.querySelectorAll(".emn-article p[id^=p-]")].map(paragraph => {
  const link = document.createElement("a")
  link.className = "emn-anchor emn-anchor--paragraph"
  link.href = `#${paragraph.id}`
  link.tabIndex = -1
  link.setAttribute("aria-hidden", "true")
  paragraph.append(link)
  return link
})
const paragraphSwitch = document.querySelector("[data-paragraphs]")
if (paragraphSwitch && anchors.length) {
  paragraphSwitch.hidden = false
  paragraphSwitch.addEventListener("click", () => {
    paragraphSwitch.hidden = true
    for (const [at, link] of anchors.entries()) {
      link.classList.add("emn-anchor--shown")
      link.removeAttribute("tabindex")
      link.removeAttribute("aria-hidden")
      link.setAttribute("aria-label", `${paragraphSwitch.dataset.paragraphs} ${at + 1}`)
    }
    anchors[0].focus()
  })
}

// A table, or a piece of code, is a stop of the keyboard only where it scrolls.
for (const region of document.querySelectorAll(".emn-table[tabindex], .emn-article pre"))
  new ResizeObserver(() => {
    region.tabIndex = region.scrollWidth > region.clientWidth ? 0 : -1
  }).observe(region)

// A folded table is part of what is printed; browsers keep what is folded out of print.
const folded = ".emn-figure--chart [data-panel] details"
addEventListener("beforeprint", () => {
  document.querySelector("[data-printed-from]")?.replaceChildren(cited(location.search + location.hash))
  for (const details of document.querySelectorAll(`${folded}:not([open])`)) {
    details.open = true
    details.dataset.printed = ""
  }
})
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll(`${folded}[data-printed]`)) {
    details.open = false
    delete details.dataset.printed
  }
})

/**
 * Runs what the page has something to do for: modules by the mark of an element. A page whose module cannot be loaded
 * is as without scripts, with the sentences that say so.
 * @param {Record<string, () => Promise<unknown>>} modules
 */
export const run = modules => {
  const withoutScripts = () => document.documentElement.classList.replace("js", "no-js")
  for (const [mark, load] of Object.entries(modules))
    if (document.querySelector(mark)) load().catch(withoutScripts)
}

run({ "[data-edition-selector]": () => import("./editions.js") })
// How a chart is taken away is loaded when somebody opens it.
document.addEventListener(
  "toggle",
  ({ target }) => target instanceof Element && target.matches("[data-take]") && bundle("chart-take"),
  true,
)
if (new URLSearchParams(location.search).has("h")) bundle("highlight")

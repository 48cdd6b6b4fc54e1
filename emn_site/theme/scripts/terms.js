// The definition of a term, or the source of a figure, on hover, focus and tap. Without this file both are links.

const SHOWN_AFTER = 150
const HIDDEN_AFTER = 300

/** @type {HTMLElement | undefined} */
let tip
/** @type {HTMLAnchorElement | undefined} */
let owner
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

const place = (/** @type {HTMLAnchorElement} */ link, /** @type {HTMLElement} */ tip) => {
  const box = link.getBoundingClientRect()
  const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 16)
  tip.style.left = `${Math.max(left, 16) + scrollX}px`
  const fitsBelow = box.bottom + tip.offsetHeight + 8 < innerHeight
  tip.style.top = `${(fitsBelow ? box.bottom + 6 : box.top - tip.offsetHeight - 6) + scrollY}px`
}

const hide = () => {
  clearTimeout(timer)
  owner?.removeAttribute("aria-describedby")
  tip?.remove()
  tip = owner = undefined
}

// The glossary, read once, when the first definition is wanted.
/** @type {Promise<Document> | undefined} */
let glossary
const readGlossary = async (/** @type {string} */ address) => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(response.statusText)
  return new DOMParser().parseFromString(await response.text(), "text/html")
}

// What is said of a term or a figure: a figure's link says it itself.
/** @type {(link: HTMLAnchorElement) => Promise<{ term: string, definition: string }>} */
const explained = async ({ dataset, href, hash }) => {
  if (dataset.definition) return { term: dataset.term ?? "", definition: dataset.definition }
  glossary ??= readGlossary(href)
  const heading = (await glossary).getElementById(decodeURIComponent(hash.slice(1)))
  const definition = heading.closest("section").querySelector("[data-definition]").textContent
  return { term: heading.textContent ?? "", definition }
}

const show = async (/** @type {HTMLAnchorElement} */ link) => {
  if (owner === link) return
  hide()
  owner = link
  const { term, definition: words } = await explained(link)
  if (owner !== link) return
  tip = document.createElement("div")
  tip.className = "emn-tip"
  tip.id = "emn-tip"
  tip.setAttribute("role", "tooltip")
  const name = document.createElement("strong")
  name.textContent = term
  const definition = document.createElement("p")
  definition.textContent = words
  const more = document.createElement("a")
  more.href = link.href
  more.textContent =
    link.dataset.more ?? document.querySelector("[data-glossary-more]")?.dataset.glossaryMore ?? term
  tip.append(name, definition, more)
  tip.addEventListener("pointerenter", () => clearTimeout(timer))
  tip.addEventListener("pointerleave", hideSoon)
  document.body.append(tip)
  link.setAttribute("aria-describedby", tip.id)
  place(link, tip)
}

// Without a network the glossary may not be there: the link leads to it all the same.
const explain = (/** @type {HTMLAnchorElement} */ link) =>
  show(link).catch(() => {
    hide()
    glossary = undefined
  })

const hideSoon = () => {
  clearTimeout(timer)
  timer = setTimeout(hide, HIDDEN_AFTER)
}

for (const link of document.querySelectorAll(".emn-term")) {
  let wasTouched = false
  link.addEventListener("pointerenter", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "mouse") return
    clearTimeout(timer)
    timer = setTimeout(() => explain(link), SHOWN_AFTER)
  })
  link.addEventListener(
    "pointerleave",
    (/** @type {PointerEvent} */ event) => event.pointerType === "mouse" && hideSoon(),
  )
  link.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    wasTouched = event.pointerType !== "mouse"
  })
  link.addEventListener("focus", () => wasTouched || explain(link))
  link.addEventListener("blur", hideSoon)
  link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (!wasTouched || owner === link) return
    event.preventDefault() // The first tap explains, the link in the explanation leads on.
    explain(link)
  })
}
document.addEventListener("keydown", event => event.key === "Escape" && hide())
document.addEventListener("pointerdown", event => {
  if (tip && !tip.contains(/** @type {Node} */ (event.target)) && event.target !== owner) hide()
})

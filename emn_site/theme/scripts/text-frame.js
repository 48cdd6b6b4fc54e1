// A chart in a text becomes the frame of data when a reader asks for more of it: the frame is taken from the page that
// other sites embed.

import { chosen } from "./address.js"
import { cite } from "./figure-foot.js"
import { loadFrameStyle } from "./frame-style.js"
import { ownIds } from "./own-ids.js"

// The chart of a text as what the frame begins with: its title, countries, periods, and the scale it is drawn to.
const settle = (/** @type {any} */ frame, /** @type {any} */ figure, /** @type {URL} */ source) => {
  const asked = source.searchParams
  const { title } = figure.dataset
  const block = frame.querySelector("[data-frame-settings]")
  const settings = JSON.parse(block.textContent)
  Object.assign(settings, {
    usual: asked.get("countries")?.split(",") ?? settings.usual,
    from: asked.get("from"),
    to: asked.get("to"),
    scale: "count",
    words: { ...settings.words, title },
  })
  block.textContent = JSON.stringify(settings)
  frame.querySelector("[name=indicator]").dataset.title = title
  frame.dataset.countries = new URL(frame.dataset.countries, source).pathname
}

const open = async (/** @type {any} */ figure, /** @type {string} */ wanted) => {
  const { id } = figure
  const source = new URL(figure.dataset.frameFrom, location.href)
  const [answer] = await Promise.all([fetch(source.pathname), loadFrameStyle()])
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const frame = /** @type {HTMLElement} */ (page.querySelector("[data-frame]"))
  ownIds(frame, id)
  settle(frame, figure, source)
  frame.id = id
  frame.append(figure.querySelector(".emn-frame__foot"))
  figure.replaceWith(frame)
  await import(new URL(`data-frame.js?frame=${id}`, import.meta.url).href)
  const button = /** @type {HTMLElement | null} */ (frame.querySelector(wanted))
  button?.focus()
  if (button instanceof HTMLButtonElement) button.click()
}

for (const figure of document.querySelectorAll("[data-frame-from]")) {
  cite(figure)
  const link = figure.querySelector(".emn-frame__foot > a")
  const turn = (/** @type {string} */ wanted) => open(figure, wanted).catch(() => location.assign(link.href))
  for (const button of figure.querySelectorAll("[data-opens]"))
    button.addEventListener("click", () => turn(button.dataset.opens))
  if (["countries", "view", "from", "to", "scale"].some(name => chosen(`${figure.id}-${name}`) !== null))
    turn(`[data-view=${CSS.escape(chosen(`${figure.id}-view`) ?? "chart")}]`)
}

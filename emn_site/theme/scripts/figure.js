// One figure by its address, figures/#asylum-applicants/LT/2023, from the files that answer questions; without a period
// the newest. What is shown and what is cited are the same values.

import { filled, rowsOf } from "./answer-task.js"
import { seriesChart } from "./answer-chart.js"
import { markElement } from "./chart.js"
import { text } from "./chart-frame.js"
import { fillFiles } from "./figure-files.js"
import { SearchIndex } from "./search-index.js"

/** @typedef {{ key: string, slug: string, code: string, period: string }} Asked */

const root = new URL("../../", import.meta.url)
const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-figure]"))
const { elements, dataset } = form
const index = new SearchIndex(new URL("search-index/", root), document.documentElement.lang)
const status = /** @type {HTMLElement} */ (document.querySelector("[data-figure-status]"))
const shown = /** @type {HTMLElement} */ (document.querySelector("[data-figure-shown]"))

/** @type {(name: string) => HTMLSelectElement} */
const select = name => /** @type {HTMLSelectElement} */ (elements.namedItem(name))
/** @type {(name: string) => HTMLElement} */
const part = name => /** @type {HTMLElement} */ (document.getElementById(`figure-${name}`))
/** @type {(name: string, address: string, words?: string) => void} */
const lead = (name, address, words) => {
  const link = /** @type {HTMLAnchorElement} */ (part(name))
  link.href = address
  if (words) link.textContent = words
}

// A source may end with a shortened word, whose stop is that of its sentence, too.
const stopped = (/** @type {string} */ sentence) => sentence.replace(/\.\.$/, ".")

// What an address asks for; nothing where it names what there is not.
/** @type {() => Asked | undefined} */
const asked = () => {
  const [first] = select("indicator").options
  const [slug, code = "", period = ""] = decodeURIComponent(location.hash.slice(1) || first.value).split("/")
  const option = [...select("indicator").options].find(({ value }) => value === slug)
  const place = code.toUpperCase() || String(dataset.figure)
  const isCountry = [...select("country").options].some(({ value }) => value === place)
  return option && isCountry ? { key: String(option.dataset.key), slug, code: place, period } : undefined
}

// A period by itself: one that is dated by a month is called by it, not as it stands in a sentence.
/** @type {(row: { period: string, when: string }) => string} */
const named = ({ period, when }) =>
  /^\d{4}-\d{2}$/.test(period)
    ? new Date(`${period}-01T12:00`).toLocaleDateString(document.documentElement.lang, {
        year: "numeric",
        month: "long",
      })
    : when

/** @type {(message: string) => void} */
const tell = message => {
  status.textContent = message
  shown.hidden = true
  part("name").textContent = String(part("name").dataset.page)
}

// The periods of a series to choose from, the newest first.
/** @type {(rows: any[], row: any) => void} */
const offer = (rows, row) =>
  select("period").replaceChildren(
    ...[...rows].reverse().map(one => new Option(named(one), one.period, false, one.period === row?.period)),
  )

// The value asked for stands over its mark; others that would touch it go.
/** @type {(chart: any, mark: any, words: string) => void} */
const label = (chart, mark, words) => {
  const { x, y, width } = mark.getBBox()
  const one = markElement(text("value", x + width / 2, y - 6, words, "middle"))
  const others = [...chart.querySelectorAll(".value")]
  chart.append(one)
  const box = one.getBoundingClientRect()
  for (const other of others) {
    const { left, right, top, bottom } = other.getBoundingClientRect()
    if (left < box.right + 4 && right > box.left - 4 && top < box.bottom && bottom > box.top) other.remove()
  }
}

/** @type {(figures: any, asked: Asked, rows: any[], row: any) => void} */
const draw = (figures, { key }, rows, row) => {
  const { rows: _, ...indicator } = figures.indicators[key]
  const chart = seriesChart(
    { figures: [{ country: figures.name, indicator, rows }], words: figures.words },
    document.documentElement.lang,
  )
  part("chart").replaceChildren(...(rows.length > 1 ? [chart] : []))
  for (const mark of chart.querySelectorAll(".column, .dot"))
    if (mark.querySelector("title")?.textContent?.startsWith(`${row.when}:`)) {
      mark.classList.add("shown")
      label(chart, mark, row.label)
    }
}

/** @type {(figures: any, asked: Asked, rows: any[], row: any, of: any) => void} */
const fill = (figures, one, rows, row, of) => {
  const { source, dataset: readAt } = figures.indicators[one.key]
  const here = (/** @type {any} */ other) => `#${one.slug}/${one.code}/${other.period}`
  const value = [row.label, row.unit].filter(Boolean).join("\u00a0")
  const name = filled(String(dataset.name), { indicator: of.name, country: figures.name, period: named(row) })
  const address = String(dataset.address) + here(row)
  const sentence = `${name}: ${value}${row.flags ? ` (${row.flags})` : ""}.`
  // What the source says of a value takes away what it might be compared with.
  const change = row.flags ? "" : row.change
  const full = change ? `${sentence.slice(0, -1)}; ${change}`.replace(/\.?$/, ".") : sentence
  const sourced = `${full} ${stopped(filled(String(dataset.sourced), { source }))} ${address}`
  const texts = { name, value: row.label, unit: row.unit, flags: row.flags, change, sentence: full, sourced }
  for (const [at, words] of Object.entries({ ...texts, definition: of.definition, address }))
    part(at).textContent = words
  const link = Object.assign(document.createElement("a"), { href: readAt, textContent: source })
  part("source").replaceChildren(readAt ? link : source)
  part("citation").textContent = stopped(filled(String(dataset.cited), { sentence, source, address }))
  fillFiles(
    { bib: part("bib"), ris: part("ris") },
    { title: sentence, publisher: String(dataset.publisher), source, address },
  )
  part("flags").hidden = !row.flags
  part("changes").hidden = !change
  const at = rows.indexOf(row)
  for (const [link, beside] of Object.entries({ before: rows[at - 1], after: rows[at + 1] })) {
    part(link).hidden = !beside
    if (beside) lead(link, here(beside), `${link === "before" ? "←" : "→"} ${named(beside)}`)
  }
  lead("indicator", new URL(of.url, root).pathname)
  lead("country", new URL(figures.url, root).pathname, figures.name)
  const compare = /** @type {HTMLAnchorElement} */ (part("compare"))
  compare.setAttribute("href", `${compare.pathname}?indicator=${one.key}&countries=${one.code}`)
  document.title = `${name} – ${document.title.split(" – ").pop()}`
}

let turn = 0

const show = async () => {
  const now = ++turn
  const one = asked()
  const unknown = filled(String(dataset.unknown), { address: decodeURIComponent(location.hash.slice(1)) })
  if (!one) return tell(unknown)
  try {
    const [answers, figures] = await Promise.all([index.file("answers"), index.file(`figures/${one.code}`)])
    if (now !== turn) return
    const of = answers.indicators[one.key]
    const rows = rowsOf(figures, one.key).filter(({ isKnown }) => isKnown)
    const row = one.period ? rows.find(({ period }) => period === one.period) : rows[rows.length - 1]
    select("indicator").value = one.slug
    select("country").value = one.code
    offer(rows, row)
    if (!row) return tell(rows.length ? unknown : filled(figures.without, { indicator: of.name }))
    fill(figures, one, rows, row, of)
    status.textContent = ""
    shown.hidden = false
    draw({ ...figures, words: answers.phrases.chart }, one, rows, row)
  } catch {
    if (now === turn) tell(String(dataset.failed))
  }
}

// Another indicator or country is asked for its newest figure.
form.addEventListener("change", ({ target }) => {
  const wanted = ["indicator", "country", ...(target === select("period") ? ["period"] : [])]
  location.hash = wanted.map(name => select(name).value).join("/")
})
form.addEventListener("submit", event => event.preventDefault())
addEventListener("hashchange", show)
show()

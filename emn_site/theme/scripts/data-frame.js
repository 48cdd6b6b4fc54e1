// The frame of data: an indicator as chart, map or table of the countries, periods and scale that a reader chooses. All
// that is chosen stands in the address. Without this file the frame shows what it begins with.

/** @import { Chart, ChartData } from "./chart-types.js" */

import { canonical, choose, chosen, cited } from "./address.js"
import { drawn, svg } from "./chart.js"
import { chartOf, numberOf, readChart } from "./chart-data.js"
import { indexed, isFlat, isSparse, valuesOf } from "./chart-scales.js"
import { walking } from "./chart-later.js"
import { keepFocus, setUpAdding } from "./data-add.js"
import { matchChips, showChips } from "./data-chips.js"
import { fillMap } from "./data-map.js"
import { setSpan } from "./data-span.js"
import { describe, embedOf, offer, placesOf } from "./data-offer.js"
import { missing, table } from "./data-table.js"
import { heightOf, readRoom } from "./data-room.js"
import { selectTab, setUpTabs } from "./data-tabs.js"

const PAPER = 660

const root = new URL("../../", import.meta.url)
const language = document.documentElement.lang
// In a text each chart has a frame of its own, by its id (text-frame.js), and its choices are named after it.
const id = new URL(import.meta.url).searchParams.get("frame")
const frame = /** @type {HTMLElement} */ (
  id ? document.getElementById(id) : document.querySelector("[data-frame]")
)
const named = (/** @type {string} */ name) => (id ? `${id}-${name}` : name)
const form = frame.querySelector("form")
const settings = JSON.parse(frame.querySelector("[data-frame-settings]").textContent)
const ranks = frame.querySelector("[data-frame-ranks]")
const status = frame.querySelector("[data-frame-status]")
const live = frame.querySelector("[data-frame-said]")
const chips = frame.querySelector("[data-chips]")
const panels = Object.fromEntries(
  [...frame.querySelectorAll("[data-panel]")].map(one => [one.dataset.panel, one]),
)
const tabs = [...frame.querySelectorAll("[role=tab]")]
const place = panels.chart
const { indicator, country, from, to } = form.elements
const sliders = { from: form.elements["from-slider"], to: form.elements["to-slider"] }
const isOfMany = indicator.matches("select")
const option = () => (isOfMany ? indicator.selectedOptions[0] : indicator)

/** @typedef {"from" | "to" | "scale" | "year"} Choice */
/** @type {Choice[]} */
const CHOICES = ["from", "to", "scale", "year"]

/** @type {(name: Choice) => string | null} */
const usual = name => settings[name] ?? null

// What is chosen; what is null is as it comes of itself.
/** @type {{ codes: string[], view: string } & Record<Choice, string | null>} */
const state = { codes: [], view: "chart", from: null, to: null, scale: null, year: null }

/** @type {(slug: string) => Promise<ChartData>} */
const file = slug => readChart(String(new URL(`charts/${slug}.${language}.json`, root)))

/** @type {(data: ChartData) => Chart} */
const chartIn = data => ({
  ...chartOf(data, state.codes, settings.words, { first: state.from, last: state.to }),
  ...(state.codes.length > 1 && { title: option().dataset.title }),
})

/** @type {(code: string) => string} */
const nameOf = code => [...country.options].find(({ value }) => value === code)?.text ?? code

// The chart as wide as its place, or as a sheet of paper. What the build has drawn keeps its height, so that nothing
// moves.
/** @type {(chart: Chart, decimals: number, words: string, asked?: number) => void} */
const draw = (chart, decimals, words, asked) => {
  const { paddingLeft, paddingRight } = getComputedStyle(place)
  const width = asked ?? place.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
  const written = numberOf(language, decimals)
  chart.room = asked ? 0 : readRoom(chart, width)
  const plot = heightOf(place, asked, width, usual => drawn(chart, width, written, usual).height)
  const drawing = drawn(chart, width, written, plot)
  place.replaceChildren(svg(drawing, chart.title, words))
  place.firstElementChild.style.maxWidth = "none"
  if (asked) return
  const node = place.firstElementChild
  walking.then(({ walkDrawn }) => node.isConnected && walkDrawn(node, chart, settings.read))
  redraw = width => draw(chart, decimals, words, width)
}
/** @type {((width?: number) => void) | undefined} */
let redraw

const drawChips = () => {
  showChips(chips, state.codes, nameOf, settings.remove, settings.words.home)
  country.disabled = state.codes.length >= settings.most
}

const showMap = async (/** @type {ChartData} */ data) => {
  const { slug, title } = option().dataset
  await fillMap(panels.map, data, {
    address: new URL(`embed/${slug}-map.${language}.html`, root),
    countries: frame.dataset.countries,
    title,
    year: state.year,
    turn: index => {
      state.year = from.options[index].value
      update(false)
    },
  })
}

// What goes with what is seen: its citation, its address, the files of its indicator or rate.
/** @type {(chart: Chart, period: string, scale: string) => void} */
const offerSeen = (chart, period, scale) => {
  const { slug, title, rate, rateFiles } = option().dataset
  const files = scale === "rate" ? { files: rateFiles, drawn: rate } : { files: slug, drawn: slug }
  const rest = location.search + (id ? `#${id}` : "")
  const embed = embedOf(slug, language, state)
  offer(frame, root, chart, {
    slug,
    title,
    period,
    embed,
    address: cited(rest),
    link: canonical + rest,
    ...files,
  })
}

const tell = (/** @type {(string | false)[]} */ ...sentences) => {
  status.textContent = sentences.filter(Boolean).join(" ")
}

// What the build has drawn needs no second look; of what else is chosen, a flat line of the home country is none.
const isRateFirst = async () => {
  const { slug, rate } = option().dataset
  const isAsBuilt = !isOfMany && state.codes.join() === settings.usual.join() && !state.from && !state.to
  if (isAsBuilt || !rate) return Boolean(rate) && settings.is_rate
  return isFlat(chartIn(await file(slug)), nameOf(settings.usual[0]))
}

let turn = 0

const show = async () => {
  const now = ++turn
  const { slug, rate } = option().dataset
  try {
    const scale = state.scale ?? ((await isRateFirst()) ? "rate" : "count")
    const data = await file(scale === "rate" && rate ? rate : slug)
    const unit = isOfMany && (await file(slug)).unit
    if (now !== turn) return
    for (const one of form.elements.scale) {
      one.checked = one.value === scale
      if (one.value === "rate") one.parentElement.hidden = !rate
      if (one.value === "count" && unit) one.nextSibling.textContent = unit[0].toUpperCase() + unit.slice(1)
    }
    const labels = new Map(data.periods)
    const plain = chartIn(data)
    const relative =
      scale === "index" && indexed(plain, numberOf(language, 1), settings.index, settings.words.noData)
    const chart = relative || plain
    for (const [name, panel] of Object.entries(panels)) panel.hidden = name !== state.view
    frame.dataset.view = state.view
    const [first, last] = [chart.periods[0], chart.periods[chart.periods.length - 1]]
    setSpan(form, data.periods, state.from ?? first, state.to ?? last)
    const held = new Set(chart.series.map(({ code }) => code)) // nobody, where no value is known in these periods
    const without = state.codes.filter(code => !held.has(code)).map(nameOf)
    const lacking = missing(chart, without, settings.missing)
    const isWithout = scale === "index" && !relative
    frame.dataset.ends = last < data.compared ? "earlier" : ""
    const isRanked = scale !== "index" && !frame.dataset.ends
    ranks.textContent = isRanked ? placesOf(data, state.codes, settings.ranks) : ""
    tell(isWithout && settings.no_index, country.disabled && settings.limit, lacking)
    matchChips(chips, chart)
    const about = chart.series.length ? describe(chart) : ""
    if (now > 1 && about) live.textContent = about
    panels.table.firstElementChild.replaceChildren(table(chart, labels, settings.period))
    if (!chart.series.length) place.textContent = lacking
    else if (isSparse(chart)) place.textContent = settings.few.replace("{values}", valuesOf(chart))
    else if (state.view === "chart") draw(chart, scale === "index" ? 0 : data.decimals, `${about} ${lacking}`)
    if (state.view === "map") await showMap(data)
    const seen =
      state.view === "map"
        ? panels.map.querySelector("output").textContent
        : [...new Set([labels.get(first), labels.get(last)])].join("–")
    offerSeen(chart, seen, scale)
  } catch {
    if (now === turn) tell(settings.failed)
  }
}

// What is chosen is in the address where it is not as it comes of itself.
const update = (isStep = true) => {
  const own = (/** @type {Choice} */ name) => (state[name] === usual(name) ? null : state[name])
  const codes = state.codes.join()
  const isUsual = !isOfMany && codes === settings.usual.join()
  const choices = {
    ...(isOfMany && { indicator: indicator.value }),
    countries: isUsual ? null : codes,
    from: own("from"),
    to: own("to"),
    scale: own("scale"),
    view: state.view === "chart" ? null : state.view,
    year: own("year"),
  }
  choose(Object.fromEntries(Object.entries(choices).map(([name, value]) => [named(name), value])), isStep)
  show()
}

const fromAddress = () => {
  if (isOfMany && [...indicator.options].some(({ value }) => value === chosen("indicator")))
    indicator.value = chosen("indicator")
  const known = new Set([...country.options].map(({ value }) => value))
  const asked = (chosen(named("countries")) ?? "")
    .toUpperCase()
    .split(",")
    .filter(code => code && known.has(code))
  state.codes = [...new Set(asked.length ? asked : settings.usual)].slice(0, settings.most)
  for (const name of CHOICES) state[name] = chosen(named(name)) ?? usual(name)
  const view = chosen(named("view")) ?? "chart"
  select(view in panels ? view : "chart")
  drawChips()
}

const select = (/** @type {string} */ view) => {
  state.view = view
  selectTab(tabs, view)
}

setUpTabs(tabs, view => {
  select(view)
  update()
})

chips.addEventListener("click", (/** @type {Event} */ event) => {
  const chip = event.target instanceof Element && event.target.closest("button")
  if (!chip) return
  state.codes = state.codes.filter(code => code !== chip.dataset.code)
  drawChips()
  keepFocus(chips, country)
  update()
})

setUpAdding(country, form.elements.add, code => {
  if (!state.codes.includes(code)) state.codes.push(code)
  drawChips()
  keepFocus(chips, country)
  update()
})

walking.then(({ stressByChips }) => stressByChips(chips, place))

const change = (/** @type {EventTarget | null} */ target) => {
  if (target === indicator) Object.assign(state, { from: null, to: null, scale: null, year: null })
  for (const name of /** @type {("from" | "to")[]} */ (["from", "to"])) {
    if (target === sliders[name]) form.elements[name].selectedIndex = Number(sliders[name].value)
    if (target !== sliders[name] && target !== form.elements[name]) continue
    const other = name === "from" ? to : from
    const isTurned =
      name === "from" ? from.selectedIndex > to.selectedIndex : to.selectedIndex < from.selectedIndex
    if (isTurned) other.selectedIndex = form.elements[name].selectedIndex
    state.from = from.value
    state.to = to.value
  }
  if (target instanceof HTMLInputElement && target.name === "scale") state.scale = target.value
  update(target !== sliders.from && target !== sliders.to)
}

for (const kind of ["input", "change"])
  form.addEventListener(kind, (/** @type {Event} */ event) => {
    const isSlider = event.target === sliders.from || event.target === sliders.to
    if (isSlider === (kind === "input")) change(event.target)
  })
form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
addEventListener("popstate", () => {
  fromAddress()
  show()
})

addEventListener("beforeprint", () => redraw?.(PAPER))
addEventListener("afterprint", () => redraw?.())

let width = innerWidth
addEventListener("resize", () => {
  if (innerWidth === width) return
  width = innerWidth
  delete place.dataset.height
  show()
})

// A reader may have chosen another indicator before this file was there.
const early = isOfMany && indicator.selectedIndex
place.dataset.height = String(place.getBoundingClientRect().height)
fromAddress()
if (early) {
  indicator.selectedIndex = early
  update(false)
} else show()

// What goes with what is seen in a frame of data, where the page has room for it.

/** @import { Chart, ChartData } from "./chart-types.js" */

// What is ranked: the indicator, with its unit where its name does not say it.
/** @type {(data: { title: string, unit: string }) => string} */
const quantityOf = ({ title, unit }) => (title.includes(unit) ? title : `${title} (${unit})`)

// What those chosen have of the order of all countries, in the period in which they can be compared.
/** @type {(data: ChartData, codes: string[], template: string) => string} */
export const placesOf = (data, codes, template) => {
  const period = data.periods.find(([name]) => name === data.compared)?.[1] ?? ""
  const places = codes.flatMap(code => {
    const { name, place } = data.series.find(one => one.code === code) ?? {}
    return place ? [`${name} ${place}`] : []
  })
  if (!places.length) return ""
  return filled(template, { quantity: quantityOf(data), period, places: places.join("; ") })
}

/** @type {(template: string, words: Record<string, string>) => string} */
const filled = (template, words) => template.replace(/\{(\w+)\}/g, (gap, name) => words[name] ?? gap)

// What another site embeds to show the same.
/** @type {(slug: string, language: string, state: any) => string} */
export const embedOf = (slug, language, state) => {
  if (state.view === "map") return `${slug}-map.${language}.html${state.year ? `?year=${state.year}` : ""}`
  const query = new URLSearchParams({ countries: state.codes.join() })
  for (const name of ["from", "to", "scale"]) if (state[name]) query.set(name, state[name])
  return `${slug}.${language}.html?${String(query).replaceAll("%2C", ",")}`
}

/** @type {(frame: any, root: URL, chart: Chart, seen: Record<string, string>) => void} */
export const offer = (frame, root, { unit, source, series }, seen) => {
  const { slug, files, drawn, embed, link } = seen
  const words = { ...seen, unit, source, countries: series.map(({ name }) => name).join(", ") }
  frame.dataset.source = source
  const cited = frame.querySelector("[data-frame-citation]")
  if (cited) cited.textContent = filled(frame.dataset.cited, words)
  for (const one of frame.querySelectorAll("[data-frame-address]")) one.textContent = link
  for (const one of document.querySelectorAll("[data-frame-page]")) one.setAttribute("href", link)
  const taking = frame.querySelector("[data-take]")
  if (!taking) return
  Object.assign(taking.dataset, { name: slug, files, drawn })
  for (const one of taking.parentElement.querySelectorAll(":is(summary, button) > .emn-hidden"))
    one.textContent = `: ${seen.title}`
  taking.dispatchEvent(new Event("seen"))
  const [path, query = ""] = embed.split("?")
  taking.querySelector("[data-embed]").href = new URL(`embed/${path}`, root).pathname + (query && `?${query}`)
}

// What is seen, in words for who does not see it.
/** @type {(chart: Chart) => string} */
export const describe = ({ title, unit, series, periods }) => {
  const names = series.map(({ name }) => name).join(", ")
  return `${title} (${unit}), ${periods[0]}–${periods[periods.length - 1]}: ${names}.`
}

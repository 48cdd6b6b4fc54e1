// Lets a reader take away what is seen: a chart as a picture with its title, source, licence and address, light unless
// a dark one is asked for; its values as a table, and a line of code that embeds it. Whole tables are links, which need
// no script.

import { cited, published } from "./address.js"
import { readChart } from "./chart-data.js"
import { everyRow, seenRows } from "./chart-values.js"
import { csvOf } from "./csv.js"
import { download, save } from "./save-file.js"

const MARGIN = 20
const SCALE = 2
const NOTE = 12
const LOOKS = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "paint-order",
  "opacity",
  "font-size",
  "font-weight",
  "font-variant-numeric",
]
// Any machine that opens the picture has one of these, with the letters of the site's languages.
const FONT = '"Source Sans 3", "Segoe UI", Arial, sans-serif'
const SVG = "http://www.w3.org/2000/svg"

/** @type {(name: string, attributes: Record<string, string | number>) => SVGElement} */
const element = (name, attributes) => {
  const node = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value))
  return node
}

/** @type {(words: string | null, y: number, size: number, fill: string, weight?: number) => SVGElement} */
const inked = (words, y, size, fill, weight = 400) => {
  const node = element("text", { y, "font-size": size, "font-weight": weight, fill })
  node.textContent = words
  return node
}

const isShown = (/** @type {Node} */ mark) =>
  !(mark instanceof Element) ||
  ["title", "defs"].includes(mark.tagName) ||
  getComputedStyle(mark).display !== "none"

// A copy of a drawing whose looks are written into it.
/** @type {(original: Element) => Element} */
const copied = original => {
  const copy = /** @type {Element} */ (original.cloneNode(false))
  const look = getComputedStyle(original)
  copy.removeAttribute("class")
  for (const name of LOOKS) copy.setAttribute(name, look.getPropertyValue(name))
  for (const child of [...original.childNodes].filter(isShown))
    copy.append(child instanceof Element ? copied(child) : child.cloneNode())
  return copy
}

// What stands around a map in the page and would be lost with it: title, unit and period above; classes and source below.
/** @type {(figure: HTMLElement, ink: string, height: number) => { above: SVGElement[], below: SVGElement[], top: number, bottom: number }} */
const around = (figure, ink, height) => {
  const map = figure.matches(".emn-map") ? figure : figure.querySelector(".emn-map")
  const picture = map?.getClientRects().length && map.dataset.picture
  if (!picture) return { above: [], below: [], top: 0, bottom: height }
  const [unit, time, source] = ["[data-map-unit]", "output", "[data-map-source]"].map(
    sign => map.querySelector(sign).textContent,
  )
  const below = []
  let y = height + 10
  for (const line of map.querySelectorAll(".emn-map__legend li:not([hidden])")) {
    const { backgroundColor, backgroundImage, borderTopStyle } = getComputedStyle(line.querySelector("span"))
    const fill = backgroundImage === "none" ? backgroundColor : `url(#${map.querySelector("pattern").id})`
    const dashes = borderTopStyle === "dashed" ? "6 4" : "none"
    below.push(element("rect", { y, width: 36, height: 22, fill, stroke: ink, "stroke-dasharray": dashes }))
    const words = inked(line.textContent, y + 19, 22, ink)
    words.setAttribute("x", "48")
    below.push(words)
    y += 32
  }
  below.push(inked(source, y + 24, 18, ink))
  return {
    above: [inked(picture, -50, 32, ink, 600), inked(`${unit}, ${time}`, -16, 24, ink)],
    below,
    top: 90,
    bottom: y + 30,
  }
}

// A drawing by itself: it has a ground of its own, and says where it stood.
/** @type {(figure: HTMLElement, chart: SVGSVGElement, address: string) => SVGElement} */
const picture = (figure, chart, address) => {
  const { width, height } = chart.viewBox.baseVal
  const page = getComputedStyle(document.body)
  const { above, below, top, bottom } = around(figure, page.color, height)
  const [wide, high] = [width + 2 * MARGIN, top + bottom + NOTE + 8 + 2 * MARGIN]
  const node = element("svg", {
    xmlns: SVG,
    viewBox: `${-MARGIN} ${-MARGIN - top} ${wide} ${high}`,
    width: wide,
    height: high,
    "font-family": FONT,
    role: "img",
    "aria-label": chart.getAttribute("aria-label") ?? chart.querySelector(".title")?.textContent ?? "",
  })
  node.append(
    element("rect", { x: -MARGIN, y: -MARGIN - top, width: wide, height: high, fill: page.backgroundColor }),
  )
  const shown = [...chart.children].filter(isShown)
  node.append(...above, ...shown.map(copied), ...below, inked(address, bottom + NOTE + 4, NOTE, page.color))
  return node
}

const asText = (/** @type {SVGElement} */ node) => new XMLSerializer().serializeToString(node)

/** @type {Record<string, (node: SVGElement, name: string) => unknown>} */
const KINDS = {
  SVG: (node, name) => download(new Blob([asText(node)], { type: "image/svg+xml" }), `${name}.svg`),
  PNG: async (node, name) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(asText(node))}`
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = SCALE * Number(node.getAttribute("width"))
    canvas.height = SCALE * Number(node.getAttribute("height"))
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
    save(canvas.toDataURL("image/png"), `${name}.png`)
  },
}

/** @type {(words: string, act: () => unknown) => HTMLButtonElement} */
const button = (words, act) => {
  const node = document.createElement("button")
  node.type = "button"
  node.className = "emn-button emn-button--quiet"
  node.textContent = words
  node.addEventListener("click", act)
  return node
}

// The drawings that are seen now: a phone and a desk have each their own.
/** @type {(figure: HTMLElement) => SVGSVGElement[]} */
const seen = figure =>
  [...figure.querySelectorAll("svg[role]")].filter(chart => chart.getClientRects().length)

// How high a chart is in another site: the frame of data fills what it gets; other drawings are as high as they were
// drawn, on a phone and on a desk.
const heightOf = (/** @type {HTMLElement} */ figure) => {
  if (figure.matches("[data-frame], [data-frame-from]")) return 700
  const charts = [...figure.querySelectorAll("svg[role=img]")]
  const heights = charts.map(chart => /** @type {SVGSVGElement} */ (chart).viewBox.baseVal.height)
  return Math.ceil(Math.max(...heights)) + 140 // its tabs and its link
}

/** @type {(link: HTMLAnchorElement, copied: string) => HTMLButtonElement} */
const embedding = (link, copied) => {
  const { copy = "", embed = "" } = link.dataset
  const copying = button(copy, async () => {
    const frame = document.createElement("iframe")
    frame.src = published(link.href)
    frame.title = embed
    frame.width = "100%"
    frame.height = String(heightOf(/** @type {HTMLElement} */ (link.closest("figure"))))
    await navigator.clipboard.writeText(frame.outerHTML)
    copying.textContent = copied
  })
  return copying
}

// Does something in the colours asked for, whatever those of the page are.
/** @type {(scheme: "light" | "dark", act: () => SVGElement) => SVGElement} */
const inScheme = (scheme, act) => {
  const { dataset } = document.documentElement
  const before = dataset.scheme
  dataset.scheme = scheme
  try {
    return act()
  } finally {
    if (before) dataset.scheme = before
    else delete dataset.scheme
  }
}

// The files of all countries are those of the scale; of a rate that has none, a table is made of what its chart is drawn
// from.
const offerFiles = (/** @type {any} */ fold) => {
  const { lang } = document.documentElement
  const [every, sheet] = ["csv", "xlsx"].map(form => fold.querySelector(`[data-format=${form}]`))
  const address = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url).pathname
  const fill = () => {
    const { files, drawn } = fold.dataset
    sheet.parentElement.hidden = !files
    sheet.href = address(`data/indicators/${files}.${lang}.xlsx`)
    every.href = address(files ? `data/indicators/${files}.csv` : `charts/${drawn}.${lang}.json`)
  }
  fold.addEventListener("seen", fill)
  every.addEventListener("click", async (/** @type {Event} */ event) => {
    const { columns, files, drawn } = fold.dataset
    if (files) return
    event.preventDefault()
    download(csvOf([columns.split(";"), ...everyRow(await readChart(every.href))]), `${drawn}.csv`)
  })
  fill()
}

for (const fold of document.querySelectorAll("[data-take]")) {
  const { take, copied, columns, csv: csvWords, dark } = fold.dataset
  const figure = fold.closest("figure")
  const line = document.createElement("p")
  if (figure.querySelector("table, .emn-map"))
    line.append(
      button(csvWords, () => {
        const chart = seen(figure)[0] ?? figure.querySelector("svg[role=img]")
        const notes = [...(chart?.querySelectorAll(".note") ?? [])].map(one => one.textContent)
        const source = figure.dataset.source ?? notes.join(" ")
        const address = cited(location.search)
        download(csvOf(seenRows(figure, columns.split(";"), source, address)), `${fold.dataset.name}.csv`)
      }),
    )
  const pictures = document.createElement("span") // of what is a picture, not of a table
  const choice = document.createElement("label")
  const box = document.createElement("input")
  box.type = "checkbox"
  choice.append(box, ` ${dark}`)
  for (const [kind, write] of Object.entries(KINDS))
    pictures.append(
      button(take.replace("{kind}", kind), () => {
        for (const [at, chart] of seen(figure).entries()) {
          const drawing = inScheme(box.checked ? "dark" : "light", () =>
            picture(figure, chart, cited(location.search)),
          )
          write(drawing, at ? `${fold.dataset.name}-${at + 1}` : fold.dataset.name)
        }
      }),
    )
  pictures.append(choice)
  line.append(pictures)
  if (fold.dataset.drawn) offerFiles(fold)
  const link = fold.querySelector("[data-embed]")
  if (link && navigator.clipboard) line.append(embedding(link, copied))
  fold.querySelector("summary").after(line)
}

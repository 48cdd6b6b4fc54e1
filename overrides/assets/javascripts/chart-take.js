// Lets a reader take a chart away: as a picture with its title, source, licence and address, and as a line of code that
// embeds it. Tables are links, which need no script.

const MARGIN = 20
const SCALE = 2
const NOTE = 12
const LOOKS = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "paint-order",
  "opacity",
  "font-size",
  "font-weight",
  "font-variant-numeric",
]
// Any machine that opens the picture has one of these, with the letters of the site's languages.
const FONT = '"Source Sans 3", "Segoe UI", Arial, sans-serif'
const SVG = "http://www.w3.org/2000/svg"

const element = (name, attributes) => {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

// A drawing by itself: its looks are written into it, it has a ground of its own, and says where it stood.
const picture = (chart, address) => {
  const [, , width, height] = chart.getAttribute("viewBox").split(" ").map(Number)
  const page = getComputedStyle(document.body)
  const made = element("svg", {
    xmlns: SVG,
    viewBox: `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + NOTE + 8 + 2 * MARGIN}`,
    width: width + 2 * MARGIN,
    height: height + NOTE + 8 + 2 * MARGIN,
    "font-family": FONT,
    role: "img",
    "aria-label": chart.querySelector(".title")?.textContent ?? "",
  })
  made.append(element("rect", { x: -MARGIN, y: -MARGIN, width: "100%", height: "100%", fill: page.backgroundColor }))
  for (const mark of chart.children) {
    const copy = /** @type {Element} */ (mark.cloneNode(true))
    const look = getComputedStyle(mark)
    copy.removeAttribute("class")
    for (const name of LOOKS) copy.setAttribute(name, look.getPropertyValue(name))
    made.append(copy)
  }
  const where = element("text", { y: height + NOTE + 4, "font-size": NOTE, fill: page.color })
  where.textContent = address
  made.append(where)
  return made
}

const save = (address, name) => {
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
}

const asText = made => new XMLSerializer().serializeToString(made)

const KINDS = {
  SVG: (made, name) => {
    const address = URL.createObjectURL(new Blob([asText(made)], { type: "image/svg+xml" }))
    save(address, `${name}.svg`)
    URL.revokeObjectURL(address)
  },
  PNG: async (made, name) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(asText(made))}`
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = SCALE * Number(made.getAttribute("width"))
    canvas.height = SCALE * Number(made.getAttribute("height"))
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height)
    save(canvas.toDataURL("image/png"), `${name}.png`)
  },
}

const button = (words, act) => {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "emn-button emn-button--quiet"
  made.textContent = words
  made.addEventListener("click", act)
  return made
}

// The drawing that is seen now: a phone and a desk have each their own.
const seen = figure => [...figure.querySelectorAll(".emn-chart[role]")].find(chart => chart.getClientRects().length)

const embedding = (link, copied) => {
  const frame = document.createElement("iframe")
  frame.src = link.href
  frame.title = link.dataset.embed
  frame.width = "100%"
  frame.height = "480"
  const copying = button(link.dataset.copy, async () => {
    await navigator.clipboard.writeText(frame.outerHTML)
    copying.textContent = copied
  })
  return copying
}

for (const fold of document.querySelectorAll("[data-take]")) {
  const { take, name, copied } = fold.dataset
  const address = location.href.split("#")[0]
  const chart = () => seen(fold.closest("figure"))
  const line = document.createElement("p")
  for (const [kind, write] of Object.entries(KINDS))
    line.append(button(take.replace("{kind}", kind), () => write(picture(chart(), address), name)))
  const link = fold.querySelector("[data-embed]")
  if (link && navigator.clipboard) line.append(embedding(link, copied))
  fold.querySelector("summary").after(line)
}

// Compares up to six countries by an indicator, from the open data of the site itself.

const LIMIT = 6
const WIDTH = 680
const HEIGHT = 300
const LEFT = 70
const BOTTOM = 30
const DASHES = ["", "8 3", "2 3", "10 3 2 3", "14 4", "4 4"] // Lines differ without colour too.

const form = document.querySelector("[data-compare]")

const setUp = () => {
  const settings = JSON.parse(document.getElementById("emn-compare-settings").textContent)
  const number = new Intl.NumberFormat(settings.locale, { maximumFractionDigits: 2 })
  const status = document.querySelector("[data-compare-status]")
  const place = document.querySelector("[data-compare-table]")
  const chart = document.querySelector("[data-compare-chart]")
  const boxes = [...form.querySelectorAll("input")]
  const files = new Map()
  let turn = 0

  const rowsOf = address => {
    if (!files.has(address)) {
      files.set(address, fetch(address).then(answer => (answer.ok ? answer.json() : Promise.reject(answer.status))))
    }
    return files.get(address)
  }

  const cell = (row, name, text, scope) => {
    const made = document.createElement(name)
    made.textContent = text
    if (scope) made.scope = scope
    row.append(made)
    return made
  }

  const table = (chosen, years, values, title) => {
    const made = document.createElement("table")
    made.createCaption().textContent = title
    const head = made.createTHead().insertRow()
    cell(head, "th", settings.year, "col")
    for (const box of chosen) cell(head, "th", nameOf(box), "col")
    const body = made.createTBody()
    for (const year of [...years].reverse()) {
      const row = body.insertRow()
      cell(row, "th", year, "row")
      for (const box of chosen) {
        const known = values.get(`${box.value} ${year}`)
        const made = cell(row, "td", known === undefined ? settings.noData : number.format(known))
        if (known === undefined) made.className = "emn-missing"
      }
    }
    return made
  }

  const svg = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    if (text !== undefined) made.textContent = text
    return made
  }

  const drawing = (chosen, years, values, title) => {
    const top = Math.max(...values.values(), 1)
    const x = index => LEFT + ((WIDTH - LEFT - 10) * index) / Math.max(years.length - 1, 1)
    const y = value => 10 + (HEIGHT - BOTTOM - 10) * (1 - value / top)
    const made = svg("svg", { class: "emn-chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": title })
    for (const part of [0, 0.5, 1]) {
      made.append(svg("path", { class: "emn-chart__grid", d: `M${LEFT} ${y(top * part)}H${WIDTH - 10}` }))
      made.append(svg("text", { x: LEFT - 6, y: y(top * part) + 4, "text-anchor": "end" }, number.format(top * part)))
    }
    for (const index of new Set([0, Math.floor(years.length / 2), years.length - 1]))
      made.append(svg("text", { x: x(index), y: HEIGHT - 8, "text-anchor": "middle" }, years[index]))
    chosen.forEach((box, order) => {
      let pen = ""
      const path = years.map((year, index) => {
        const known = values.get(`${box.value} ${year}`)
        const step = known === undefined ? "" : `${pen ? "L" : "M"}${x(index)} ${y(known)}`
        pen = known === undefined ? "" : "down" // A gap lifts the pen: it is never drawn as zero.
        return step
      })
      const line = svg("path", {
        class: `emn-chart__line emn-chart__line--${order}`,
        d: path.join(""),
        "stroke-dasharray": DASHES[order],
      })
      line.append(svg("title", {}, nameOf(box)))
      made.append(line)
    })
    return made
  }

  const legend = chosen => {
    const made = document.createElement("ul")
    made.className = "emn-compare__legend"
    chosen.forEach((box, order) => {
      const item = document.createElement("li")
      const sample = svg("svg", { viewBox: "0 0 40 6", "aria-hidden": "true" })
      sample.append(
        svg("path", {
          class: `emn-chart__line emn-chart__line--${order}`,
          d: "M0 3H40",
          "stroke-dasharray": DASHES[order],
        }),
      )
      item.append(sample, nameOf(box))
      made.append(item)
    })
    return made
  }

  const nameOf = box => box.parentElement.textContent.trim()

  const show = async () => {
    const now = ++turn
    const chosen = boxes.filter(box => box.checked)
    for (const box of boxes) box.disabled = chosen.length >= LIMIT && !box.checked
    status.textContent = chosen.length >= LIMIT ? settings.limit : chosen.length ? "" : settings.none
    place.hidden = chosen.length === 0
    place.replaceChildren()
    chart.replaceChildren()
    if (!chosen.length) return
    const option = form.elements.indicator.selectedOptions[0]
    try {
      const rows = await rowsOf(option.dataset.file)
      if (now !== turn) return
      const codes = new Set(chosen.map(box => box.value))
      const years = [...new Set(rows.map(row => row.TIME_PERIOD))].sort()
      const known = rows.filter(row => codes.has(row.REF_AREA) && row.OBS_VALUE !== null && !row.DOUBTS)
      const values = new Map(known.map(row => [`${row.REF_AREA} ${row.TIME_PERIOD}`, row.OBS_VALUE]))
      place.append(table(chosen, years, values, option.textContent))
      chart.append(drawing(chosen, years, values, option.textContent), legend(chosen))
    } catch {
      if (now === turn) status.textContent = settings.failed
    }
  }

  const fromAddress = () => {
    const asked = new URLSearchParams(location.search)
    const codes = (asked.get("countries") ?? settings.home).toUpperCase().split(",").slice(0, LIMIT)
    for (const box of boxes) box.checked = codes.includes(box.value)
    const known = [...form.elements.indicator.options].some(option => option.value === asked.get("indicator"))
    if (known) form.elements.indicator.value = asked.get("indicator")
    show()
  }

  form.addEventListener("change", () => {
    const countries = boxes.filter(box => box.checked).map(box => box.value)
    const query = new URLSearchParams({ indicator: form.elements.indicator.value, countries: countries.join(",") })
    history.replaceState(null, "", `?${query.toString().replaceAll("%2C", ",")}`)
    show()
  })
  form.addEventListener("submit", event => event.preventDefault())
  window.addEventListener("popstate", fromAddress)
  form.hidden = false
  fromAddress()
}

if (form) setUp()

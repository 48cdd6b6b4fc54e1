// The parts of countries over time side by side, each in a drawing and a table of its own, which come from the pages
// that other sites embed. Whose they are stands in the address.

import { choose, chosen } from "./address.js"
import { walking } from "./chart-later.js"
import { keepFocus, setUpAdding } from "./data-add.js"
import { element } from "./elements.js"
import { cite } from "./figure-foot.js"
import { ownIds } from "./own-ids.js"

const MOST = 6

// The drawings and the table of a country, as elements of their own; nothing where there are none.
/** @type {(embed: string, id: string) => Promise<Record<string, HTMLElement> | undefined>} */
const take = async (embed, id) => {
  const answer = await fetch(embed)
  if (!answer.ok) return undefined
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const found = /** @type {HTMLElement} */ (page.querySelector("figure"))
  ownIds(found, id)
  const within = (/** @type {string} */ mark) => {
    const part = element("div", "")
    part.append(...found.querySelectorAll(mark))
    return part
  }
  return { chart: within(".emn-wide, .emn-narrow"), table: within(".emn-table") }
}

/** @type {(figure: any, row: any) => Promise<void>} */
export const setUpBeside = async (figure, row) => {
  const [select, status] = [row.querySelector("select"), row.querySelector("[role=status]")]
  const names = new Map([...select.options].map(({ value, text }) => [value, text]))
  const home = select.options[1].value
  const places = Object.fromEntries(
    ["chart", "table"].map(name => {
      const place = figure.querySelector(`[data-panel=${name}]`)
      return [name, name === "table" ? place.querySelector("details") : place]
    }),
  )
  const own = Object.fromEntries(
    Object.entries(places).map(([name, place]) => {
      const part = element("div", "")
      part.append(...place.querySelectorAll(".emn-wide, .emn-narrow, .emn-table"))
      return [name, part]
    }),
  )
  /** @type {Map<string, Record<string, HTMLElement>>} */
  const taken = new Map([[home, own]])
  const asked = (chosen(`${figure.id}-countries`) ?? home)
    .split(",")
    .filter((/** @type {string} */ code) => names.get(code))
  /** @type {string[]} */
  let codes = []

  const chip = (/** @type {string} */ code) => {
    const node = /** @type {HTMLButtonElement} */ (element("button", "emn-chip", names.get(code)))
    node.type = "button"
    node.dataset.code = code
    node.disabled = codes.length === 1
    node.setAttribute("aria-label", row.dataset.remove.replace("{name}", names.get(code)))
    node.addEventListener("click", async () => {
      await show(codes.filter(one => one !== code))
      keepFocus(row, select)
    })
    return node
  }

  const show = async (/** @type {string[]} */ wanted) => {
    status.textContent = ""
    for (const code of wanted.filter(one => !taken.has(one))) {
      const embed = row.dataset.beside.replace(/-[a-z]+(?=\.\w+\.html$)/, `-${code.toLowerCase()}`)
      try {
        const parts = await take(embed, `${figure.id}-${code}`)
        if (parts) taken.set(code, parts)
        else status.textContent = row.dataset.missing.replace("{names}", names.get(code))
        for (const chart of parts?.chart.querySelectorAll("svg") ?? [])
          walking.then(({ walkBuilt }) => walkBuilt(chart))
      } catch {
        status.textContent = row.dataset.failed
      }
    }
    codes = wanted.filter(code => taken.has(code))
    for (const [name, place] of Object.entries(places)) {
      for (const parts of taken.values()) parts[name].remove()
      place.append(
        ...codes.map(
          (/** @type {string} */ code) => /** @type {Record<string, HTMLElement>} */ (taken.get(code))[name],
        ),
      )
    }
    figure.classList.toggle("emn-figure--several", codes.length > 1)
    figure.dispatchEvent(new Event("parts")) // of the periods that are asked for (data-years.js)
    for (const one of row.querySelectorAll("button[data-code]")) one.remove()
    row.prepend(...codes.map(chip))
    select.disabled = codes.length >= MOST
    choose({ [`${figure.id}-countries`]: codes.join() === home ? null : codes.join() })
    cite(figure, location.search)
  }

  setUpAdding(select, row.querySelector("[name=add]"), async value => {
    if (!codes.includes(value)) await show([...codes, value])
    keepFocus(row, select)
  })
  await show([...new Set(asked.length ? asked : [home])].slice(0, MOST))
}

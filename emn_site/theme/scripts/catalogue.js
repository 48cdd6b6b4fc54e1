// The catalogue narrowed by words, type, topic, year, country and language; the choice stands in the address.

import { fold } from "./word-forms.js"

const form = document.querySelector("[data-filters]")

const setUp = () => {
  const { locale, count, none } = JSON.parse(document.getElementById("emn-filters-settings").textContent)
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  const status = document.querySelector("[data-filters-count]")
  const selects = [...form.querySelectorAll("select")]
  const names = selects.map(select => select.name)
  const field = form.elements.words
  const labels = new Map(selects.flatMap(s => [...s.options].map(o => [o, o.text.replace(/ \(\d+\)$/, "")])))
  const lists = [...document.querySelectorAll(".emn-list")]
  const entries = lists.flatMap(list =>
    [...list.children].map(item => ({
      item,
      title: fold(
        [...item.querySelectorAll("h3, .emn-entry__facts [lang]")].map(one => one.textContent).join(" "),
      ),
      held: Object.fromEntries(names.map(name => [name, item.dataset[name].split(" ")])),
    })),
  )

  /** @typedef {{ words: string[], held: Record<string, string> }} Choice */
  /** @type {(entry: { title: string, held: Record<string, string[]> }, chosen: Choice, except?: string) => boolean} */
  const fits = (entry, { words, held }, except) =>
    words.every(word => entry.title.includes(word)) &&
    names.every(name => name === except || !held[name] || entry.held[name].includes(held[name]))

  // Each choice says how many it would leave, given the other choices.
  /** @type {(select: HTMLSelectElement, chosen: Choice) => void} */
  const recount = (select, chosen) => {
    const counts = new Map()
    for (const entry of entries)
      if (fits(entry, chosen, select.name))
        for (const value of entry.held[select.name]) counts.set(value, (counts.get(value) ?? 0) + 1)
    for (const option of select.options)
      if (option.value) {
        const left = counts.get(option.value) ?? 0
        option.text = `${labels.get(option)} (${number.format(left)})`
        option.disabled = !left && !option.selected
      }
  }

  const show = () => {
    const held = Object.fromEntries(selects.map(select => [select.name, select.value]))
    const chosen = { words: fold(field.value).split(/\s+/), held }
    let left = 0
    for (const entry of entries) {
      const isLeft = fits(entry, chosen)
      entry.item.hidden = !isLeft
      if (isLeft) left++
    }
    for (const list of lists) {
      const isEmpty = [...list.children].every(item => item.hidden)
      const heading = list.getAttribute("aria-labelledby")
      list.hidden = document.getElementById(heading).hidden = isEmpty
    }
    for (const select of selects) recount(select, chosen)
    const forms = count[plural.select(left)] ?? count.other
    status.textContent = left ? forms.replace("{count}", number.format(left)) : none
  }

  const fromAddress = (left = selects) => {
    const asked = new URLSearchParams(location.search)
    for (const select of left) {
      select.value = asked.get(select.name) ?? ""
      if (select.selectedIndex < 0) select.value = ""
    }
    if (left === selects) field.value = asked.get("words") ?? ""
    show()
  }

  const toAddress = () => {
    const asked = new URLSearchParams(
      [field, ...selects].filter(one => one.value).map(one => [one.name, one.value]),
    )
    const query = asked.toString()
    history.replaceState(null, "", query ? `?${query}` : location.pathname)
    show()
  }

  form.addEventListener("change", toAddress)
  field.addEventListener("input", toAddress)
  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(toAddress))
  window.addEventListener("popstate", () => fromAddress())
  // A reader may have chosen before this file was there.
  const early = [field, ...selects].filter(one => one.value)
  if (!field.value) field.value = new URLSearchParams(location.search).get("words") ?? ""
  fromAddress(selects.filter(select => !select.value))
  if (early.length) toAddress()
}

if (form) setUp()

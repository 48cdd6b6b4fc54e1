// What is taken from another page calls its parts by names of its own: a page may have taken several.

const REFERRING = ["aria-controls", "aria-labelledby", "aria-describedby", "for"]
const PATTERN = "[fill^='url(#']"

/** @type {(taken: Element, id: string) => void} */
export const ownIds = (taken, id) => {
  const own = (/** @type {string | null} */ names) => String(names).replace(/[^\s]+/g, `${id}-$&`)
  for (const one of taken.querySelectorAll("[id]")) one.id = own(one.id)
  for (const name of REFERRING)
    for (const one of taken.querySelectorAll(`[${name}]`)) one.setAttribute(name, own(one.getAttribute(name)))
  for (const one of taken.querySelectorAll(PATTERN))
    one.setAttribute("fill", String(one.getAttribute("fill")).replace("#", `#${id}-`))
}

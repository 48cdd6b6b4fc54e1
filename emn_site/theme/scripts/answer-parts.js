// A card above what was found: its parts, and that which tells what a term means.

/** @import { DefinitionAnswer, Settings } from "./search-types.js" */

import { element } from "./elements.js"

/** @type {(address: string, text: string, settings: Settings) => HTMLAnchorElement} */
export const linkTo = (address, text, { root }) => {
  const link = element("a", "", text)
  const { pathname, search, hash } = new URL(address, root)
  link.href = pathname + search + hash
  return link
}

/** @type {(address: string, text: string, settings: Settings) => HTMLElement} */
export const titled = (address, text, settings) => {
  const title = element("p", "emn-answer__title")
  title.append(linkTo(address, text, settings))
  return title
}

/** @type {(...parts: (string | Node)[]) => HTMLElement} */
export const note = (...parts) => {
  const line = element("p", "emn-answer__note")
  line.append(...parts.filter(Boolean))
  return line
}

/** @type {(answer: DefinitionAnswer, settings: Settings) => HTMLElement} */
export const definitionCard = ({ name, definition, source, url }, settings) => {
  const card = element("section", "emn-answer")
  card.append(
    titled(url, name, settings),
    element("p", "", definition),
    note(`${settings.source}: ${source}`),
  )
  return card
}

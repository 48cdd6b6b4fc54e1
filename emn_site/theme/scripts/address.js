// What a reader chooses of a table stands in the address, beside what else is there.

// Where the newest edition has the page, wherever it is read: what is copied to be followed leads there.
export const canonical =
  document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname

// Where this edition has it: what is kept (a citation, paper, a file) says so, for in an edition of a year figures stay.
/** @type {(rest?: string) => string} */
export const cited = (rest = "") =>
  (document.querySelector("meta[property='og:url']")?.getAttribute("content") ?? canonical) + rest

/** @param {string} name */
export const chosen = name => new URLSearchParams(location.search).get(name)

// An address of this edition where it is published, wherever it is read.
/** @type {(address: string) => string} */
export const published = address => {
  const root = new URL("../../", import.meta.url).href
  const depth = location.href.split(/[?#]/)[0].slice(root.length).split("/").length - 1
  const rest = address.startsWith(root) ? "../".repeat(depth) + address.slice(root.length) : address
  return new URL(rest, canonical).href
}

/** @type {(choices: Record<string, string | null>, isStep?: boolean) => void} In the order in which they are to stand;
 * from a step a reader can go back. */
export const choose = (choices, isStep = false) => {
  const url = new URL(location.href)
  for (const name of Object.keys(choices)) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(choices)) if (value !== null) url.searchParams.set(name, value)
  url.search = url.search.replaceAll("%2C", ",")
  history[isStep && url.href !== location.href ? "pushState" : "replaceState"](null, "", url)
}

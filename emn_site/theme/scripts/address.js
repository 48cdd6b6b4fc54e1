// What a reader chooses of a table stands in the address, beside what else is there.

// Where the page is cited, wherever it is read.
export const canonical =
  document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname

/** @param {string} name */
export const chosen = name => new URLSearchParams(location.search).get(name)

/** @param {Record<string, string | null>} choices In the order in which they are to stand. */
export const choose = choices => {
  const url = new URL(location.href)
  for (const name of Object.keys(choices)) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(choices)) if (value !== null) url.searchParams.set(name, value)
  url.search = url.search.replaceAll("%2C", ",")
  history.replaceState(history.state, "", url)
}

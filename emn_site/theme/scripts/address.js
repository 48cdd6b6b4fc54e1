// What a reader chooses of a table stands in the address, beside what else is there.

/** @param {string} name */
export const chosen = name => new URLSearchParams(location.search).get(name)

/** @param {Record<string, string | null>} choices */
export const choose = choices => {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(choices))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  history.replaceState(history.state, "", url)
}

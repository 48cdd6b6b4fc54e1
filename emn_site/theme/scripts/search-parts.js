// A question before its words are read: what is quoted, what is not wanted, what is an identifier.

const QUOTED = /["„“”«»]([^"„“”«»]+)["“”«»]/gu
const EXCLUDED = /(^|\s)[-−]([\p{L}\d]\S*)/gu
const NAME_OF_NUMBER = /^\s*((https?:\/\/)?(dx\.)?doi\.org\/|doi\b|isbn(-1[03])?\b|issn\b)/
const SHORTEST_IDENTIFIER = 7

// A question in its parts: what stands in quotation marks, what is not wanted, and the rest.
/** @type {(query: string) => { phrases: string[], without: string[], rest: string }} */
export const partsOf = query => {
  const phrases = [...query.matchAll(QUOTED)].map(([, phrase]) => phrase)
  const unquoted = query.replace(QUOTED, " ")
  const without = [...unquoted.matchAll(EXCLUDED)].map(([, , word]) => word)
  return { phrases, without, rest: unquoted.replace(EXCLUDED, "$1").trim() }
}

// What may be a DOI, an ISBN or a catalogue number, without the signs in it; its letters are fewer than its digits.
/** @type {(query: string) => string | undefined} */
export const identifierIn = query => {
  const joined = query
    .toLowerCase()
    .replace(NAME_OF_NUMBER, "")
    .replace(/[^\p{L}\d]/gu, "")
  const digits = joined.replace(/\D/g, "").length
  return joined.length >= SHORTEST_IDENTIFIER && digits * 2 > joined.length ? joined : undefined
}

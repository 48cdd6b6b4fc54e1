// How a text is cut into words, here and when the index is made (emn_site/locale/tokenizer.py): by one set of rules.
// tests/shared/words.yml has cases that both must cut alike.

const SPACES = " \u00a0\u2007\u2009\u202f"
const DATE = String.raw`\d{1,4}[.-]\d{1,2}[.-]\d{1,4}(?!\d)`
const GROUPED = String.raw`\d{1,3}(?:[${SPACES}.,]\d{3})+(?:[.,]\d{1,2}(?!\d))?(?!\d)`
const DECIMAL = String.raw`\d+[.,]\d+(?![.,]?\d)`
const ATOM = new RegExp(String.raw`(${DATE})|(${GROUPED}|${DECIMAL}|\d+)|(\p{L}[\p{L}\p{M}]*)`, "gu")
const IS_GROUPED = new RegExp(`^(?:${GROUPED})$`, "u")
const JOINTS = new Set(["", "-", "\u2010", "\u2011", "–", "/", "."])
const HYPHENS = /[\u2010\u2011–]/u

/**
 * A word or number in a text, from `start` to `end`: as it is written, and as the index knows it.
 * @typedef {{ start: number, end: number, text: string, word: string }} Atom
 *
 * What stands together in a text: its words and numbers, and all of it as one word where a number is in it.
 * @typedef {{ start: number, end: number, atoms: Atom[], compound: string | undefined }} Cut
 */

/** @type {(word: string) => boolean} */
export const isNumber = word => /^\d/u.test(word)

// A number as the index knows it: digits alone, a full stop for the comma.
/** @type {(text: string) => string} */
const numberOf = text => {
  if (!IS_GROUPED.test(text)) return text.replace(",", ".")
  const decimals = text.match(/[.,](\d{1,2})$/u)
  const integer = (decimals ? text.slice(0, decimals.index) : text).replace(/\D/gu, "")
  return decimals ? `${integer}.${decimals[1]}` : integer
}

/** @type {(text: string) => Atom[]} */
const atomsOf = text =>
  [...text.matchAll(ATOM)].flatMap(({ 0: found, 1: date, 2: digits, index }) => {
    if (date)
      return [...date.matchAll(/\d+/gu)].map(part => {
        const start = index + part.index
        return { start, end: start + part[0].length, text: part[0], word: part[0] }
      })
    return [{ start: index, end: index + found.length, text: found, word: digits ? numberOf(found) : found }]
  })

/** @type {(text: string, atoms: Atom[]) => Cut} */
const joined = (text, atoms) => {
  const isMixed = atoms.length > 1 && atoms.some(({ word }) => isNumber(word))
  const joints = atoms.slice(1).map(({ start }, at) => text.slice(atoms[at].end, start).replace(HYPHENS, "-"))
  const compound = isMixed
    ? atoms
        .map(({ word }, at) => word + (joints[at] ?? ""))
        .join("")
        .toLowerCase()
    : undefined
  return { start: atoms[0].start, end: atoms[atoms.length - 1].end, atoms, compound }
}

/**
 * What stands together in a text, in its order.
 * @param {string} text
 * @returns {Cut[]}
 */
export const cut = text => {
  /** @type {Cut[]} */
  const found = []
  /** @type {Atom[]} */
  let together = []
  for (const atom of atomsOf(text)) {
    const last = together[together.length - 1]
    if (last && !JOINTS.has(text.slice(last.end, atom.start))) {
      found.push(joined(text, together))
      together = []
    }
    together.push(atom)
  }
  if (together.length) found.push(joined(text, together))
  return found
}

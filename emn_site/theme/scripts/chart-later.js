// What says the values of charts is loaded when somebody first points at something, touches it or comes with keys.

/** @typedef {{ x: number, words: string }} Column A period: where it stands, and what is said of it. */

const KINDS = ["pointerover", "focusin"]

/** @type {Promise<Record<"stressByChips" | "walkBuilt" | "walkDrawn", any>>} */
export const walking = new Promise(done => {
  const load = async (/** @type {any} */ event) => {
    done(await import(new URL("chart-columns.js", import.meta.url).href))
    // What was pointed at is said all the same.
    setTimeout(() => event.target.dispatchEvent(new event.constructor(event.type, event)))
  }
  for (const kind of KINDS) addEventListener(kind, load, { once: true })
})

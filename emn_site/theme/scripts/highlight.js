// Marks the words that led the reader here from a search (?h=words), without changing the page.

import { cut } from "./word-cutting.js"

const MOST_MARKED = 12

const mark = (/** @type {string[]} */ words) => {
  const root = document.querySelector("article")
  const wanted = new Set(words.map(word => word.toLowerCase()))
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  /** @type {Range[]} */
  const ranges = []
  /** @type {(node: Text, start: number, end: number) => void} */
  const note = (node, start, end) => {
    const range = new Range()
    range.setStart(node, start)
    range.setEnd(node, end)
    ranges.push(range)
  }
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode)
    /** @type {(start: number, end: number) => boolean} */
    const isWanted = (start, end) => wanted.has(node.data.slice(start, end).toLowerCase())
    for (const { start, end, atoms } of cut(node.data))
      if (isWanted(start, end)) note(node, start, end)
      else for (const atom of atoms) if (isWanted(atom.start, atom.end)) note(node, atom.start, atom.end)
  }
  CSS.highlights.set("emn-found", new Highlight(...ranges))
}

const asked = new URLSearchParams(location.search).get("h")
if (asked && "highlights" in CSS) mark(asked.split(" ").slice(0, MOST_MARKED))

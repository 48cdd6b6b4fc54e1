// Marks the words that led the reader here from a search (?h=words), without changing the page.

const asked = new URLSearchParams(location.search).get("h")

const mark = words => {
  const article = document.querySelector("article")
  const wanted = new Set(words.map(word => word.toLowerCase()))
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  const ranges = []
  while (walker.nextNode())
    for (const match of walker.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!wanted.has(match[0].toLowerCase())) continue
      const range = new Range()
      range.setStart(walker.currentNode, match.index)
      range.setEnd(walker.currentNode, match.index + match[0].length)
      ranges.push(range)
    }
  CSS.highlights.set("emn-found", new Highlight(...ranges))
}

if (asked && "highlights" in CSS) mark(asked.split(" ").slice(0, 12))

// The text of a page that was found, read from the page itself: its lines in order, and where its sections begin.

const UNREAD =
  "button, footer, form, nav, noscript, script, select, style, svg, sup.footnote-ref, h1, .emn-publication-head, .emn-cite"
const NO_SENTENCE = "table, figure, details, pre, [data-unshown], h2, h3, h4, h5, h6"
const INLINE = new Set(
  "A ABBR B BDI CITE CODE DEL DFN EM I INS KBD MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR".split(" "),
)
const ATTACHED = new Set(["SUB", "SUP"]) // They belong to what stands before them.

class Lines {
  /** @type {{ text: string, isSentence: boolean, heading?: Element }[]} */
  lines = []
  #locale

  constructor(locale) {
    this.#locale = locale
  }

  #line(element) {
    const heading = /^H[2-6]$/.test(element.tagName) && element.id ? element : undefined
    this.lines.push({ text: "", isSentence: !element.closest(NO_SENTENCE), heading })
  }

  read(element) {
    if (element.matches(UNREAD) || (element.lang && element.lang !== this.#locale)) return
    const isInline = INLINE.has(element.tagName)
    if (!isInline) this.#line(element)
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.lines[this.lines.length - 1].text += node.data
      if (!(node instanceof Element)) continue
      const isBeside = node.previousSibling instanceof Element && !ATTACHED.has(node.tagName)
      if (isBeside) this.lines[this.lines.length - 1].text += " " // boxes side by side: a year and a number are two
      this.read(node)
    }
    if (!isInline) this.#line(element.parentElement)
  }
}

const plain = text =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/[ \t\n]+/g, " ")
    .replace(/^ | $/g, "")

/**
 * A page's text: a line that begins with | is no sentence; `sections` are place, counted in words, anchor and title.
 * @typedef {{ text: string, sections: [number, string, string][] }} PageText
 *
 * @type {(html: string, locale: string) => PageText}
 */
export const textOf = (html, locale) => {
  const page = new DOMParser().parseFromString(html, "text/html")
  const reading = new Lines(locale)
  const lead = page.querySelector("meta[name=description]")?.getAttribute("content") ?? ""
  reading.lines.push({ text: lead, isSentence: true })
  const article = page.querySelector("article")
  if (article) reading.read(article)
  const sections = []
  let place = 0
  const lines = reading.lines.flatMap(({ text, isSentence, heading }) => {
    const line = plain(text)
    if (!line) return []
    if (heading) sections.push([place, heading.id, line])
    place += line.split(" ").length
    return [isSentence ? line : `|${line}`]
  })
  return { text: lines.join("\n"), sections: /** @type {[number, string, string][]} */ (sections) }
}

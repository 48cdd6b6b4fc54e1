// One figure for reference managers: BibTeX and RIS, as exports/citations.py has them for a publication.

/** @typedef {{ title: string, publisher: string, source: string, address: string }} Cited */

const tex = (/** @type {string} */ text) => text.replace(/[&%$#_{}]/g, "\\$&")
const seen = () => new Date().toISOString().slice(0, 10)

/** @type {Record<"bib" | "ris", (cited: Cited) => string>} */
const WRITTEN = {
  bib: ({ title, publisher, source, address }) =>
    [
      `@misc{emn-${address.split("#")[1].toLowerCase().replaceAll("/", "-")},`,
      `  title = {{${tex(title)}}},`,
      `  author = {{${tex(publisher)}}},`,
      `  note = {${tex(source)}},`,
      `  url = {${address}},`,
      `  urldate = {${seen()}}`,
      "}",
      "",
    ].join("\n"),
  ris: ({ title, publisher, source, address }) =>
    [
      "TY  - DATA",
      `TI  - ${title}`,
      `AU  - ${publisher}`,
      `N1  - ${source}`,
      `UR  - ${address}`,
      `Y2  - ${seen().replaceAll("-", "/")}`,
      "ER  - ",
      "",
    ].join("\r\n"),
}

/** @type {(links: Record<"bib" | "ris", any>, cited: Cited) => void} */
export const fillFiles = (links, cited) => {
  links.bib.href = `data:application/x-bibtex;charset=utf-8,${encodeURIComponent(WRITTEN.bib(cited))}`
  links.ris.href = `data:application/x-research-info-systems;charset=utf-8,${encodeURIComponent(WRITTEN.ris(cited))}`
}

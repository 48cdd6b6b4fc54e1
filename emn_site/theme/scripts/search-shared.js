// What the box has of these comes with the search, which loads it (tools/bundle_scripts.mjs).

export { linkTo, note, titled } from "./answer-parts.js"
export { element } from "./elements.js"
export { mistakes } from "./search-spelling.js"
export { cut } from "./word-cutting.js"
export { fold, small } from "./word-forms.js"

// What finds, answers and shows the pages found: loaded by page.js, for the dialog and for the page of results.

export { setUpDialog } from "./search-dialog.js"
export { setUpPage } from "./search-page.js"
export { engine } from "./search-results.js"
export * from "./search-shared.js"

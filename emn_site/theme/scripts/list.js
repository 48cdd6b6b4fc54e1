// A list of pages: narrowed, searched, and found again where the reader left it.

import { bundle, run } from "./page.js"

run({
  "[data-filters]": () => bundle("catalogue"),
  "main [data-search-results]": () => bundle("search").then(({ setUpPage }) => setUpPage()),
  ".emn-list, main [data-search-results]": () => import("./place.js"),
})

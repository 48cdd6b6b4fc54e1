// The comparison of countries, and one figure.

import { bundle, run } from "./page.js"

run({
  "[data-compare]": () => import("./comparison.js"),
  "[data-figure]": () => bundle("figure"),
})

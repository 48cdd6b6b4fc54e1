// The comparison of countries, and one figure.

import { run } from "./page.js"

run({
  "[data-compare]": () => import("./comparison.js"),
  "[data-figure]": () => import("./figure.js"),
})

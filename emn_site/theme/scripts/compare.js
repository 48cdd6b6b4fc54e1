// The comparison of countries, and one figure.

import { bundle, run } from "./page.js"

run({
  ".emn-chart[role]": () => import("./chart-columns.js"),
  "[data-frame]": () => import("./data-frame.js"),
  "[data-figure]": () => bundle("figure"),
})

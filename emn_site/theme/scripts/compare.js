// The comparison of countries, and one figure.

import { bundle, run } from "./page.js"

run({
  ".emn-chart[role]": () => import("./chart-built.js"),
  "[data-frame-finding]": () => import("./compare-finding.js"),
  "[data-frame]": () => import("./data-frame.js"),
  "[data-figure]": () => bundle("figure"),
})

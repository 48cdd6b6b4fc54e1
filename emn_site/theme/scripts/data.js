// Figures of a country or an indicator: charts walked through, the map, tables sorted.

import { bundle, run } from "./page.js"

run({
  ".emn-chart[role]": () => import("./chart-built.js"),
  "[data-rows]": () => bundle("data-rows"),
  "[data-frame]": () => import("./data-frame.js"),
  "table[data-sortable]": () => import("./tables.js"),
  "[data-narrow]": () => bundle("table-rows"),
  "select[data-column]": () => import("./columns.js"),
})

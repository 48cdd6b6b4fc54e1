// A text that people wrote: its terms explained, its charts walked through.

import { bundle, run } from "./page.js"

run({
  ".emn-chart[role]": () => import("./chart-built.js"),
  "[data-frame-from]": () => import("./text-frame.js"),
  "[data-rows]": () => bundle("data-rows"),
  ".emn-term": () => import("./terms.js"),
})

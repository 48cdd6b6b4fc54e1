// A text that people wrote: its terms explained, its charts walked through.

import { run } from "./page.js"

run({
  ".emn-chart[role]": () => import("./chart-walk.js"),
  "[data-frame-from]": () => import("./text-frame.js"),
  ".emn-term": () => import("./terms.js"),
})

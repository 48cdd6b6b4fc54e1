// The comparison of countries.

import { run } from "./page.js"

run({ "[data-compare]": () => import("./comparison.js") })

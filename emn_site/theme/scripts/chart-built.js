// Charts that the build has drawn say their values, too.

import { walking } from "./chart-later.js"

walking.then(({ walkBuilt }) => {
  for (const chart of document.querySelectorAll(".emn-chart[role]")) walkBuilt(chart)
})

// Charts that the build has drawn say their values, too; that of a frame is drawn anew.

import { walking } from "./chart-later.js"

walking.then(({ walkBuilt }) => {
  for (const chart of document.querySelectorAll(".emn-chart[role]:not([data-frame] *)")) walkBuilt(chart)
})

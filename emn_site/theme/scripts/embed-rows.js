// A chart of rows in another site, which can be turned to its map and its table.

import "./data-rows.js"

document.documentElement.classList.replace("no-js", "js")

// The frame of data in another site: what is chosen stands in its own address, and its link leads to the page of what
// is seen.

import "./data-frame.js"

document.documentElement.classList.replace("no-js", "js")

// What only a frame needs of the styles, and its map.

export const loadFrameStyle = () =>
  new Promise(done => {
    const link = document.createElement("link")
    link.rel = "stylesheet"
    link.href = new URL("../stylesheets/frame.css", import.meta.url).href
    link.onload = link.onerror = done
    document.head.append(link)
  })

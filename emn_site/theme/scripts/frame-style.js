// What only a frame needs of the styles, and its map.

/** @type {Promise<unknown> | undefined} */
let loading

export const loadFrameStyle = () => {
  loading ??= new Promise(done => {
    const link = document.createElement("link")
    link.rel = "stylesheet"
    link.href = new URL("../stylesheets/frame.css", import.meta.url).href
    link.onload = link.onerror = done
    document.head.append(link)
  })
  return loading
}

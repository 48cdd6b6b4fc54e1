// Keeps the search, and the pages a reader has opened, for when there is no network.
// Registered by the first search; what the network has always comes first, but for files named by their content.

const CACHE = `emn-search ${registration.scope}`
const NAMED_BY_CONTENT = /\/search-index\/.*(\.[0-9a-f]{6}\.json|\/[0-9a-f]{8}\.txt)$/

const cachedOrFetched = async request => {
  const cache = await caches.open(CACHE)
  const address = new URL(request.url)
  if (NAMED_BY_CONTENT.test(address.pathname)) {
    const found = await cache.match(request)
    if (found) return found
  }
  try {
    const response = await fetch(request)
    if (response.ok) cache.put(request, response.clone())
    return response
  } catch (error) {
    const found = await cache.match(request, { ignoreSearch: true })
    if (found) return found
    throw error
  }
}

addEventListener("install", () => skipWaiting())
addEventListener("activate", event => event.waitUntil(clients.claim()))

addEventListener("fetch", event => {
  const { request } = event
  const isOurs = request.url.startsWith(registration.scope)
  if (isOurs && request.method === "GET" && !request.headers.has("range"))
    event.respondWith(cachedOrFetched(request))
})

// The files of one language's search, to be kept before they are needed; those of earlier builds go.
addEventListener("message", event => {
  const { folder, index, files } = event.data
  const isText = url => url.endsWith(".txt")
  const isEarlier = url => url.startsWith(folder) && !index.includes(url)
  event.waitUntil(
    caches.open(CACHE).then(async cache => {
      const held = (await cache.keys()).map(({ url }) => url)
      const earlier = held.filter(isEarlier)
      // Texts that are read again may be of an earlier build as soon as anything else is.
      if (!earlier.every(isText)) await Promise.all(earlier.map(url => cache.delete(url)))
      const ours = new Set(files.filter(address => address.startsWith(registration.scope)))
      for (const address of ours) {
        if (held.includes(address) && NAMED_BY_CONTENT.test(address)) continue
        const response = await fetch(address)
        if (response.ok) await cache.put(address, response)
      }
      event.source?.postMessage("kept")
    }),
  )
})

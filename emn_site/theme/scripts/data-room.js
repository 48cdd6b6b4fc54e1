// In another site the frame of data fills the height it is given.

export const isFilling = document.body.matches(".emn-embed")

/** @type {(place: HTMLElement) => number} */
export const roomLeft = place => {
  const { paddingTop, paddingBottom } = getComputedStyle(place)
  const free = innerHeight - document.documentElement.scrollHeight
  return place.offsetHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) + free
}

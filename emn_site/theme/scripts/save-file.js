// Files that a reader keeps: of an address, or of what is made here.

export const save = (/** @type {string} */ address, /** @type {string} */ name) => {
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
}

export const download = (/** @type {Blob} */ blob, /** @type {string} */ name) => {
  const address = URL.createObjectURL(blob)
  save(address, name)
  URL.revokeObjectURL(address)
}

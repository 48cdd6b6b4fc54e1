// Starts the editing interface (Sveltia CMS) with the forms in config.json, where no other page can look into it.

/**
 * Let the program keep what it keeps, the access token first, in the memory of this page alone. Frozen editions,
 * downloads and the owner's other repositories are of one origin and read its localStorage; whatever is opened in
 * this tab next reads its sessionStorage.
 */
function keepInMemory() {
  const left = Object.keys(localStorage).filter((key) => /^(sveltia|decap|netlify)-cms\b/.test(key))
  for (const key of left) localStorage.removeItem(key) // of earlier versions
  const memory = Object.create({
    getItem(key) {
      return this[key] ?? null
    },
    setItem(key, value) {
      this[key] = String(value)
    },
    removeItem(key) {
      delete this[key]
    },
    clear() {
      for (const key of Object.keys(this)) delete this[key]
    },
  })
  Object.defineProperty(window, "localStorage", { value: memory })
}

/** Whatever the program opens gets no way back to this page. */
function cutOpened() {
  const open = window.open.bind(window)
  window.open = (address) => open(address, "_blank", "noopener,noreferrer")
}

/** Say of which text a new text in another language is the translation; `build.py check --fix` adds the rest. */
const namesItsOriginal =
  (originals) =>
  ({ entry }) => {
    const of = originals[entry.get("collection")]
    return entry.update("i18n", (texts) =>
      texts.map((text) =>
        text.update("data", (said) => (said.has("translation") ? said : said.set("translation", { of }))),
      ),
    )
  }

async function start() {
  keepInMemory()
  cutOpened()
  const { default: CMS } = await import("./program/index.js")
  const config = await (await fetch("config.json")).json()
  const originals = Object.fromEntries(config.collections.map(({ name, i18n }) => [name, i18n.default_locale]))
  CMS.registerEventListener({ name: "preSave", handler: namesItsOriginal(originals) })
  CMS.registerPreviewStyle(document.querySelector("[data-styles]").dataset.styles)
  CMS.init({ config })
}

if (window.top === window.self && !window.opener) start()
else document.querySelector("[data-alone]").hidden = false

// Starts the editing interface (Sveltia CMS) with the forms in config.json.
import CMS from "./program/index.js"

const config = await (await fetch("config.json")).json()
const originals = Object.fromEntries(config.collections.map(({ name, i18n }) => [name, i18n.default_locale]))

/** Say of which text a new text in another language is the translation; `build.py check --fix` adds the rest. */
function namesItsOriginal({ entry }) {
  const of = originals[entry.get("collection")]
  return entry.update("i18n", (texts) =>
    texts.map((text) => text.update("data", (said) => (said.has("translation") ? said : said.set("translation", { of })))),
  )
}

CMS.registerEventListener({ name: "preSave", handler: namesItsOriginal })
CMS.registerPreviewStyle(document.querySelector("[data-styles]").dataset.styles)
CMS.init({ config })

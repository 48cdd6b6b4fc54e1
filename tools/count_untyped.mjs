// Counts, in each script, the places whose type nobody says (TypeScript's noImplicitAny). How many there may be stands
// in tools/untyped.json, a script that is not listed has none; the numbers may only fall, and are lowered here.
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { basename } from "node:path"

const LIMITS = "tools/untyped.json"
const TSC = [
  "node_modules/typescript/bin/tsc",
  "--project",
  ".",
  "--noImplicitAny",
  "true",
  "--pretty",
  "false",
]

const { stdout } = spawnSync(process.execPath, TSC, { encoding: "utf8" })
const faults = [...stdout.matchAll(/^(\S+\.js)\((\d+),\d+\): error (.*)$/gm)]
const counts = {}
for (const [, file] of faults) counts[basename(file)] = (counts[basename(file)] ?? 0) + 1

const limits = JSON.parse(readFileSync(LIMITS, "utf8"))
const tooMany = Object.keys(counts).filter(file => counts[file] > (limits[file] ?? 0))
for (const file of tooMany) {
  console.log(`${file} has ${counts[file]} places without a type, and may have ${limits[file] ?? 0}:`)
  for (const [, where, line, said] of faults)
    if (basename(where) === file) console.log(`  ${where}:${line}: ${said}`)
}
if (tooMany.length) process.exit(1)

const lower = Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))
const text = `${JSON.stringify(Object.fromEntries(lower), null, 2)}\n`
if (text !== readFileSync(LIMITS, "utf8")) {
  writeFileSync(LIMITS, text)
  console.log(`${LIMITS} has lower numbers: commit it.`)
  process.exit(1)
}

// What answers a question at once: a figure of a country, figures of several side by side, the meaning of a term.

const MOST_COMPARED = 6

/** @import { Word } from "./search-types.js" */

// The groups of names in a question, each with the places of its words.
const placed = (matches, kind) => {
  const found = new Map()
  for (const { group, from, to } of matches)
    if (group[kind] && !found.has(group))
      found.set(
        group,
        Array.from({ length: to - from }, (_, at) => from + at),
      )
  return [...found]
    .map(([group, places]) => ({ group, places }))
    .sort((one, other) => one.places[0] - other.places[0])
}

// How many words of a name a question has, and which; nothing where one is missing.
const named = (name, words) => {
  const used = new Set()
  for (const wanted of name) {
    const at = words.findIndex((word, at) => !used.has(at) && word.keys.some(([own]) => wanted.includes(own)))
    if (at < 0) return undefined
    used.add(at)
  }
  return used
}

// The indicators of which a question has the most words, in their order; words that only ask may be left over, and,
// where a figure is asked for, as many others as are understood.
const indicatorsOf = (words, indicators, asksFigure) => {
  const found = indicators.flatMap(indicator => {
    const best = indicator.names
      .map(name => named(name, words))
      .filter(Boolean)
      .sort((one, other) => other.size - one.size)[0]
    if (!best?.size) return []
    const left = words.filter(
      ({ text, isAsking }, at) => !best.has(at) && !isAsking && !/^\d/.test(text),
    ).length
    return left > (asksFigure ? best.size : 0) ? [] : [{ key: indicator.key, size: best.size }]
  })
  const most = Math.max(0, ...found.map(({ size }) => size))
  return { keys: found.filter(({ size }) => size === most).map(({ key }) => key), size: most }
}

// The countries asked about and the indicators: a country may be part of the name of an indicator (Ukrainian refugees).
const subjectOf = (asked, indicators) => {
  const countries = placed(asked.matches, "country").slice(0, MOST_COMPARED)
  const isYear = ({ text }) => asked.years.includes(text)
  const options = [
    countries,
    ...(countries.length > 1 ? countries.map(one => countries.filter(other => other !== one)) : []),
  ]
  return options
    .map(chosen => {
      const taken = new Set(chosen.flatMap(({ places }) => places))
      const rest = asked.words.filter((word, at) => !taken.has(at) && !isYear(word))
      return {
        codes: chosen.map(({ group }) => group.country),
        ...indicatorsOf(rest, indicators, asked.asksFigure),
      }
    })
    .filter(({ codes, keys }) => codes.length && keys.length)
    .sort((one, other) => other.size - one.size || other.codes.length - one.codes.length)[0]
}

const rowsOf = (country, key) =>
  (country.indicators[key]?.rows ?? []).map(
    ([
      period,
      said,
      number = null,
      label = "",
      unit = "",
      change = null,
      signs = "",
      state = "sound",
      isBreak = false,
    ]) => ({
      period,
      said,
      number,
      label,
      unit,
      change,
      signs,
      state: number === null ? "missing" : state,
      isBreak,
    }),
  )

// The figure of a country: of the year asked for, else the newest that is known.
const figureOf = (country, key, year) => {
  const rows = rowsOf(country, key)
  const known = rows.filter(({ number }) => number !== null)
  const ofYear = year ? known.filter(({ period }) => period.startsWith(year)).pop() : undefined
  const { rows: _, ...indicator } = country.indicators[key]
  return {
    country: country.name,
    indicator,
    rows,
    row: ofYear ?? known.pop(),
    isNewest: !ofYear,
    missing: year && !ofYear ? year : undefined,
  }
}

// Of indicators that are as well named, the first that every country has; then that any has.
const shared = (keys, countries) =>
  keys.find(key => countries.every(({ indicators }) => key in indicators)) ??
  keys.find(key => countries.some(({ indicators }) => key in indicators))

const figures = async (asked, index) => {
  if (!asked.matches.some(({ group }) => group.country)) return undefined
  const { indicators, words, compare } = await index.file("answers")
  const subject = subjectOf(asked, indicators)
  if (!subject) return undefined
  const countries = await Promise.all(subject.codes.map(code => index.file(`figures/${code}`)))
  const key = shared(subject.keys, countries) ?? subject.keys[0]
  const held = countries.filter(({ indicators }) => key in indicators)
  return {
    kind: held.length > 1 ? "comparison" : held.length ? "figure" : "unknown",
    key,
    name: indicators.find(indicator => indicator.key === key).name,
    codes: subject.codes,
    words,
    figures: held.map(country => ({
      ...figureOf(country, key, asked.years[asked.years.length - 1]),
      url: country.url,
    })),
    without: countries.filter(country => !held.includes(country)).map(({ without }) => without),
    compare: `${compare}?${new URLSearchParams({ indicator: key, countries: subject.codes.join() })}`.replace(
      /%2C/g,
      ",",
    ),
  }
}

// The term that is asked about: all that was asked, or, where a meaning is asked for, the most of it.
const definition = async (asked, index) => {
  const terms = asked.matches
    .filter(({ group, isWhole }) => group.term && (asked.asksMeaning || isWhole))
    .sort((one, other) => other.to - other.from - (one.to - one.from))
  const [first] = terms
  const isEnough = first && (first.to - first.from) * 2 >= asked.told.length
  const term = isEnough ? first.group.term : asked.asksMeaning && (await termWith(asked.told, index))
  if (!term) return undefined
  const { words } = await index.file("answers")
  return { kind: "definition", words, key: term, ...(await index.definition(term)) }
}

// The term with the shortest name that has all the words asked about: refoulement is non-refoulement.
const termWith = async (words, index) => {
  const groups = (await index.file("synonyms")).filter(({ term }) => term)
  const found = groups.flatMap(({ term, here }) =>
    here
      .filter(name =>
        words.every(({ keys }) => keys.some(([own]) => name.some(wanted => wanted.includes(own)))),
      )
      .map(name => ({ term, length: name.length })),
  )
  return found.sort((one, other) => one.length - other.length)[0]?.term
}

export const answerTo = async (asked, index) =>
  asked.asksMeaning
    ? ((await definition(asked, index)) ?? figures(asked, index))
    : ((await figures(asked, index)) ?? definition(asked, index))

// What the parts of the search hand to each other. What the index has in its files is any: emn_site/search/ writes it.

/** What the search says in a language, and where its files are: `settings` of search-index/<language>.json. */
export interface Settings {
  root: string
  folder: string
  worker?: string
  styles: string
  locale: string
  address: string
  count: Record<string, string>
  none: string
  failed: string
  meant: string
  spelt: string
  exactly: string
  absent: string
  also: string
  elsewhere: string
  quoted: string
  source: string
  others: { locale: string; name: string; address: string; letters?: string }[]
}

/** Names of one thing: a country, a term or another name. `here` has for each name its words of the index. */
export interface Group {
  query_forms: string[]
  here: string[][][]
  targets: number
  country?: string
  term?: string
  page?: number
  /** What it is called, where it is neither. */
  name?: string
}

/** A word of a question: all words of the index it may be, lists of those that stand together for it. */
export interface Word {
  text: string
  plain: string
  parts: string[]
  keys: string[][]
  worth: number
  isAsking: boolean
}

/** Names of one thing found in a question, from one word up to another; `isComplete` if it has all that was told. */
export interface Match {
  group: Group
  from: number
  to: number
  isComplete: boolean
}

export interface Mended {
  from: string
  to: string
  isSure: boolean
}

/** A question read. */
export interface Asked {
  words: Word[]
  telling: Word[]
  matches: Match[]
  asksMeaning: boolean
  asksNewest: boolean
  asksFigure: boolean
  years: string[]
  spelt: string | undefined
  /** Words that were read as others; `isSure` where no other is as near. */
  mended: Mended[]
  /** Words that stand in no page. */
  absent: string[]
  isUnderstood: boolean
  /** Whether a word nobody here knows is a name in a language in which the site is only asked. */
  isForeign: boolean
  /** Whether no word is one of this language: they may stand in titles quoted. */
  isQuoted: boolean
  /** Whether words stand in quotation marks, are not wanted or are an identifier. */
  isNarrowed?: boolean
}

/** A page found; `parts` are what of the question it has. */
export interface Result {
  id: number
  score: number
  parts: { keys: string[] }[]
  isComplete?: boolean
  group?: number
  /** Number, address and year of other works of its series. */
  also?: [number, string, string][]
}

/** What was found; `spelt` is the question as it was understood, where it had mistakes. */
export interface Found {
  results: Result[]
  keys: string[]
  spelt: string | undefined
  asked: Asked
}

export interface Answered extends Found {
  answer: Answer | undefined
  engine: import("./search-engine.js").SearchEngine
  /** Whether the words are of the language of the engine, and only quoted in that of the page. */
  isOther?: boolean
}

/** How much each page has of a part of a question, by its number. */
export interface Weighed {
  scores: Float64Array
  matched: Float64Array
  inTitle: Uint8Array
  worth: number
  keys: string[]
}

export interface DefinitionAnswer {
  kind: "definition"
  statement: string
  name: string
  definition: string
  source: string
  url: string
}

export type Answer = import("./answer-types.js").FigureAnswer | DefinitionAnswer

// What the grammar of questions for figures reads and returns. emn_site/search/grammar.py writes the words.

/**
 * Words by number, each a stem and which endings it takes; phrases by kind and value: for each word of one the numbers
 * of those that will do.
 */
export interface Grammar {
  endings: string[][]
  words: [string, number][]
  phrases: Record<string, Record<string, number[][][]>>
  marks: Record<string, number[][][]>
  names: Record<string, number[][][]>
  codes: Record<string, string>
  countries: Record<string, string>
  network: string[]
  recipient_endings: string[]
  subject_endings: string[]
}

/** The same as it is written: phrases apart by ";", numbers of words that will do by "/"; all stems, all endings. */
export interface WrittenGrammar extends Omit<Grammar, "words" | "phrases" | "marks" | "names"> {
  words: [string, number[]]
  phrases: Record<string, Record<string, string>>
  names: Record<string, string>
}

/** A word of a question: as typed, its place, what stands before it, which words of the grammar it may be. */
export interface Token {
  surface: string
  at: number
  before: string
  isOdd: boolean
  isYear: boolean
  numbers: Set<number>
}

/** A part of a question from one word up to another, and what it does. */
export interface Piece {
  kind: string
  value: string
  from: number
  to: number
  surface: string
  /** Whether a dash joins it to the period before it. */
  isJoined?: boolean
}

/** What is asked for; of an obstacle, the word that stands in the way. */
export type Question =
  | { kind: "obstacle"; word: string; reason: "blocked" | "ambiguous" | "homonym"; codes: string[] }
  | {
      kind:
        | "figure"
        | "series"
        | "comparison"
        | "extreme"
        | "rank"
        | "sum"
        | "difference"
        | "origin"
        | "group"
        | "share"
      keys: string[]
      places: string[]
      origin: string | undefined
      group: string
      isHighest: boolean
      years: string[]
      month: string | undefined
      span: [string, string] | undefined
      source: string | undefined
    }

/** The figure of a country in one period, in words. */
export interface Row {
  period: string
  when: string
  number: number | null
  label: string
  unit: string
  change: string | null
  flags: string
  isKnown: boolean
  state: string
  isBreak: boolean
}

/** A line of an answer: who, the value, when, and what is said of it. */
export interface AnswerLine {
  name: string
  /** Where the figure stands by itself, where it does. */
  address?: string
  value: string
  when: string
  notes: string[]
}

/** What answers a question for a figure; `statement` is the same for a program: kind, places, indicator, period. */
export interface FigureAnswer {
  kind: "figure" | "gap"
  statement: string
  title: string
  url: string
  lines: AnswerLine[]
  table: { head: string[]; rows: string[][] } | undefined
  notes: string[]
  ways: [string, string][]
  // biome-ignore lint/suspicious/noExplicitAny: figures of emn_site/search/questions.py
  chart: { figures: { country: string; indicator: any; rows: Row[] }[]; words: any } | undefined
}

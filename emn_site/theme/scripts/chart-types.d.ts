// What the scripts of charts hand to each other, as emn_site/charts/ has it.

/** A value of a chart: `label` as it is written, `tooltip` with its period; `state` is sound, uncertain or missing. */
export interface Point {
  number: number | null
  label: string
  tooltip: string
  state: string
  isBreak: boolean
  flags?: string
}

/** A value that is known. */
export type Known = Point & { number: number }

/** Of lines, the marked one, else the first, stands out. */
export interface Series {
  code?: string
  name: string
  isMarked?: boolean
  points: Point[]
}

export interface Chart {
  title: string
  unit: string
  kind: string
  source: string
  periods: string[]
  series: Series[]
  words: Record<string, string>
  isInteger: boolean
  /** The height kept free above the plot for what is said of a period. */
  room?: number
}

/** charts/<indicator>.<language>.json, by emn_site/exports/embeds.py; a period is its name and how it is said. */
export interface ChartData {
  title: string
  unit: string
  kind: string
  decimals: number
  /** What parts the classes of the map, the classes in words, and the period that it begins with. */
  limits: number[]
  legend: string[]
  compared: string
  periods: [string, string][]
  series: {
    code: string
    name: string
    isMarked?: boolean
    source: string
    place?: string
    points: (Written | null)[]
  }[]
}

/** Number, label, signs, state, and whether a series breaks here. */
export type Written = [number | null, string, string?, string?, boolean?]

/** A shape with its class, its attributes, and its words: those of a text, else those it is called by. */
export type Mark = [string, string, Record<string, string | number>, string?]

export interface Plot {
  left: number
  right: number
  top: number
  bottom: number
}

export interface Scale {
  ticks: number[]
  at: (number: number) => number
}

export interface Drawing {
  width: number
  height: number
  marks: Mark[]
}

/** Marks, and how far down they reach. */
export interface Block {
  marks: Mark[]
  bottom: number
}

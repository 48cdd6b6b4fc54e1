// Reads charts/<indicator>.<language>.json, which emn_site/outputs/chart_data.py writes, as charts to draw.

const files = new Map()

// The file of an indicator; one that failed is asked for again.
export const readChart = address => {
  if (!files.has(address)) {
    const answer = fetch(address).then(found => (found.ok ? found.json() : Promise.reject(found.status)))
    answer.catch(() => files.delete(address))
    files.set(address, answer)
  }
  return files.get(address)
}

// A number of an axis as the build writes it: no zeros at its end, millions in words.
export const numberOf = (locale, decimals) => {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: Math.max(1, decimals) })
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 })
  return number => (Math.abs(number) < 1e6 ? plain : short).format(number)
}

const pointOf = (point, period, words) => {
  const [number, label, signs = "", state = "sound", isBreak = false] = point ?? [null, ""]
  const shown = number === null ? words.noData : label
  const said = `${period}: ${shown}${signs ? `; ${signs}` : ""}`
  return { number, label: shown, said, state: number === null ? "missing" : state, isBreak, signs }
}

// The chart of some countries, in the order of the alphabet, from the first period that one of them has.
export const chartOf = (data, codes, words) => {
  const series = data.series.filter(({ code }) => codes.includes(code))
  const known = data.periods.map((_, at) => series.some(({ points }) => points[at] && points[at][0] !== null))
  const first = Math.max(0, known.indexOf(true))
  const sources = [...new Set(series.map(({ source }) => source).filter(Boolean))]
  return {
    title: data.title,
    unit: data.unit,
    source: words.source.replace("{source}", sources.join("; ")),
    periods: data.periods.slice(first).map(([short]) => short),
    series: series.map(({ name, points }) => ({
      name,
      points: data.periods.slice(first).map(([, long], at) => pointOf(points[first + at], long, words)),
    })),
    words,
    isWhole: data.decimals === 0,
  }
}

// Which words a typed word may be a form of. The endings and the words come from emn_site/search/vocabulary.py;
// nothing is loaded but the words that begin as the typed one does.

// Small letters as the index has them (Python's casefold), and letters without their stroke, which Unicode does not
// take apart. emn_site/search/lemmatizer.py has the same; tests/shared/folds.yml has cases.
/** @type {Record<string, string>} */
const SMALL = { ς: "σ", ß: "ss" }
/** @type {Record<string, string>} */
const STROKES = { ł: "l", đ: "d", ø: "o", ħ: "h" }

/** @type {(text: string) => string} */
export const small = text => text.toLowerCase().replace(/[ςß]/g, letter => SMALL[letter])

/** @type {(text: string) => string} */
export const fold = text =>
  small(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łđøħ]/g, letter => STROKES[letter])

// What was made once, but for what failed: the next letter tries that again; with `most` of them all are forgotten.
/** @type {<T>(cache: Map<string, Promise<T>>, name: string, make: () => Promise<T>, most?: number) => Promise<T>} */
export const remembered = (cache, name, make, most = Number.POSITIVE_INFINITY) => {
  const known = cache.get(name)
  if (known) return known
  if (cache.size >= most) cache.clear()
  const promise = make()
  promise.catch(() => cache.delete(name))
  cache.set(name, promise)
  return promise
}

const SHORTEST_STEM = 3
const LONGEST_ENDING = 5
const MOST_KNOWN = 5000

/** @type {<T>(pairs: [string, T][], into?: Map<string, T[]>) => Map<string, T[]>} */
const grouped = (pairs, into = new Map()) => {
  for (const [key, value] of pairs) into.get(key)?.push(value) ?? into.set(key, [value])
  return into
}

// Whether a stem ends as a rule wants it; most of the rules are never asked.
/** @type {Map<string, RegExp>} */
const conditions = new Map()
/** @type {(condition: string, stem: string) => boolean | undefined} */
const fits = (condition, stem) => {
  if (!conditions.has(condition)) conditions.set(condition, new RegExp(`(?:${condition})$`, "u"))
  return conditions.get(condition)?.test(stem)
}

// The endings of a rule, each written as how many letters it shares with the one before and what follows these.
/** @type {(written: string) => string[]} */
const unpacked = written => {
  let last = ""
  return [...written.matchAll(/(\d+)(\D*)/g)].map(([, shared, rest]) => {
    last = last.slice(0, Number(shared)) + rest
    return last
  })
}

/**
 * An ending, what it takes the place of, for the words with which flag, where their stem fits; a word as the index has
 * it, and the word that it is a form of.
 * @typedef {{ ending: string, strip: string, flag: string, fits: string }} Rule
 * @typedef {{ stem: string, flags: string, key: string }} Word
 * @typedef {object} Rules
 * @property {Map<string, Rule[]>} exact
 * @property {Map<string, Rule[]>} folded
 * @property {RegExp} nominal
 * @property {string} verbal
 * @property {string[]} [prefixes]
 * @property {string[]} [nounPrefixes]
 * @property {string[]} [endings]
 * @property {[string, string][]} [alternations]
 * @typedef {{ listed: Word[], exact: Map<string, Word[]>, folded: Map<string, Word[]> }} Alike
 */

export class WordForms {
  #index
  #kind
  #cache = new Map()
  #known = new Map()

  // The words of any page (`forms`), or all words of the language (`lexicon`).
  /** @param {import("./search-index.js").SearchIndex} index @param {"forms" | "lexicon"} [kind] */
  constructor(index, kind = "forms") {
    this.#index = index
    this.#kind = kind
  }

  /** @returns {Promise<Rules>} */
  #rules() {
    return remembered(this.#cache, "rules", async () => {
      const rules = await this.#index.file("rules")
      /** @type {string[][]} */
      const [strips = [], flags, conditions, endings] = rules.suffixes
      const all = strips.flatMap((strip, at) =>
        unpacked(endings[at]).map(ending => ({ ending, strip, flag: flags[at], fits: conditions[at] })),
      )
      return {
        ...rules,
        exact: grouped(all.map(rule => [rule.ending, rule])),
        folded: grouped(all.map(rule => [fold(rule.ending), rule])),
        nominal: new RegExp(rules.nominalForms ?? "", "u"),
        verbal: rules.verbal ?? "",
      }
    })
  }

  // The words in any page that begin as a word does.
  /** @type {(word: string) => Promise<Alike>} */
  #alike(word) {
    const starts = (this.#kind === "lexicon" ? [2, 3] : [2]).map(length => fold(word).slice(0, length))
    return remembered(this.#cache, `forms/${starts.join()}`, async () => {
      const words = await Promise.all(starts.map(start => this.#index.listed(start, this.#kind)))
      const listed = words.flatMap(Object.entries).flatMap(([stem, value]) => {
        const [flags, ...keys] = value.split(" ")
        return (keys.length ? keys : [stem]).map((/** @type {string} */ key) => ({ stem, flags, key }))
      })
      return {
        listed,
        exact: grouped(listed.map(word => [word.stem, word])),
        folded: grouped(listed.map(word => [fold(word.stem), word])),
      }
    })
  }

  // The words a typed word is a form of; none where no page has one of them.
  /** @type {(query: string) => Promise<string[]>} */
  keys(query) {
    const word = small(query)
    return remembered(this.#known, word, () => this.#keys(word), MOST_KNOWN)
  }

  // Whether a word is one of these, or one of them with something before it: most of that stands only before verbs and
  // what is made of them.
  /** @type {(query: string) => Promise<boolean>} */
  async knows(query) {
    if ((await this.keys(query)).some(key => !key.startsWith("~"))) return true
    const { prefixes = [], nounPrefixes = prefixes } = await this.#rules()
    const word = fold(query)
    const parts = prefixes.filter(
      prefix => word.startsWith(fold(prefix)) && word.length - prefix.length > SHORTEST_STEM,
    )
    const found = await Promise.all(
      parts.map(async prefix => {
        const readings = await this.#read(small(query).slice(prefix.length))
        return readings.some(({ isVerbal }) => isVerbal || nounPrefixes.includes(prefix))
      }),
    )
    return found.some(Boolean)
  }

  // The words of the dictionary that a word is a form of, as it is typed or else without diacritics.
  /** @type {(word: string) => Promise<{ key: string, isVerbal: boolean }[]>} */
  async #read(word) {
    const [rules, alike] = await Promise.all([this.#rules(), this.#alike(word)])
    const plain = fold(word)
    const exact = plain === word ? [] : this.#readings(word, alike.exact, rules.exact, rules, text => text)
    return exact.length ? exact : this.#readings(plain, alike.folded, rules.folded, rules, fold)
  }

  /** @type {(word: string) => Promise<string[]>} */
  async #keys(word) {
    const found = (await this.#read(word)).map(({ key }) => key)
    const [rules, alike] = await Promise.all([this.#rules(), this.#alike(word)])
    if (!found.length) found.push(...this.#unlisted(fold(word), alike, rules))
    return [...new Set(found)]
  }

  // A word without rules is known by its stem: with a dictionary by endings, else by what pages have.
  /** @type {(plain: string, alike: Alike, rules: Rules) => string[]} */
  #unlisted(plain, alike, rules) {
    if (rules.endings) return (alike.exact.get(`~${this.#stem(plain, rules)}`) ?? []).map(({ key }) => key)
    const stems = grouped(alike.listed.map(({ key }) => [fold(key), key]))
    for (let end = plain.length; end >= Math.max(SHORTEST_STEM, plain.length - LONGEST_ENDING); end--)
      for (const stem of [plain.slice(0, end), `${plain.slice(0, end - 1)}i`])
        if (stems.has(stem)) return stems.get(stem) ?? []
    return []
  }

  /** @type {(form: string, words: Map<string, Word[]>, endings: Map<string, Rule[]>, rules: Rules, spelled: (text: string) => string) => { key: string, isVerbal: boolean }[]} */
  #readings(form, words, endings, rules, spelled) {
    const isOfVerbs = (/** @type {string} */ flag) => rules.verbal.includes(flag)
    const isVerbOnly = (/** @type {Word} */ { flags }) => [...flags].every(isOfVerbs)
    const isVerbal = (/** @type {Word} */ word) => word.key !== word.stem && isVerbOnly(word)
    /** @type {{ key: string, ending: string, isVerb: boolean }[]} */
    const nominal = []
    /** @type {typeof nominal} */
    const verbal = []
    for (const word of words.get(form) ?? [])
      if (!word.stem.startsWith("~"))
        (isVerbal(word) ? verbal : nominal).push({
          key: word.key,
          ending: "",
          isVerb: [...word.flags].some(isOfVerbs),
        })
    for (let cut = 1; cut <= form.length; cut++)
      for (const rule of endings.get(form.slice(cut)) ?? [])
        for (const word of words.get(form.slice(0, cut) + spelled(rule.strip)) ?? [])
          if (word.flags.includes(rule.flag) && word.stem.endsWith(rule.strip) && fits(rule.fits, word.stem))
            if (!rules.verbal.includes(rule.flag))
              nominal.push({ key: rules.verbal ? word.stem : word.key, ending: rule.ending, isVerb: false })
            else {
              verbal.push({ key: word.key, ending: rule.ending, isVerb: true })
              if (!isVerbOnly(word)) verbal.push({ key: word.stem, ending: rule.ending, isVerb: true })
            }
    const isOfVerb = (/** @type {{ key: string, isVerb: boolean }} */ { key, isVerb }) =>
      /[iy]mas$/.test(key) || isVerb
    const named = nominal.map(reading => ({ ...reading, isVerbal: isOfVerb(reading) || verbal.length > 0 }))
    if (named.some(({ key }) => /[iy]mas$/.test(key))) return named
    const verbs = verbal.filter(({ ending }) => !nominal.length || rules.nominal.test(ending))
    return [...named, ...verbs.map(reading => ({ ...reading, isVerbal: true }))]
  }

  /** @type {(plain: string, rules: Rules) => string} */
  #stem(plain, rules) {
    const ending = rules.endings?.find(
      ending => plain.endsWith(ending) && plain.length - ending.length >= SHORTEST_STEM,
    )
    const stem = ending ? plain.slice(0, -ending.length) : plain
    const softened = rules.alternations?.find(([soft]) => stem.endsWith(soft))
    return softened ? stem.slice(0, -softened[0].length) + softened[1] : stem
  }

  // What is left of a word without its ending, where the language tells endings.
  /** @type {(query: string) => Promise<string>} */
  async stem(query) {
    return this.#stem(fold(query), await this.#rules())
  }

  // The words that begin as typed, the most frequent first: what a reader sees who has not finished typing.
  /** @type {(query: string, most: number) => Promise<string[]>} */
  async beginning(query, most) {
    const plain = fold(query)
    if (plain.length < 2) return []
    const { listed } = await this.#alike(query)
    const keys = listed
      .filter(({ stem }) => fold(stem.replace("~", "")).startsWith(plain))
      .map(({ key }) => key)
    return [...new Set(keys)].slice(0, most)
  }
}

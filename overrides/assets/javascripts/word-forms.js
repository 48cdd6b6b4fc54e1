// Which words a typed word may be a form of. The endings and the words come from emn_site/search_words.py;
// nothing is loaded but the words that begin as the typed one does.

export const fold = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

const SPELLED = { ą: "aw", č: "cw", ę: "ew", ė: "ex", į: "iw", š: "sw", ų: "uw", ū: "ux", ž: "zw", "~": "xx" }
const token = key => `q${fold(key.replace(/[ąčęėįšųūž~]/g, letter => SPELLED[letter]))}q`
const SHORTEST_STEM = 3

const load = async address => {
  const response = await fetch(address)
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(response.statusText)
  return response.json()
}

const grouped = (pairs, into = new Map()) => {
  for (const [key, value] of pairs) into.get(key)?.push(value) ?? into.set(key, [value])
  return into
}

export class WordForms {
  #folder
  #shards = new Map()
  #rules

  constructor(folder) {
    this.#folder = folder
  }

  file(name) {
    return load(new URL(name, this.#folder))
  }

  #loadRules() {
    this.#rules ??= this.file("rules.json").then(rules => {
      if (!rules) return undefined
      const all = Object.entries(rules.suffixes).flatMap(([ending, found]) =>
        found.map(([strip, flag, condition]) => ({
          ending,
          strip,
          flag,
          condition: new RegExp(`(?:${condition})$`, "u"),
        })),
      )
      return {
        ...rules,
        exact: grouped(all.map(rule => [rule.ending, rule])),
        folded: grouped(all.map(rule => [fold(rule.ending), rule])),
        nominal: new RegExp(rules.nominalForms, "u"),
      }
    })
    return this.#rules
  }

  #loadShard(word) {
    const start = fold(word).slice(0, 2)
    if (!this.#shards.has(start))
      this.#shards.set(
        start,
        this.file(`${encodeURIComponent(start)}.json`).then(words => {
          const listed = Object.entries(words ?? {}).map(([stem, value]) => {
            const [flags, key] = value.split(" ")
            return { stem, flags, key: key ?? stem }
          })
          return {
            listed,
            exact: grouped(listed.map(word => [word.stem, word])),
            folded: grouped(listed.map(word => [fold(word.stem), word])),
          }
        }),
      )
    return this.#shards.get(start)
  }

  // The names of the words a typed word is a form of, as they stand in the index.
  async tokens(typed) {
    const word = typed.toLowerCase()
    const [rules, shard] = await Promise.all([this.#loadRules(), this.#loadShard(word)])
    if (!rules) return undefined
    const plain = fold(word)
    const exact = plain === word ? [] : this.#readings(word, shard.exact, rules.exact, rules, text => text)
    const found = exact.length ? exact : this.#readings(plain, shard.folded, rules.folded, rules, fold)
    if (!found.length && shard.exact.has(`~${this.#stem(plain, rules)}`)) found.push(`~${this.#stem(plain, rules)}`)
    return [...new Set(found)].map(token)
  }

  #readings(form, words, endings, rules, spelled) {
    const isVerbal = word => word.key !== word.stem && [...word.flags].every(flag => rules.verbal.includes(flag))
    const nominal = []
    const verbal = []
    for (const word of words.get(form) ?? [])
      if (!word.stem.startsWith("~")) (isVerbal(word) ? verbal : nominal).push({ key: word.key, ending: "" })
    for (let cut = 1; cut <= form.length; cut++)
      for (const rule of endings.get(form.slice(cut)) ?? [])
        for (const word of words.get(form.slice(0, cut) + spelled(rule.strip)) ?? [])
          if (
            word.flags.includes(rule.flag) &&
            word.stem.endsWith(rule.strip) &&
            rule.condition.test(word.stem)
          )
            if (!rules.verbal.includes(rule.flag)) nominal.push({ key: word.stem, ending: rule.ending })
            else {
              verbal.push({ key: word.key, ending: rule.ending })
              if (![...word.flags].every(flag => rules.verbal.includes(flag)))
                verbal.push({ key: word.stem, ending: rule.ending })
            }
    if (nominal.some(({ key }) => /[iy]mas$/.test(key))) return nominal.map(({ key }) => key)
    const kept = verbal.filter(({ ending }) => !nominal.length || rules.nominal.test(ending))
    return [...nominal, ...kept].map(({ key }) => key)
  }

  #stem(plain, rules) {
    const ending = rules.endings.find(
      ending => plain.endsWith(ending) && plain.length - ending.length >= SHORTEST_STEM,
    )
    const stem = ending ? plain.slice(0, -ending.length) : plain
    const softened = rules.alternations.find(([soft]) => stem.endsWith(soft))
    return softened ? stem.slice(0, -softened[0].length) + softened[1] : stem
  }

  // The names of the words that begin as typed: what a reader sees who has not finished typing.
  async beginning(typed, most) {
    const plain = fold(typed)
    if (plain.length < 2 || !(await this.#loadRules())) return []
    const { listed } = await this.#loadShard(typed)
    const keys = listed
      .filter(({ stem }) => fold(stem.replace("~", "")).startsWith(plain))
      .sort((one, other) => one.stem.length - other.stem.length || (one.stem < other.stem ? -1 : 1))
      .map(({ key }) => key)
    return [...new Set(keys)].slice(0, most).map(token)
  }
}

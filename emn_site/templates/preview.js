// Over a page that is being written: shows it anew when a file is saved, and says what is wrong meanwhile.

const { turn, said } = JSON.parse(document.getElementById("emn-preview").textContent)
const AGAIN = 500 // milliseconds, when nobody answers: the server is being started afresh

const STYLE = `
  :host { all: initial; position: fixed; inset: auto 1rem 1rem; z-index: 99; display: block }
  section { max-height: 45vh; overflow: auto; padding: 1rem 1.25rem; border-inline-start: .4rem solid #c5281c;
    background: #fff; color: #1a1a1a; box-shadow: 0 2px 16px #0006; font: 1rem/1.45 system-ui, sans-serif }
  h2 { margin: 0 0 .5rem; font-size: 1.1rem }
  ul { margin: 0; padding: 0; list-style: none }
  li + li { margin-top: .6rem }
  b { display: block; font: .9rem ui-monospace, monospace; overflow-wrap: anywhere }
  button { float: inline-end; padding: .4rem .8rem; font: inherit }
`

const place = document.createElement("div")
const room = place.attachShadow({ mode: "open" })
const made = (name, text = "") => Object.assign(document.createElement(name), { textContent: text })

const show = problems => {
  place.remove()
  if (!problems.length) return
  const box = made("section")
  box.setAttribute("role", "alert")
  box.lang = said.locale ?? ""
  const hide = made("button", said.hide)
  hide.addEventListener("click", () => place.remove())
  const list = made("ul")
  const isOwn = problem => problem.startsWith(`${said.file}:`)
  for (const problem of [...problems.filter(isOwn), ...problems.filter(problem => !isOwn(problem))]) {
    const [, where, sentence] = /^(.*?:\d+): (.*)$/s.exec(problem) ?? [undefined, "", problem]
    const item = made("li")
    item.append(made("b", where), sentence)
    list.append(item)
  }
  box.append(hide, made("h2", said.mistakes.replace("{count}", String(problems.length))), list)
  room.replaceChildren(made("style", STYLE), box)
  document.body.append(place)
}

let told = ""
const ask = async () => {
  try {
    const response = await fetch(`/-/state?${new URLSearchParams({ turn: String(turn), told: told || "-1" })}`)
    const state = await response.json()
    if (state.turn !== turn) return location.reload()
    told = state.told
    show(state.problems)
    ask()
  } catch {
    setTimeout(ask, AGAIN)
  }
}
ask()

// What happened in the home country stands over a comparison that shows it: the country, and its newest period.

const frame = document.querySelector("[data-frame]")
const { home } = JSON.parse(frame.querySelector("[data-frame-settings]").textContent).words
const finding = document.querySelector("[data-frame-finding]")

frame.querySelector("[data-take]").addEventListener("seen", () => {
  const { dataset } = frame.querySelector("[name=indicator]").selectedOptions[0]
  const isShown = frame.querySelector(`[data-chips] [data-code="${home}"]`)
  finding.textContent = isShown && !frame.dataset.ends ? dataset.finding : ""
})

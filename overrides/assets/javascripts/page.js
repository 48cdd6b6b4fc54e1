// The few things of a page that move: the menu on a phone, light or dark, the place in the contents.

const menuSwitch = document.querySelector("[data-menu-switch]")
const header = document.querySelector(".emn-header")
menuSwitch.hidden = false
header.classList.add("emn-header--folded")
menuSwitch.addEventListener("click", () => {
  const isOpen = menuSwitch.getAttribute("aria-expanded") === "true"
  menuSwitch.setAttribute("aria-expanded", String(!isOpen))
  header.classList.toggle("emn-header--folded", isOpen)
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && menuSwitch.getAttribute("aria-expanded") === "true") {
    menuSwitch.click()
    menuSwitch.focus()
  }
})

const schemeSwitch = document.querySelector("[data-scheme-switch]")
schemeSwitch.hidden = false
schemeSwitch.addEventListener("click", () => {
  const root = document.documentElement
  const isDark = root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.scheme = isDark ? "light" : "dark"
  try {
    localStorage.setItem("emn-scheme", root.dataset.scheme)
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
})

const contents = document.querySelector("[data-contents]")
if (contents) contents.open = matchMedia("(min-width: 64em)").matches

const places = new Map()
for (const link of document.querySelectorAll(".emn-contents a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (heading) places.set(heading, link)
}
const follow = new IntersectionObserver(
  entries => {
    const entered = entries.filter(entry => entry.isIntersecting).at(-1)
    if (!entered) return
    for (const [heading, link] of places)
      if (heading === entered.target) {
        link.setAttribute("aria-current", "location")
        const list = link.closest("nav") // Scrolls by itself where it stands beside the text.
        list.scrollTop = link.offsetTop - list.clientHeight / 2
      } else link.removeAttribute("aria-current")
  },
  { rootMargin: "0px 0px -70% 0px" },
)
places.forEach((_, heading) => follow.observe(heading))

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim())
    button.textContent = button.dataset.copied
  })
}

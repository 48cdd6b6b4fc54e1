// Elements of the page with their class and words.

/** @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, className?: string, text?: string) => HTMLElementTagNameMap[Name]} */
export const element = (name, className, text) => {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

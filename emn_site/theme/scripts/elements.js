// Elements of the page with their class and words.

/** @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, className?: string, text?: string) => HTMLElementTagNameMap[Name]} */
export const element = (name, className, text) => {
  const node = document.createElement(name)
  if (className) node.className = className
  if (text) node.textContent = text
  return node
}

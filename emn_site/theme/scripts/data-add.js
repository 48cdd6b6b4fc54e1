// A country is added to those chosen: with a pointer by choosing it, with keys by Enter or by the button beside the list,
// as arrows only go through the names.

/** @type {(select: any, button: any, add: (code: string) => void) => void} */
export const setUpAdding = (select, button, add) => {
  let isByKeys = false
  const commit = () => {
    const { value } = select
    if (!value) return
    select.value = ""
    button.hidden = true
    add(value)
  }
  for (const kind of ["pointerdown", "focus"])
    select.addEventListener(kind, () => {
      isByKeys = false
    })
  select.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    isByKeys = event.key !== "Tab"
    if (event.key !== "Enter" || !select.value) return
    event.preventDefault()
    commit()
  })
  for (const kind of ["input", "change"])
    select.addEventListener(kind, (/** @type {Event} */ event) => {
      event.stopPropagation() // which the form would take for a choice
      button.hidden = !select.value
      if (kind === "change" && !isByKeys) commit()
    })
  button.addEventListener("click", commit)
}

// The focus stays where a reader works: at the list, at the chip that took the place of one taken away, or at the last.
/** @type {(chips: ParentNode, select: any, at?: number) => void} */
export const keepFocus = (chips, select, at = Infinity) => {
  const every = [...chips.querySelectorAll("button[data-code]")]
  const free = every.filter(one => !one.disabled)
  const next = free.find(one => every.indexOf(one) >= at)
  const wanted = next ?? (select.disabled ? free[free.length - 1] : select)
  wanted?.focus()
}

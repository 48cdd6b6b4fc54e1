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
    isByKeys = true
    if (event.key !== "Enter" || !select.value) return
    event.preventDefault()
    commit()
  })
  select.addEventListener("change", (/** @type {Event} */ event) => {
    event.stopPropagation() // which the form would take for a choice
    if (isByKeys) button.hidden = false
    else commit()
  })
  button.addEventListener("click", commit)
}

// The focus stays where a reader works: at the list, or at the last chip where no more can be chosen.
/** @type {(chips: ParentNode, select: any) => void} */
export const keepFocus = (chips, select) =>
  (select.disabled ? [...chips.querySelectorAll("[data-code]:enabled")].pop() : select)?.focus()

// From which period to which: two lists and two handles on one track that say the same.

/** @type {(form: any, periods: [string, string][], first: string, last: string) => void} */
export const setSpan = (form, periods, first, last) => {
  const { from, to } = form.elements
  const values = periods.map(([period]) => period)
  for (const [select, value] of [
    [from, first],
    [to, last],
  ]) {
    if ([...select.options].map(one => one.value).join() !== values.join())
      select.replaceChildren(...periods.map(([period, words]) => new Option(words, period)))
    // A bound may be shorter than a period (2024-06 is from 2024 on and up to 2024), or beyond what a scale has.
    const bound = value ?? ""
    const upTo = values.filter(one => one.slice(0, bound.length) <= bound)
    const newest = values[values.length - 1]
    select.value =
      select === from
        ? (values.find(one => one.slice(0, bound.length) >= bound) ?? newest)
        : (upTo[upTo.length - 1] ?? values[0])
  }
  const track = form.elements["from-slider"].parentElement
  for (const [name, select] of [
    ["from", from],
    ["to", to],
  ]) {
    const slider = form.elements[`${name}-slider`]
    slider.max = String(values.length - 1)
    slider.value = String(select.selectedIndex)
    slider.setAttribute("aria-valuetext", select.selectedOptions[0]?.text ?? "")
    track.style.setProperty(`--${name}`, String(select.selectedIndex / Math.max(1, values.length - 1)))
  }
}

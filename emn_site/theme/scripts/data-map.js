// The map of a frame for data: fetched when first asked for, painted for the year that is chosen.

/** @import { ChartData } from "./chart-types.js" */

/**
 * @typedef {object} MapChoice
 * @property {URL} address where the map is
 * @property {string | undefined} countries the codes of those it shows
 * @property {string | undefined} title
 * @property {string | null} year
 * @property {(index: number) => void} turn called with the place of the year that a reader turns to
 */

/** @type {(panel: HTMLElement, data: ChartData, choice: MapChoice) => Promise<void>} */
export const fillMap = async (panel, data, { address, countries, title, year, turn }) => {
  const { fetchMap, paint, sayNames } = await import(new URL("map-classes.js", import.meta.url).href)
  if (!panel.firstElementChild) panel.append(await fetchMap(address, countries, panel.id))
  const map = panel.querySelector(".emn-map")
  const slider = map.querySelector("input")
  if (slider.hidden) {
    sayNames(map)
    slider.hidden = false
    slider.addEventListener("input", () => turn(Number(slider.value)))
  }
  slider.max = String(data.periods.length - 1)
  const asked = data.periods.findIndex(([period]) => period === year)
  const usual = data.periods.findIndex(([period]) => period === data.compared)
  map.dataset.picture = title
  paint(map, data, asked < 0 ? usual : asked)
}

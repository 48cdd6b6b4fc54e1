"""Charts: what stands where. One engine for every chart of the site; a template draws what it returns.

Nothing here knows what is counted or in which language: a `Chart` comes with its words, and a `Drawing`
is shapes with their places. The same rules live in `emn_site/theme/scripts/chart.js` for what moves
in the browser; `tests/browser/test_drawing.py` holds both to the same drawings.
"""

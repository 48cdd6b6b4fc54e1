"""Figures and facts about countries: values, changes, ranks, comparisons, and what a chart draws of them."""

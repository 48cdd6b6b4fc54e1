"""Reading as a language editor does: house style, words to avoid, law without a date, spelling.

What is found are warnings: a person decides. Nothing of it goes into a build.
"""

"""What the commands for editors write into docs/ and data/: new texts, translations, moves.

Each function says what is to be written and removed, and changes nothing itself (`edits.Edits`).
"""

"""The door: the only floor that reads files. What comes through it is clean, bounded, typed and rendered."""

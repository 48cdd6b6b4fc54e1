"""What the commands of `build.py` do, and how each of them ends: with what was asked for, or one sentence."""

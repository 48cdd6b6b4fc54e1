"""The search: which word a form belongs to, how words are cut, and the index that browsers load."""

"""The vocabulary: what the files say, checked and typed; reads nothing and knows no words of a language."""

"""Nothing is made twice: what functions returned is kept by what it was made of; the rest is shared out."""

"""Nothing is made twice: what pure functions returned is kept by what it was made of; what is not, is shared out."""

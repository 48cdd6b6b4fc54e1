"""The development server: each page as it is asked for, and what is wrong shown over it."""

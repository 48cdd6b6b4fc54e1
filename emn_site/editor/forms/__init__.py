"""Editing in the browser: the forms of Sveltia CMS, made from the models, and the page that shows them."""

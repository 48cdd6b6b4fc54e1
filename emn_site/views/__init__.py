"""What a template of the frame needs to know of a page, in words and addresses."""

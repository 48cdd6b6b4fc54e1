"""What a person looks at before a change is published: what it does, links elsewhere, the preview."""

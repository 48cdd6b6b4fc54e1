"""A newcomer's stories: each makes a change as somebody would who has just read ARCHITECTURE.md."""

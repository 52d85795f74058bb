"""Projects: what a user has made of sources, kept in a file of its own."""

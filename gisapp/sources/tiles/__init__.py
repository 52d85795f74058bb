"""Archives of tiles on disk, and the list of online base maps."""

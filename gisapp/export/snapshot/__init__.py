"""The HTML page that has map, facts, search and table in one file."""

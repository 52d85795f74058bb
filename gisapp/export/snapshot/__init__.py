"""The HTML page that holds map, facts, search and table in one file."""

"""Pages for print: a sheet with a map and what belongs around it."""

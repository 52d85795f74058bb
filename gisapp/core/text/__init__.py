"""Values become words: two languages, units, numbers, positions."""

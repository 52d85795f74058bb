"""Building blocks that several panels share."""

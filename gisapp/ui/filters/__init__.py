"""Filters as users set them: the values and the histogram of a column, and chips over the map."""

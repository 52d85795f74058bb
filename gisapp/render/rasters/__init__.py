"""Rasters become pictures of the map, tile by tile."""

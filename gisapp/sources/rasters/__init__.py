"""GeoTIFFs and pictures with a world file become layers, read piece by piece as they are seen."""

"""The map as a picture, with what belongs to it: title, legend, scale, sources."""

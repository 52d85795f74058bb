"""Where things lie: extents, viewports, CRSs, distances and areas on the ellipsoid."""

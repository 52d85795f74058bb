"""Features through QPainter: shapes, points, clusters, symbols."""

"""What frames of lines and polygons keep for the frames after them."""

from gisapp.core.geometry.level_of_detail import ReducedCache
from gisapp.render.features.path_cache import PathCache


class ShapeCache:
    """Reduced geometry of few features, and paths of many; keeps no layer alive."""

    def __init__(self) -> None:
        self.reduced = ReducedCache()
        self.paths = PathCache()

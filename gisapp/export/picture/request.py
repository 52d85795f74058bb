"""What a picture of the map shall show: frozen, so that a worker may paint it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent
from gisapp.export.shown_content import ShownContent
from gisapp.render.palette import Palette
from gisapp.render.tiles.gathering import GatheredTiles

PicturePart = Literal[
    "title", "legend", "scale_bar", "north_arrow", "sources", "selection", "basemap"
]
PICTURE_PARTS: tuple[PicturePart, ...] = (
    *("title", "legend", "scale_bar", "north_arrow", "sources", "selection", "basemap"),
)
"""What a user may leave out."""
SCREEN_DPI = 96
LEAST_DPI, MOST_DPI = 96, 600
MOST_PX = 32_767
"""Qt paints no larger picture than this."""


@dataclass(frozen=True, eq=False)
class PictureRequest:
    """A picture as the user wants it.

    Parameters
    ----------
    content : ShownContent
        The layers to paint, and the language of the picture.
    extent : Extent
        What it is about, in EPSG:3857.
    size_px : (int, int)
        Its width and height, in its own pixels.
    dpi : int
        Pixels an inch: symbols and letters have the same size on paper whatever it is.
    created : datetime
        When it is made.
    scale : float or None
        n of 1 : n; None for what shows the whole extent.
    selection : FeatureSet
        What is marked.
    tiles : GatheredTiles or None
        What lies below the layers.
    """

    content: ShownContent
    extent: Extent
    palette: Palette
    created: datetime
    size_px: tuple[int, int]
    dpi: int = SCREEN_DPI
    scale: float | None = None
    title: str = ""
    parts: frozenset[PicturePart] = frozenset(PICTURE_PARTS)
    selection: FeatureSet = field(default_factory=FeatureSet)
    tiles: GatheredTiles | None = None

    @property
    def ratio(self) -> float:
        """Pixels of the picture for each of 1/96 inch."""
        return self.dpi / SCREEN_DPI

    @property
    def size_mm(self) -> tuple[float, float]:
        """Its width and height on paper."""
        width, height = (each * 25.4 / self.dpi for each in self.size_px)
        return width, height

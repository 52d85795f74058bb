"""What a printed sheet shall show: frozen, so that a worker may paint it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.extent import Extent
from gisapp.export.layout.paper import Paper
from gisapp.export.shown_content import ShownContent
from gisapp.render.palette import Palette
from gisapp.render.tiles.gathering import GatheredTiles

Template = Literal["map", "table", "facts"]
TEMPLATES: tuple[Template, ...] = ("map", "table", "facts")
"""A map; a map with the rows of what is selected; a map with the facts of what is selected."""
Part = Literal["legend", "counts", "scale_bar", "north_arrow", "inset", "sources", "selection"]
PARTS: tuple[Part, ...] = (
    *("legend", "counts", "scale_bar", "north_arrow", "inset", "sources", "selection"),
)
"""What a user may leave out."""


@dataclass(frozen=True, eq=False)
class LayoutRequest:
    """A sheet as the user wants it.

    Parameters
    ----------
    content : ShownContent
        The layers to paint and the facts to tell, and the language of the sheet.
    extent : Extent
        What the map is about, in EPSG:3857.
    palette : Palette
        Of paper, which is light.
    created : datetime
        When the sheet is made.
    scale : float or None
        n of 1 : n; None for a round one that shows the whole extent.
    disclaimer : str
        What stands in a frame beside the title, such as 示意图; empty for nothing.
    review_number : str
        The number under which the map was approved, 审图号; empty where there is none.
    parts : frozenset of Part
        What is on the sheet.
    selection : FeatureSet
        What is marked on the map, and told in the table.
    subject_uid : str
        The subject whose facts are told, of one of the datasets; empty for none.
    tiles : GatheredTiles or None
        What lies below the layers.
    """

    content: ShownContent
    extent: Extent
    palette: Palette
    created: datetime
    paper: Paper = "A4"
    is_landscape: bool = True
    template: Template = "map"
    scale: float | None = None
    title: str = ""
    author: str = ""
    disclaimer: str = ""
    review_number: str = ""
    parts: frozenset[Part] = frozenset(PARTS)
    selection: FeatureSet = field(default_factory=FeatureSet)
    subject_uid: str = ""
    tiles: GatheredTiles | None = None

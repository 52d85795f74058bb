"""What has been read of a source so far."""

from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent
from gisapp.core.tiles.basemap import TileArchive


@dataclass(frozen=True)
class OpenedSource:
    """One step of reading a source: its layers, facts or tiles as far as they have come.

    Parameters
    ----------
    uri : str
        What was asked for, a path or `FILE::LAYER`; empty for the embedded data.
    layers : tuple of Layer
        From bottom to top. A layer that is the same as in the step before has not grown.
    dataset : ParkDataset or None
        The facts of a source with the park schema; None for all others.
    share : float or None
        How much of the source has been read, 1 when no more will come; None where the source
        doesn't say how much it has.
    extent : Extent or None
        Where the source says that all its layers lie, in EPSG:3857; None where it doesn't say.
    tiles : TileArchive or None
        The open archive of a source that has tiles instead of layers. Who takes it closes it.
    """

    uri: str
    layers: tuple[Layer, ...] = ()
    dataset: ParkDataset | None = None
    share: float | None = 1.0
    extent: Extent | None = None
    tiles: TileArchive | None = None

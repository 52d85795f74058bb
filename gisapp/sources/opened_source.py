"""What a source holds, as far as it has been read."""

from dataclasses import dataclass

from gisapp.core.layers.layer import Layer
from gisapp.core.parks.dataset import ParkDataset
from gisapp.core.space.extent import Extent


@dataclass(frozen=True)
class OpenedSource:
    """Layers from bottom to top, and facts where the source has the park schema.

    Parameters
    ----------
    share : float or None
        How much of the source has been read, 1 for all that will be; None where it cannot tell.
    extent : Extent or None
        Where the source says that all its layers lie, in EPSG:3857; None where it doesn't say.
    """

    uri: str
    layers: tuple[Layer, ...]
    dataset: ParkDataset | None = None
    share: float | None = 1.0
    extent: Extent | None = None

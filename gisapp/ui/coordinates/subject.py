"""What the coordinates dialog asks about: a table, and what is said of it by now."""

from dataclasses import dataclass
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.read_as import AS_STATED, ReadAs
from gisapp.core.space.crs import Bounds
from gisapp.core.space.extent import Extent
from gisapp.core.space.georeference import Georeference
from gisapp.session.unplaced import UnplacedTable
from gisapp.sources.source_name import table_identity
from gisapp.sources.stand_ins.private_folder import readable_name

_REGION = 500_000.0
"""Of metres, numbers that differ more are those of another zone."""


@dataclass(frozen=True)
class Subject:
    """A table of a file.

    Parameters
    ----------
    source, layer : str
        As in `LayerOrigin`.
    read_as : ReadAs
        How it is read now.
    bounds : (float, float, float, float) or None
        xmin, ymin, xmax, ymax in its own numbers, where they are known.
    layer_id : str
        Of its layer on the map; "" for one that is not there yet.
    crs : str or None
        The CRS in which it is on the map.
    extent : Extent or None
        Where it is on the map, in EPSG:3857.
    """

    source: str
    layer: str
    read_as: ReadAs = AS_STATED
    bounds: Bounds | None = None
    layer_id: str = ""
    crs: str | None = None
    extent: Extent | None = None

    @classmethod
    def of_layer(cls, layer: Layer) -> "Subject":
        """Return the table of a layer on the map."""
        origin = layer.origin
        return cls(
            origin.source,
            origin.layer,
            origin.read_as,
            layer_id=layer.layer_id,
            crs=origin.crs,
            extent=layer.bounds,
        )

    @classmethod
    def of_table(cls, table: UnplacedTable) -> "Subject":
        """Return a table that lies nobody knows where."""
        return cls(table.source, table.layer, bounds=table.bounds)

    @property
    def own_bounds(self) -> Bounds | None:
        """Its bounds in its own numbers, in a worker; None where nothing is known of them."""
        if self.bounds is not None or self.extent is None or self.crs is None:
            return self.bounds
        said = self.read_as
        way = Georeference(self.crs, said.is_swapped, said.correction, said.datum_shift)
        return way.extent_from_map(self.extent)

    def is_like(self, other: "Subject") -> bool:
        """True where what is said of one may be meant of the other: of a file, or of a region.

        Tables whose numbers are not known are like all.
        """
        if self.source == other.source or self.bounds is None or other.bounds is None:
            return True
        places = zip(_middle(self.bounds), _middle(other.bounds), strict=True)
        return all(abs(a - b) <= min(_REGION, max(abs(a), abs(b)) / 2) for a, b in places)

    @property
    def identity(self) -> str:
        """The same for all names that the table can have."""
        return table_identity(self.source, self.layer)

    @property
    def file(self) -> str:
        """What its file is called."""
        return readable_name(Path(self.source).name)


def _middle(bounds: Bounds) -> tuple[float, float]:
    xmin, ymin, xmax, ymax = bounds
    return (xmin + xmax) / 2, (ymin + ymax) / 2

"""What a vector file says of one of its layers, and the stream in which its rows come."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gisapp.core.layers.attributes import Field
from gisapp.core.space.crs import Bounds

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_SIZE = 16384
"""Features read at a time: few enough that their arrays fit into the processor's cache."""


@dataclass(frozen=True)
class LayerInfo:
    """What a file says of one of its layers.

    `crs` is `EPSG:n`, else WKT2, else None; `geometry_type` is GDAL's word, "Unknown" where
    kinds may be mixed; `features` and `bounds`, xmin, ymin, xmax, ymax in the file's own numbers,
    are None where only reading would tell; `counts_exactly`: reading yields just so many features
    unless the file is damaged; `finds_by_id`: one feature is read without reading those before
    it; `finds_by_extent`: an extent is read without reading the rest; `size_bytes`: about how
    much the geometry and attributes of all layers of the file are, uncompressed.
    """

    fields: tuple[Field, ...]
    crs: str | None
    geometry_type: str
    encoding: str
    features: int | None
    counts_exactly: bool
    bounds: Bounds | None
    finds_by_id: bool
    finds_by_extent: bool
    size_bytes: int


@dataclass(frozen=True)
class ArrowStream:
    """The rows of a layer as Arrow record batches, and what two of the columns are called."""

    batches: "pa.RecordBatchReader"
    id_column: str
    geometry_column: str

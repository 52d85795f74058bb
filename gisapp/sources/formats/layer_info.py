"""What a vector file states about a layer, what it can be asked for, and how its rows come."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.space.crs import Bounds

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_SIZE = 16384
"""Features read at a time: few enough that their arrays fit into the processor's cache."""


@dataclass(frozen=True)
class LayerInfo:
    """What a file states about one of its layers.

    Parameters
    ----------
    fields : tuple of Field
        The attributes, in the file's order, with GDAL's words for their types; each name once.
    crs : str or None
        `EPSG:n`, else WKT2; None where the file doesn't say.
    geometry_type : str
        GDAL's word, such as "Polygon" or "Point Z"; "Unknown" where kinds may be mixed.
    encoding : str
        Of the texts.
    features : int or None
        How many features there are; None where only reading shows it.
    counts_exactly : bool
        Reading yields exactly `features` features unless the file is damaged.
    bounds : tuple of float or None
        xmin, ymin, xmax, ymax in the layer's own CRS; None where only reading shows it.
    finds_by_id : bool
        One feature is read without reading those before it.
    finds_by_extent : bool
        The features in an extent are read without reading the rest.
    size_bytes : int
        About how much the geometry and attributes of all layers of the file are, uncompressed.
    has_ids : bool
        False where nothing in the file tells a row from others, as in some views.
    notes : tuple of (str, str)
        What else the file states of the layer: a name and a value each, as they are written.
    problems : tuple of Problem
        What had to be put right, or guessed, to read it like this.
    is_shown : bool
        False for a layer that is switched off in the file.
    folders : tuple of str
        The folders of the file that lead to the layer, the layer's own for last; empty where the
        file has none.
    total_rows : tuple of int or None
        The ids of the rows that are totals of others; None where nobody looked for them.
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
    has_ids: bool = True
    notes: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    is_shown: bool = True
    folders: tuple[str, ...] = ()
    total_rows: tuple[int, ...] | None = None


@dataclass(frozen=True)
class ArrowQuery:
    """What to read of a layer.

    Parameters
    ----------
    columns : tuple of str or None
        The attributes; None for all.
    feature_ids : tuple of int or None
        The features by id; None for all.
    bbox : tuple of float or None
        xmin, ymin, xmax, ymax in the layer's own CRS: the features that touch this box, from
        GeoParquet also those of which only the bounds touch it; None for all. Not together with
        `feature_ids`.
    geometry : bool
        True to read geometry too, as well-known binary.
    encoding : str or None
        Of texts, in place of the one that the file states; GeoParquet's is always UTF-8.
    progress : Progress
        Asked whether to stop while a source waits that may wait for ever.
    """

    columns: tuple[str, ...] | None = None
    feature_ids: tuple[int, ...] | None = None
    bbox: Bounds | None = None
    geometry: bool = False
    encoding: str | None = None
    progress: Progress = field(default=NO_PROGRESS, compare=False, repr=False)

    @property
    def is_whole(self) -> bool:
        """True if all features are asked for."""
        return self.feature_ids is None and self.bbox is None


@dataclass(frozen=True)
class ArrowStream:
    """The rows of a layer, as they are read.

    Parameters
    ----------
    batches : pyarrow.RecordBatchReader
        The attributes asked for, the ids, and geometry where it was asked for; each name once.
    id_column, geometry_column : str
        What the columns with the feature ids and the geometry are called: unlike any attribute.
    """

    batches: "pa.RecordBatchReader"
    id_column: str
    geometry_column: str

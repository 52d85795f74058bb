"""What every vector file can be asked, whatever its format: GeoParquet directly, others by GDAL."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.gdal import GdalSource
from gisapp.sources.formats.geoparquet import GeoParquetSource
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo

if TYPE_CHECKING:
    import pyarrow as pa


class ArrowSource(Protocol):
    """A vector file that gives the features of its layers as Arrow record batches.

    All methods raise SourceError where the file or the layer cannot be read.
    """

    @property
    def path(self) -> Path:
        """Where the file is."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right before the file could be opened."""

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer, without reading its features.

        Parameters
        ----------
        layer : str
            One of `layer_names`.
        encoding : str or None
            Of field names, in place of the one that the file states.
        """

    def counted(self, layer: str) -> int | None:
        """Return how many features a layer has, counted now; None where that cannot be done."""

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry.

        Reads all features where the file doesn't state its bounds.
        """

    def arrow_stream(self, layer: str, query: ArrowQuery) -> AbstractContextManager[ArrowStream]:
        """Open a layer to read it in batches, in the file's order.

        Parameters
        ----------
        layer : str
            One of `layer_names`.
        query : ArrowQuery
            Which features and which of their columns to read.

        Raises
        ------
        SourceError
            The layer cannot be read, also while batches are taken; or the query has a `bbox` and
            the file doesn't find features by extent.
        """

    def straight_geometry(self, layer: str, feature_ids: NDArray[np.int64]) -> "pa.Array | None":
        """Return the geometry of some features with straight lines for their curves.

        Parameters
        ----------
        layer : str
            One of `layer_names`.
        feature_ids : (n,) int64
            Ascending ids.

        Returns
        -------
        (n,) binary array or None
            Well-known binary in the layer's own CRS; None where the file cannot give it.
        """


def arrow_source(path: Path) -> ArrowSource:
    """Return the way to read a vector file.

    GeoParquet is known by its first bytes, whatever the suffix. What cannot be opened is left to
    GDAL, which says why.
    """
    return GeoParquetSource(path) if _is_parquet(path) else GdalSource(path)


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False

"""What every vector file can be asked, whatever its format."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.layer_info import ArrowQuery, ArrowStream, LayerInfo


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
        ChangedOnDisk
            The file is no longer the one for which this source was made.
        """

    def feature_count(self, layer: str) -> int | None:
        """Return how many features a layer has, counted now; None where only reading shows it.

        Parameters
        ----------
        layer : str
            One of `layer_names`.
        """

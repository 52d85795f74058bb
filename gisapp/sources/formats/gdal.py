"""Vector files through GDAL (pyogrio), whose failures become `SourceError`s."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Field
from gisapp.core.layers.layer import Problem
from gisapp.core.space.crs import Bounds
from gisapp.sources.formats.coded_values import meanings_of, with_meanings
from gisapp.sources.formats.failures import as_source_error
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowQuery, ArrowStream, LayerInfo
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.stand_ins.registry import stand_in_for

if TYPE_CHECKING:
    import pyarrow as pa

_FINDS_BY_ID = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that read one feature by its id without reading those before it."""
_COUNTS_EXACTLY = frozenset({"GPKG", "FlatGeobuf"})
"""GDAL's drivers whose count leaves deleted features out. These also end without a word where
the file breaks off."""


@dataclass(frozen=True)
class GdalSource:
    """A vector file of any format that GDAL reads; see `ArrowSource`."""

    path: Path

    @property
    def _opened(self) -> str:
        """What GDAL opens: the file itself, or what stands in for it."""
        return stand_in_for(self.path).name

    def _inside(self, layer: str) -> str:
        """Return what GDAL calls a layer: many formats have the name of the file for it."""
        opened, stem = stand_in_for(self.path), readable_name(self.path.stem)
        if layer != stem or opened.stem == stem:
            return layer
        import pyogrio

        named = {name for name, _ in pyogrio.list_layers(opened.name)}
        return layer if layer in named else opened.stem

    def problems(self) -> tuple[Problem, ...]:
        """Return what had to be put right before GDAL could open the file."""
        with as_source_error(self.path):
            return stand_in_for(self.path).problems

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""
        import pyogrio

        with as_source_error(self.path):
            opened, stem = stand_in_for(self.path), readable_name(self.path.stem)
            listed = pyogrio.list_layers(opened.name)
            return tuple(
                stem if name == opened.stem else name for name, kind in listed if kind is not None
            )

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer, without reading its features."""
        with as_source_error(self.path, layer):
            info = _info(self._opened, self._inside(layer), encoding)
            coded = meanings_of(self.path, layer)
        types = [
            "String" if name in coded else kind.removeprefix("OFT")
            for name, kind in zip(info["fields"], info["ogr_types"], strict=True)
        ]
        return LayerInfo(
            fields=tuple(map(Field, info["fields"].tolist(), types)),
            crs=info["crs"],
            geometry_type=info["geometry_type"],
            encoding=info["encoding"],
            features=info["features"] if info["features"] >= 0 else None,
            counts_exactly=info["driver"] in _COUNTS_EXACTLY,
            bounds=info["total_bounds"],
            finds_by_id=info["driver"] in _FINDS_BY_ID,
            finds_by_extent=info["capabilities"]["fast_spatial_filter"],
            size_bytes=_size_bytes(self.path),
        )

    def counted(self, layer: str) -> int | None:
        """Return how many features a layer has, whatever the file says of it."""
        from pyogrio.raw import read

        quoted = self._inside(layer).replace('"', '""')
        with as_source_error(self.path, layer):
            _, _, _, columns = read(
                self._opened, sql=f'SELECT count(*) AS n FROM "{quoted}"', read_geometry=False
            )
        return int(columns[0][0]) if columns and len(columns[0]) else None

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        import pyogrio

        with as_source_error(self.path, layer):
            info = pyogrio.read_info(
                self._opened, layer=self._inside(layer), force_total_bounds=True
            )
        bounds: Bounds | None = info["total_bounds"]
        return bounds

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches, in the file's order."""
        import pyarrow as pa
        from pyogrio.raw import open_arrow

        with (
            as_source_error(self.path, layer),
            open_arrow(
                self._opened,
                layer=self._inside(layer),
                encoding=query.encoding,
                columns=None if query.columns is None else list(query.columns),
                fids=query.feature_ids,
                bbox=query.bbox,
                read_geometry=query.geometry,
                return_fids=True,
                batch_size=BATCH_SIZE,
                datetime_as_string=True,
                use_pyarrow=True,
            ) as (meta, batches),
        ):
            if query.bbox is not None and _is_empty(self._opened, self._inside(layer), query.bbox):
                batches = pa.RecordBatchReader.from_batches(batches.schema, [])
            batches = with_meanings(batches, meanings_of(self.path, layer))
            yield ArrowStream(batches, meta["fid_column"], meta["geometry_name"] or "wkb_geometry")

    def straight_geometry(self, layer: str, feature_ids: NDArray[np.int64]) -> "pa.Array | None":
        """Return the geometry of features, with a vertex every four degrees for their arcs.

        GDAL makes straight lines of curves, but not in its Arrow streams; so these features are
        read once more, by their ids. See `ArrowSource`.
        """
        import pyarrow as pa
        from pyogrio.raw import read

        if not self.layer_info(layer).finds_by_id:
            return None
        with as_source_error(self.path, layer):
            _, _, wkb, _ = read(
                self._opened, layer=self._inside(layer), columns=[], fids=feature_ids
            )
        return pa.array(wkb, pa.binary())


def _info(name: str, layer: str, encoding: str | None) -> dict[str, Any]:
    import pyogrio
    from pyogrio.errors import CRSError

    try:
        info: dict[str, Any] = pyogrio.read_info(name, layer=layer, encoding=encoding)
    except UnboundLocalError as error:
        # What pyogrio raises where the WKT of a CRS is no UTF-8.
        raise CRSError("its CRS cannot be read") from error
    return info


def _is_empty(name: str, layer: str, bbox: Bounds) -> bool:
    """Return True if no feature touches an extent, in the layer's own CRS.

    Asked feature by feature: GDAL 3.12 streams memory that nobody wrote where the index of a
    FlatGeobuf finds nothing.
    """
    from pyogrio.raw import read

    _, ids, *_ = read(
        name,
        layer=layer,
        columns=[],
        read_geometry=False,
        bbox=bbox,
        max_features=1,
        return_fids=True,
    )
    return len(ids) == 0


def _size_bytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)

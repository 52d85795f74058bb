"""Vector files through GDAL (pyogrio), whose failures become `SourceError`s."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gisapp.core.layers.attributes import Field
from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.dbf_integers import wide_integers
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowQuery, ArrowStream, LayerInfo

if TYPE_CHECKING:
    import pyarrow as pa

_FINDS_BY_ID = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that read one feature by its id without reading those before it."""
_COUNTS_EXACTLY = frozenset({"GPKG", "FlatGeobuf"})
"""GDAL's drivers whose count leaves deleted features out. These also end without a word where
the file breaks off."""


@contextmanager
def as_source_error(path: Path) -> Iterator[None]:
    """Turn GDAL's and Arrow's failures while reading `path` into a SourceError of one sentence."""
    import pyarrow as pa
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        yield
    except (DataSourceError, DataLayerError, pa.ArrowException, OSError) as error:
        reason = str(error).partition(";")[0].removeprefix(f"{path}: ")
        reason = reason.removeprefix(f"'{path}' ").strip(" .")
        raise SourceError(f"{path} cannot be read as a map layer: {reason}.") from error
    except UnicodeError as error:
        raise SourceError(
            f"{path}: its texts are not in the encoding that it states or that was asked for; name "
            "the right one with --encoding, for example --encoding GB18030."
        ) from error


@dataclass(frozen=True)
class GdalSource:
    """A vector file of any format that GDAL reads; see `ArrowSource`."""

    path: Path

    def layer_names(self) -> tuple[str, ...]:
        """Return the names of the layers with geometry, in the file's order."""
        import pyogrio

        with as_source_error(self.path):
            return tuple(name for name, kind in pyogrio.list_layers(self.path) if kind is not None)

    def layer_info(self, layer: str, encoding: str | None = None) -> LayerInfo:
        """Return what the file states about a layer, without reading its features."""
        import pyogrio

        with as_source_error(self.path):
            info = pyogrio.read_info(self.path, layer=layer, encoding=encoding)
            names = info["fields"].tolist()
            wide = wide_integers(self.path, lambda: names)
        types = [kind.removeprefix("OFT") for kind in info["ogr_types"]]
        if wide is not None:
            types = [
                "Integer64" if name in wide.places else kind
                for name, kind in zip(names, types, strict=True)
            ]
        return LayerInfo(
            fields=tuple(map(Field, names, types)),
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

    def layer_bounds(self, layer: str) -> Bounds | None:
        """Return xmin, ymin, xmax, ymax in the layer's own CRS; None without any geometry."""
        import pyogrio

        with as_source_error(self.path):
            info = pyogrio.read_info(self.path, layer=layer, force_total_bounds=True)
        bounds: Bounds | None = info["total_bounds"]
        return bounds

    @contextmanager
    def arrow_stream(self, layer: str, query: ArrowQuery) -> Iterator[ArrowStream]:
        """Open a layer to read it in batches, in the file's order."""
        import pyarrow as pa
        from pyogrio.raw import open_arrow

        with (
            as_source_error(self.path),
            open_arrow(
                self.path,
                layer=layer,
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
            if query.bbox is not None and _is_empty(self.path, layer, query.bbox):
                batches = pa.RecordBatchReader.from_batches(batches.schema, [])
            wide = wide_integers(self.path, lambda: self._field_names(layer))
            if wide is not None:
                ids = meta["fid_column"]
                batches = pa.RecordBatchReader.from_batches(
                    wide.schema(batches.schema), (wide.restored(batch, ids) for batch in batches)
                )
            yield ArrowStream(batches, meta["fid_column"], meta["geometry_name"] or "wkb_geometry")

    def _field_names(self, layer: str) -> list[str]:
        import pyogrio

        names: list[str] = pyogrio.read_info(self.path, layer=layer)["fields"].tolist()
        return names

    def straight_geometry(self, layer: str, feature_ids: NDArray[np.int64]) -> "pa.Array | None":
        """Return the geometry of features, with a vertex every four degrees for their arcs.

        GDAL makes straight lines of curves, but not in its Arrow streams; so these features are
        read once more, by their ids. See `ArrowSource`.
        """
        import pyarrow as pa
        from pyogrio.raw import read

        if not self.layer_info(layer).finds_by_id:
            return None
        with as_source_error(self.path):
            _, _, wkb, _ = read(self.path, layer=layer, columns=[], fids=feature_ids)
        return pa.array(wkb, pa.binary())


def _is_empty(path: Path, layer: str, bbox: Bounds) -> bool:
    """Return True if no feature touches an extent, in the layer's own CRS.

    Asked feature by feature: GDAL 3.12 streams memory that nobody wrote where the index of a
    FlatGeobuf finds nothing.
    """
    from pyogrio.raw import read

    _, ids, *_ = read(
        path,
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

"""Vector files through GDAL (pyogrio), whose failures become `SourceError`s."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gisapp.core.layers.attributes import Field
from gisapp.core.space.crs import Bounds
from gisapp.errors import SourceError
from gisapp.sources.formats.layer_info import BATCH_SIZE, ArrowStream, LayerInfo

_FINDS_BY_ID = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that read one feature by its id without reading those before it."""
_COUNTS_EXACTLY = frozenset({"GPKG", "FlatGeobuf"})
"""GDAL's drivers whose count leaves deleted features out. These also end without a word where
the file breaks off."""


@contextmanager
def speaking_plainly(path: Path) -> Iterator[None]:
    """Turn GDAL's and Arrow's failures while reading `path` into one sentence."""
    import pyarrow as pa
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        yield
    except (DataSourceError, DataLayerError, pa.ArrowException, OSError) as error:
        reason = str(error).partition(";")[0].removeprefix(f"{path}: ")
        reason = reason.removeprefix(f"'{path}' ").strip(" .")
        raise SourceError(f"{path} cannot be read as a map layer: {reason}.") from error


def layer_names(path: Path) -> tuple[str, ...]:
    """Return the names of the layers with geometry, in the file's order.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    import pyogrio

    with speaking_plainly(path):
        return tuple(name for name, kind in pyogrio.list_layers(path) if kind is not None)


def layer_info(path: Path, layer: str, encoding: str | None = None) -> LayerInfo:
    """Return what a file says of a layer, without reading its features.

    Raises
    ------
    SourceError
        The file or the layer cannot be read.
    """
    import pyogrio

    with speaking_plainly(path):
        info = pyogrio.read_info(path, layer=layer, encoding=encoding)
    types = [kind.removeprefix("OFT") for kind in info["ogr_types"]]
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
        size_bytes=_size(path),
    )


def layer_bounds(path: Path, layer: str) -> Bounds | None:
    """Return xmin, ymin, xmax, ymax in the file's own numbers, None where there are none."""
    import pyogrio

    with speaking_plainly(path):
        info = pyogrio.read_info(path, layer=layer, force_total_bounds=True)
    bounds: Bounds | None = info["total_bounds"]
    return bounds


@contextmanager
def arrow_stream(
    path: Path,
    layer: str,
    *,
    encoding: str | None = None,
    columns: list[str] | None = None,
    feature_ids: list[int] | None = None,
    bbox: Bounds | None = None,
    geometry: bool = False,
) -> Iterator[ArrowStream]:
    """Open a layer to read it in batches; parameters and errors as in `table_file`."""
    import pyarrow as pa
    from pyogrio.raw import open_arrow

    with (
        speaking_plainly(path),
        open_arrow(
            path,
            layer=layer,
            encoding=encoding,
            columns=columns,
            fids=feature_ids,
            bbox=bbox,
            read_geometry=geometry,
            return_fids=True,
            batch_size=BATCH_SIZE,
            datetime_as_string=True,
            use_pyarrow=True,
        ) as (meta, batches),
    ):
        if bbox is not None and _is_empty(path, layer, bbox):
            batches = pa.RecordBatchReader.from_batches(batches.schema, [])
        yield ArrowStream(batches, meta["fid_column"], meta["geometry_name"] or "wkb_geometry")


def _is_empty(path: Path, layer: str, bbox: Bounds) -> bool:
    """Tell whether no feature touches an extent.

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


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files)

"""Vector files through GDAL (pyogrio), whose failures become `SourceError`s."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gisapp.core.layer import Field
from gisapp.errors import SourceError
from gisapp.sources.layer_info import BATCH_SIZE, ArrowStream, Bounds, LayerInfo

_FINDS_BY_ID = frozenset({"GPKG", "FlatGeobuf", "ESRI Shapefile", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that read one feature by its id without reading those before it."""

_DATABASES = frozenset({"GPKG", "OpenFileGDB", "SQLite"})
"""GDAL's drivers that keep many layers in one file, and know at once how large each is."""


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
        size = _size(path, layer, info["driver"])
    types = [kind.removeprefix("OFT") for kind in info["ogr_types"]]
    return LayerInfo(
        fields=tuple(map(Field, info["fields"].tolist(), types)),
        crs=info["crs"],
        geometry_type=info["geometry_type"],
        encoding=info["encoding"],
        features=info["features"] if info["features"] >= 0 else None,
        bounds=info["total_bounds"],
        finds_by_id=info["driver"] in _FINDS_BY_ID,
        finds_by_extent=info["capabilities"]["fast_spatial_filter"],
        size_bytes=size,
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


def _size(path: Path, layer: str, driver: str) -> int:
    """Return about how many bytes hold a layer; in a database, its share by number of features."""
    import pyogrio

    is_database = driver in _DATABASES
    files = path.rglob("*" if is_database else f"{layer}.*") if path.is_dir() else (path,)
    size = sum(file.stat().st_size for file in files)
    if not is_database:
        return size
    infos = {name: pyogrio.read_info(path, layer=name) for name in layer_names(path)}
    counts: dict[str, int] = {name: info["features"] for name, info in infos.items()}
    return size * counts[layer] // max(sum(counts.values()), 1)

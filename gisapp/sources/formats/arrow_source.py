"""Vector files of whatever format: GeoParquet by a reader of its own, all others through GDAL."""

from contextlib import AbstractContextManager
from pathlib import Path

from gisapp.core.space.crs import Bounds
from gisapp.sources.formats import gdal, geoparquet
from gisapp.sources.formats.layer_info import ArrowStream, LayerInfo


def layer_names(path: Path) -> tuple[str, ...]:
    """Return the names of the layers with geometry, in the file's order.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    return geoparquet.layer_names(path) if is_parquet(path) else gdal.layer_names(path)


def layer_info(path: Path, layer: str, encoding: str | None = None) -> LayerInfo:
    """Return what a file says of a layer, without reading its features.

    Raises
    ------
    SourceError
        The file or the layer cannot be read.
    """
    if is_parquet(path):
        return geoparquet.layer_info(path)
    return gdal.layer_info(path, layer, encoding)


def layer_bounds(path: Path, layer: str) -> Bounds | None:
    """Return xmin, ymin, xmax, ymax in the file's own numbers, None where there are none.

    Raises
    ------
    SourceError
        The file or the layer cannot be read.
    """
    return geoparquet.layer_bounds(path) if is_parquet(path) else gdal.layer_bounds(path, layer)


def arrow_stream(
    path: Path,
    layer: str,
    *,
    encoding: str | None = None,
    columns: list[str] | None = None,
    feature_ids: list[int] | None = None,
    bbox: Bounds | None = None,
    geometry: bool = False,
) -> AbstractContextManager[ArrowStream]:
    """Open a layer to read it in batches; of a whole layer, in the file's order.

    Parameters
    ----------
    encoding : str or None
        Of texts, in place of what the file says; GeoParquet's is always UTF-8.
    columns : list of str or None
        The attributes wanted; None for all.
    feature_ids : list of int or None
        The features wanted; None for all.
    bbox : Bounds or None
        The extent wanted, in the file's own numbers: the features that touch it, from GeoParquet
        also those whose box alone does; None for all. Not together with `feature_ids`.
    geometry : bool
        Whether geometry is wanted, as well-known binary.

    Raises
    ------
    SourceError
        The file or the layer cannot be read; also while the batches are taken. A GeoParquet file
        that doesn't find by extent is asked for one.
    """
    if is_parquet(path):
        return geoparquet.arrow_stream(
            path, columns=columns, feature_ids=feature_ids, bbox=bbox, geometry=geometry
        )
    return gdal.arrow_stream(
        path,
        layer,
        encoding=encoding,
        columns=columns,
        feature_ids=feature_ids,
        bbox=bbox,
        geometry=geometry,
    )


def is_parquet(path: Path) -> bool:
    """Tell by the first bytes, whatever the suffix; what cannot be opened is left to GDAL."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PAR1"
    except OSError:
        return False

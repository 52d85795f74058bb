"""GeoJSON, read by GDAL in one go: its fields, its geometry and its attributes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gisapp.core.layers.attributes import Field
from gisapp.sources.formats.exact_opening import Opening, exact_opening
from gisapp.sources.formats.failures import as_source_error
from gisapp.sources.formats.gdal import named_rows, rows_of
from gisapp.sources.formats.gdal_columns import GdalColumns
from gisapp.sources.formats.layer_info import ArrowQuery, LayerInfo
from gisapp.sources.formats.once_read import Reading
from gisapp.sources.stand_ins.json_frame import frame_file, has_frame
from gisapp.sources.stand_ins.json_lines import JSON_SUFFIXES
from gisapp.sources.stand_ins.private_folder import readable_name
from gisapp.sources.stand_ins.registry import stand_in_for
from gisapp.sources.stand_ins.stand_in import StandIn

if TYPE_CHECKING:
    import pyarrow as pa


def is_read_in_one_go(path: Path) -> bool:
    """Return True for GeoJSON that says at once what its only layer is called."""
    return path.suffix.lower() in JSON_SUFFIXES and path.is_file() and has_frame(path)


@contextmanager
def json_reading(path: Path, encoding: str | None = None) -> Iterator[Reading]:
    """Begin to read GeoJSON.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of its texts, where the user named one.

    Raises
    ------
    SourceError
        It cannot be read, also while its rows are taken.
    """
    import pyarrow as pa

    with as_source_error(path), ExitStack() as stack:
        opened = stand_in_for(path, encoding)
        stated = _stated(opened.name)
        opening = Opening(opened.name, stated["layer_name"])
        described, batches = stack.enter_context(rows_of(opening))
        exact, early = _checked(opening, stated | described, batches)
        if exact != opening:
            stack.close()
            early.clear()
            described, batches = stack.enter_context(rows_of(exact))
        columns = GdalColumns.of(stated | described | {"features": -1}, path, exact.layer)
        rows = pa.RecordBatchReader.from_batches(batches.schema, chain(early, batches))
        stream = named_rows(rows, columns, columns.names, ArrowQuery(geometry=True))
        layer = readable_name(path.stem) if opening.layer == opened.stem else opening.layer
        yield Reading(layer, _info(path, described, columns, opened), stream)


def _stated(name: str) -> dict[str, Any]:
    """Return what `pyogrio.read_info` gives of a file, read without its features if possible."""
    import pyogrio

    stated: dict[str, Any] = pyogrio.read_info(frame_file(Path(name)) or name)
    return stated


def _checked(
    opening: Opening, info: dict[str, Any], batches: "pa.RecordBatchReader"
) -> tuple[Opening, list["pa.RecordBatch"]]:
    """Return the way to open the file in which no value is changed, and rows read meanwhile."""
    early: list[pa.RecordBatch] = []
    with ThreadPoolExecutor(1, thread_name_prefix="gisapp-check") as checker:
        exact = checker.submit(exact_opening, opening, info, None)
        while not exact.done() and (batch := next(batches, None)) is not None:
            early.append(batch)
        return exact.result(), early


def _info(
    path: Path, described: dict[str, Any], columns: GdalColumns, opened: StandIn
) -> LayerInfo:
    return LayerInfo(
        fields=tuple(map(Field, columns.names, columns.types)),
        crs=described["crs"],
        geometry_type=described["geometry_type"],
        encoding=opened.found.name if opened.found else described["encoding"],
        features=None,
        counts_exactly=False,
        bounds=None,
        finds_by_id=False,
        finds_by_extent=False,
        size_bytes=path.stat().st_size,
        problems=opened.problems,
    )

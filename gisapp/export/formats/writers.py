"""The one list of writers: which files features are written as; the first suffix is usual."""

from pathlib import Path

from gisapp.errors import ExportError
from gisapp.export.formats import (
    boundary_points,
    csv_file,
    dxf,
    excel,
    flatgeobuf,
    geojson,
    geopackage,
    geoparquet,
    kml,
    shapefile,
)
from gisapp.export.formats.writer import Writer

WRITERS = (
    geopackage.WRITER,
    geojson.WRITER,
    flatgeobuf.WRITER,
    geoparquet.WRITER,
    shapefile.WRITER,
    shapefile.ZIPPED,
    kml.WRITER,
    kml.PACKED,
    dxf.WRITER,
    csv_file.WRITER,
    excel.WRITER,
    boundary_points.WRITER,
)


def writer_for(path: Path) -> Writer:
    """Return the writer of a file, by its suffix.

    Raises
    ------
    ExportError
        There is none.
    """
    suffix = path.suffix.lower()
    found = next((writer for writer in WRITERS if suffix in writer.suffixes), None)
    if found is None:
        code = "no_export_format" if suffix else "no_export_suffix"
        raise ExportError(code, path=path.name, suffix=suffix)
    return found

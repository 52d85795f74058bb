"""How GDAL reads: nothing but the file itself, without a word on the terminal, and rightly."""

import os
import tempfile
import warnings
from functools import lru_cache
from threading import Lock

ALLOWED_DRIVERS = frozenset(
    (
        *("GPKG", "SQLite", "OpenFileGDB", "ESRI Shapefile", "MapInfo File", "FlatGeobuf"),
        *("GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "JSONFG"),
        *("KML", "LIBKML", "GML", "GPX", "GeoRSS", "JML", "MapML", "OSM"),
        *("DGN", "S57", "OGR_GMT"),
        # For the arcs in a table that GEOS doesn't know; see `tables/shape_columns`.
        "CSV",
    )
)
"""GDAL's drivers that read the file which they are given.

All others are taken away, whatever a file is called: they would ask a server, read what else a
file names, or read what a parser of our own reads.
"""
_INTERNAL = frozenset({"MEM"})
"""GDAL's drivers that it needs itself."""
_NOWHERE = "socks5h://localhost/dev/null"
"""A proxy that is no socket: no name is looked up, and nothing leaves the machine."""
_SETTINGS = {
    # What GDAL says beside its exceptions would stand on the terminal.
    "CPL_LOG": os.devnull,
    # It would write beside the files that it reads.
    "CPL_VSIL_GZIP_WRITE_PROPERTIES": "NO",
    # GDAL 3.12's quick reader of FlatGeobuf gives the bytes of other features, or memory that
    # nobody wrote, where a feature has no geometry or an extent has no feature; its ordinary one
    # doesn't.
    "OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES",
    # Else ways and areas are lost of files whose points are not in the order of their numbers.
    "OSM_USE_CUSTOM_INDEXING": "NO",
    # In megabytes: so much memory is taken, and filled, each time that a file is opened, however
    # small it is. The points of 40 MB of XML have room in it.
    "OSM_MAX_TMPFILE_SIZE": "20",
    # A text that looks like a date is told as it is written: GDAL would make 2 March of
    # 31 February, and midnight of a day. Numbers in lists keep their digits in the same way.
    "OGR_GEOJSON_DATE_AS_STRING": "YES",
    "OGR_GEOJSON_ARRAY_AS_STRING": "YES",
    # A file may name the address of its CRS or of its schema.
    "GDAL_HTTP_PROXY": _NOWHERE,
    "GML_DOWNLOAD_SCHEMA": "NO",
    # Tables of another file, under a name of this one.
    "ALLOW_VIRTUAL_OGR_FROM_TRIGGER_AND_VIEW": "NO",
}
_LOCK = Lock()


def set_up_gdal() -> None:
    """Give GDAL its settings, once; no file is open then."""
    with _LOCK:
        _set_up()


@lru_cache(maxsize=1)
def _set_up() -> None:
    # PROJ would fetch grids for a better accuracy than a map on the screen shows.
    os.environ["PROJ_NETWORK"] = "OFF"
    import pyogrio
    from pyogrio._ogr import _register_drivers

    # That a measure beside each point is left out: nobody sees it on a map.
    warnings.filterwarnings("ignore", r"Measured \(M\) geometry types", UserWarning)
    unwanted = pyogrio.list_drivers(read=True).keys() - ALLOWED_DRIVERS - _INTERNAL
    skipped = ",".join(sorted(unwanted))
    # What GDAL puts by while it reads would else stand where the program was started.
    put_by = tempfile.gettempdir()
    pyogrio.set_gdal_config_options({**_SETTINGS, "CPL_TMPDIR": put_by, "GDAL_SKIP": skipped})
    # GDAL looks at what it shall skip when it registers its drivers, which it has done before.
    _register_drivers()

"""How GDAL reads: without a word on the terminal or a file beside the user's, and rightly."""

import os
from functools import lru_cache

_SETTINGS = {
    # What GDAL says beside its exceptions would stand on the terminal.
    "CPL_LOG": os.devnull,
    # It would write beside the files that it reads.
    "CPL_VSIL_GZIP_WRITE_PROPERTIES": "NO",
    # GDAL 3.12's quick reader of FlatGeobuf gives the bytes of other features, or memory that
    # nobody wrote, where a feature has no geometry or an extent has no feature; its ordinary one
    # doesn't.
    "OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES",
}


@lru_cache(maxsize=1)
def set_up_gdal() -> None:
    """Give GDAL its settings, once."""
    import pyogrio

    pyogrio.set_gdal_config_options(_SETTINGS)

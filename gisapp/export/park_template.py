"""Empty files for new park data, copied from those that come with the program."""

import shutil
from pathlib import Path

from gisapp import paths
from gisapp.errors import ExportError
from gisapp.export.atomic_file import whole_file

SUFFIXES = (".xlsx", ".gpkg")
"""A workbook, and a GeoPackage for who draws shapes."""


def write_park_template(path: Path) -> None:
    """Write an empty file of the park schema, documented in both languages.

    Parameters
    ----------
    path : Path
        A file, new or old; its suffix is one of `SUFFIXES`.

    Raises
    ------
    ExportError
        The suffix is another one, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError("template_suffix", path=path, suffixes=", ".join(SUFFIXES))
    with whole_file(path) as part:
        shutil.copyfile(paths.geodata() / "template" / f"new-park{suffix}", part)

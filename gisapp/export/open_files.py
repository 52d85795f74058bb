"""No export takes the place of a file that is open: its layers would be of something else then."""

from collections.abc import Iterable
from pathlib import Path

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.sources.source_name import file_and_layer


def check_not_open(path: Path, layers: Iterable[Layer]) -> None:
    """Find out before writing whether a layer is read from the file that would be replaced.

    Parameters
    ----------
    path : Path
        The file to write, new or old, by any of its names.
    layers : iterable of Layer
        All that are open, shown or not.

    Raises
    ------
    ExportError
        A layer is.
    """
    if not path.exists():
        return
    sources = {file_and_layer(layer.origin.source)[0] for layer in layers}
    # A file in an archive goes with that.
    files = {file for source in sources for file in (Path(source), *Path(source).parents)}
    if any(file.is_file() and file.samefile(path) for file in files):
        raise ExportError("is_open", path=path)

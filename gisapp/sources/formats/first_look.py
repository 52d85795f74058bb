"""Another process looks at a file first, where one is ready: what crashes it crashes no window."""

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from gisapp.core.progress import Progress
from gisapp.sources.formats.exact_opening import Opening
from gisapp.sources.formats.failures import as_source_error
from gisapp.sources.formats.gdal import info_of
from gisapp.sources.formats.process_pool import give_back, is_prepared, prepare, take
from gisapp.sources.formats.reading_request import Request
from gisapp.sources.patience import patience_s
from gisapp.sources.stand_ins.registry import stand_in_for

_WAIT_S = 0.05
"""Between two looks whether the user has cancelled."""
_ONE_AT_A_TIME = Lock()
"""So that files which are opened at once wait for one process, and start none."""


def look_first(look: str, path: Path, progress: Progress, *arguments: object) -> None:
    """Have another process open a file before this one does; without one that is ready, nothing.

    Parameters
    ----------
    look : str
        The `module:function` that opens it. That it raises a SourceError means nothing: who
        reads the file next says what is wrong with it.
    path : Path
        The file, for the sentence.
    progress : Progress
        Asked all the time whether to stop.
    *arguments
        What the function is called with.

    Raises
    ------
    SourceError
        The process crashed, or took too much time or memory; or the file is gone.
    Cancelled
        The user wanted it.
    """
    if not is_prepared():
        return
    with as_source_error(path):
        seconds = patience_s(path.stat().st_size)
    request = Request(path, "look", (look, *arguments), seconds)
    while not _ONE_AT_A_TIME.acquire(timeout=_WAIT_S):
        progress.check()
    try:
        process = take()
        try:
            process.ask(request, progress)
        finally:
            give_back(process)
            prepare()
    finally:
        _ONE_AT_A_TIME.release()


def look_through_gdal(path: Path, encoding: str | None, progress: Progress) -> None:
    """Have another process open a vector file and its layers; the rest as of `look_first`.

    Parameters
    ----------
    path : Path
        The file.
    encoding : str or None
        Of its texts, where the user named one.
    progress : Progress
        Asked all the time whether to stop.
    """
    if is_prepared():
        with as_source_error(path):
            made = stand_in_for(path, encoding)
        look_first(f"{__name__}:open_layers", path, progress, path, made.name, dict(made.options))


def open_layers(path: Path, name: str, options: Mapping[str, str]) -> None:
    """Open a vector file and each of its layers, in this process.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        What GDAL opens in its place.
    options : mapping of str to str
        GDAL's options for that.

    Raises
    ------
    SourceError
        It cannot be opened.
    """
    import pyogrio

    with as_source_error(path):
        for layer, _ in pyogrio.list_layers(name):
            info_of(Opening(name, layer, options), None)

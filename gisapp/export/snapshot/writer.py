"""Exports what the window shows as one HTML file that opens anywhere, offline, years from now."""

from collections.abc import Callable
from pathlib import Path

from gisapp.export.atomic_file import whole_file
from gisapp.export.progress import stage_of
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.page import page
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import load_words

_DATA_SHARE = 0.8
"""Of the time that a snapshot takes, what its data take."""


def write_snapshot(
    request: SnapshotRequest,
    path: Path,
    progress: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write the snapshot and return its size in bytes.

    Parameters
    ----------
    progress : callable
        Is told the share done, from 0 to 1.
    cancelled : callable
        Is asked between the steps whether to stop.

    Raises
    ------
    ExportError
        The file cannot be written, what is in view is too much for it, or the export was
        cancelled; an old file is as it was.
    SourceError
        The file of a layer beyond memory cannot be read any more; likewise.
    """
    with whole_file(path) as part:
        html = snapshot_html(request, progress, cancelled)
        part.write_bytes(html)
    progress(1.0)
    return len(html)


def snapshot_html(
    request: SnapshotRequest,
    progress: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """Return the snapshot as UTF-8; the same request gives the same bytes.

    Raises
    ------
    ExportError
        The export was cancelled, or what is in view is too much for a file.
    SourceError
        The file of a layer beyond memory cannot be read any more.
    """
    stage = stage_of(lambda share: progress(share * _DATA_SHARE), cancelled)
    snapshot = snapshot_of(request)
    data = snapshot_data(snapshot, stage)
    title = snapshot.title.in_language(request.language)
    html = page(data, title, tables(snapshot, load_words(request.language))).encode(
        "utf-8", errors="replace"
    )
    stage(1.0)
    return html

"""Exports what the window shows as one HTML file that opens anywhere, offline, years from now."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.atomic_file import whole_file
from gisapp.export.open_files import check_not_open
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.page import page
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import load_words

_DATA_SHARE = 0.8
"""Of the time that a snapshot takes, what its data take."""


def write_snapshot(request: SnapshotRequest, path: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write the snapshot and return its size in bytes.

    Parameters
    ----------
    progress : Progress
        Reported to, and checked, between the steps.

    Raises
    ------
    ExportError
        The file cannot be written or is open, or what is in view is too much for it; an old file
        is as it was.
    Cancelled
        The export shall end; likewise.
    SourceError
        The file of a layer beyond memory cannot be read any more; likewise.
    """
    check_not_open(path, request.layers)
    with whole_file(path) as part:
        html = snapshot_html(request, progress)
        part.write_bytes(html)
    progress.report(1.0)
    return len(html)


def snapshot_html(request: SnapshotRequest, progress: Progress = NO_PROGRESS) -> bytes:
    """Return the snapshot as UTF-8; the same request gives the same bytes.

    Raises
    ------
    ExportError
        What is in view is too much for a file.
    Cancelled
        The export shall end.
    SourceError
        The file of a layer beyond memory cannot be read any more.
    """
    snapshot = snapshot_of(request)
    data = snapshot_data(snapshot, progress.part(0.0, _DATA_SHARE))
    title = snapshot.title.in_language(request.language)
    html = page(data, title, tables(snapshot, load_words(request.language))).encode(
        "utf-8", errors="replace"
    )
    progress.check()
    progress.report(_DATA_SHARE)
    return html

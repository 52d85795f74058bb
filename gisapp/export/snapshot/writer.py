"""Exports what the window shows as one HTML file that opens anywhere, offline, years from now."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.atomic_file import whole_file
from gisapp.export.open_files import check_not_open
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.fitting import fitted
from gisapp.export.snapshot.page import page
from gisapp.export.snapshot.patient_collector import patient_collector
from gisapp.export.snapshot.plain_page import plain_page
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


def snapshot_html(
    request: SnapshotRequest,
    progress: Progress = NO_PROGRESS,
    content: ShownContent | None = None,
) -> bytes:
    """Return the snapshot as UTF-8; the same request gives the same bytes.

    Parameters
    ----------
    content : ShownContent or None
        What may be shown, with all features in view; None reads it.

    Raises
    ------
    ExportError
        What is in view is too much for a file.
    Cancelled
        The export shall end.
    SourceError
        The file of a layer beyond memory cannot be read any more.
    """
    request = fitted(request)
    with patient_collector():
        snapshot = snapshot_of(request, progress.part(0.0, _DATA_SHARE / 2), content)
        data = snapshot_data(snapshot, progress.part(_DATA_SHARE / 2, _DATA_SHARE))
        plain = plain_page(snapshot, load_words(request.language), progress.part(_DATA_SHARE, 1.0))
    title = snapshot.title.in_language(request.language)
    html = page(data, title, plain).encode("utf-8", errors="replace")
    progress.check()
    progress.report(_DATA_SHARE)
    return html

"""Exports what the window shows as a folder for a web server, where it is too much for one page."""

from pathlib import Path

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.export.snapshot.block_files import DATA, data_folder, write_blocks
from gisapp.export.snapshot.fitting import fitted
from gisapp.export.snapshot.request import SnapshotRequest, content_in_view
from gisapp.export.snapshot.writer import snapshot_html
from gisapp.export.whole_folder import whole_folder

PAGE = "index.html"
_FORMERLY = "values"
"""What lay beside older pages, which are replaced too."""
_PAGE_SHARE = 0.1
"""Of the time that it takes, what the page takes."""


def write_web_folder(
    request: SnapshotRequest, path: Path, progress: Progress = NO_PROGRESS
) -> tuple[Path, ...]:
    """Write the page, and beside it the features of large layers.

    A layer that has room on the page is there with all its features. Those of layers that are too
    large, where the request wants them "beside", the page reads from the web server: the shapes
    that are in view, and what a feature says when it is clicked.

    Parameters
    ----------
    request : SnapshotRequest
        What the user wants.
    path : Path
        A new folder, an empty one, or one that was written so before.
    progress : Progress
        Reported to, and checked, between the steps.

    Returns
    -------
    tuple of Path
        The files, as they lie in the folder.

    Raises
    ------
    ExportError
        Another folder is there, it cannot be written, or the features are too many; an old
        folder is as it was.
    Cancelled
        The export shall end; likewise.
    SourceError
        The file of a layer beyond memory cannot be read any more; likewise.
    """
    with whole_folder(path, PAGE, DATA, _FORMERLY) as part:
        request = fitted(request)
        content = content_in_view(request)
        html = snapshot_html(request, progress.part(0.0, _PAGE_SHARE), content)
        (part / PAGE).write_bytes(html)
        beside = [each for each in content.layers if each.layer_id in request.values_beside]
        rest = progress.part(_PAGE_SHARE, 1.0)
        for done, layer in enumerate(beside):
            share = rest.part(done / len(beside), (done + 1) / len(beside))
            write_blocks(
                layer,
                part / data_folder(content, layer),
                request.tolerance_m,
                request.extent.center[0],
                share,
            )
        files = sorted(each.relative_to(part) for each in part.rglob("*") if each.is_file())
    progress.report(1.0)
    return tuple(path / each for each in files)

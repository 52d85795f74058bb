"""How far long work has come, on one line of a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from gisapp.core.progress import NO_PROGRESS, Progress

_WIDTH = 30


@contextmanager
def progress_line(stream: TextIO) -> Iterator[Progress]:
    """Show a bar while work goes on, and wipe it at the end.

    Parameters
    ----------
    stream : text stream
        Where the bar is shown if that is a terminal; nothing is written to a file or a pipe.

    Examples
    --------
    >>> import io
    >>> with progress_line(io.StringIO()) as progress:
    ...     progress.report(0.5)
    """
    if not stream.isatty():
        yield NO_PROGRESS
        return

    def write(text: str) -> None:
        stream.write(text)
        stream.flush()

    try:
        yield Progress(lambda share: write(_line(share)))
    finally:
        write(" " * len(_line(1.0)) + "\r")


def _line(share: float) -> str:
    done = round(share * _WIDTH)
    return f"[{'#' * done}{'.' * (_WIDTH - done)}] {share:4.0%}\r"

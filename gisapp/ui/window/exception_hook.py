"""What happens to an exception that nobody expected: it is printed, logged and shown."""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths

from gisapp.errors import GisAppError
from gisapp.part_files import PRIVATE, make_private


def surface_exceptions(
    show_failure: Callable[[GisAppError], None], show_bug: Callable[[str, Path | None], None]
) -> None:
    """Take over from Python what is to be done with exceptions that reach the event loop.

    Parameters
    ----------
    show_failure : callable
        Called with an expected failure that no one caught: it needs no traceback.
    show_bug : callable
        Called with the traceback of anything else and the log file that keeps it, None where
        none can be written.
    """

    def surface(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, GisAppError):
            show_failure(error)
            return
        sys.__excepthook__(kind, error, trace)
        text = "".join(traceback.format_exception(kind, error, trace))
        show_bug(text, _log(text))

    sys.excepthook = surface


def _log(text: str) -> Path | None:
    place = QStandardPaths.StandardLocation.GenericStateLocation
    path = Path(QStandardPaths.writableLocation(place)) / "gisapp" / "errors.log"
    try:
        make_private(path.parent)
        path.touch(PRIVATE)
        # A name in the trace may be no text.
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now().isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return None
    return path

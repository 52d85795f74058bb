"""The fonts of Qt, for commands that paint."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fonts() -> Iterator[None]:
    """Let Qt find its fonts while painting; on Linux this needs no display."""
    from PySide6.QtGui import QGuiApplication

    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["gisapp"])
    yield
    del application

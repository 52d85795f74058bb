"""What carries over from one start to the next: the window's place."""

from gisapp.session.settings import Settings
from gisapp.ui.window.main_window import MainWindow

LARGEST_AT_FIRST = (1440, 900)
KNOWN = "known"


def restore_window(settings: Settings, window: MainWindow, size: tuple[int, int] | None) -> None:
    """Put the window where it was; at first, or with a `size`, it takes a good one."""
    docks, geometry = settings.place("docks"), settings.place("geometry")
    if docks is not None:
        window.restoreState(docks)
    if size is not None:
        window.resize(*size)
    elif geometry is None or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        width, height = LARGEST_AT_FIRST
        window.resize(min(width, room.width()), min(height, room.height()))


def remember_window(settings: Settings, window: MainWindow) -> None:
    """Keep where the window and its docks are."""
    settings.remember("geometry", window.saveGeometry())
    settings.remember("docks", window.saveState())

"""The place of the window and its docks, kept from one start to the next."""

from gisapp.session.settings import Settings
from gisapp.ui.window.main_window import MainWindow

LARGEST_AT_FIRST = (1440, 900)


def restore_window(settings: Settings, window: MainWindow, size: tuple[int, int] | None) -> None:
    """Put the window and its docks where they were when they were last closed.

    Parameters
    ----------
    settings : Settings
        What `remember_window` has kept.
    window : MainWindow
        With all its docks.
    size : (int, int) or None
        Width and height in logical pixels, in place of the remembered ones; None for these, or
        for `LARGEST_AT_FIRST` as far as the screen has room.
    """
    docks, geometry = settings.place("docks"), settings.place("geometry")
    if docks is not None:
        window.restoreState(docks)
    window.panel_room.want(settings.table("panel_sizes"))
    if size is not None:
        window.resize(*size)
    elif geometry is None or not window.restoreGeometry(geometry):
        room = window.screen().availableSize()
        width, height = LARGEST_AT_FIRST
        window.resize(min(width, room.width()), min(height, room.height()))


def remember_window(settings: Settings, window: MainWindow) -> None:
    """Keep where the window and its docks are."""
    window.panel_room.unfold()
    settings.remember("geometry", window.saveGeometry())
    settings.remember("docks", window.saveState())
    settings.remember_json("panel_sizes", dict(window.panel_room.wanted_px))

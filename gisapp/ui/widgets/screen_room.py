"""Windows that are no larger than their screen: of 200 % of scale, half of it is left."""

from PySide6.QtWidgets import QWidget

_FRAME_PX = 40
"""What the head of a window needs, which the system draws."""


def resize_on_screen(window: QWidget, width_px: int, height_px: int) -> None:
    """Give a window a size, or as much of it as there is room for on its screen.

    Parameters
    ----------
    window : QWidget
        Such as a dialog, before it is shown.
    width_px, height_px : int
        In logical pixels.
    """
    room = window.screen().availableSize()
    window.resize(min(width_px, room.width()), min(height_px, room.height() - _FRAME_PX))

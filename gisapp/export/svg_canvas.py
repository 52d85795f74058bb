"""An SVG to paint on."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QIODevice, QRect, QSize
from PySide6.QtGui import QPainter

from gisapp.render.features.painter import painting_on

SVG_DETAIL = 4
"""So many of the painter's units to a pixel: as much detail as such a screen would show."""
_PIXELS_AN_INCH = 96


@contextmanager
def svg_canvas(target: QIODevice, width: int, height: int, title: str = "") -> Iterator[QPainter]:
    """Give a painter whose paths and texts become an SVG, which is written when it is left.

    Parameters
    ----------
    target : QIODevice
        Open for writing.
    width, height : int
        Of the picture, in pixels of 1/96 inch.
    title : str
        What the file says that it shows; may be empty.

    Yields
    ------
    QPainter
        In quarters of a pixel, its origin the top left corner.
    """
    # Only here is it needed; the window starts without it.
    from PySide6.QtSvg import QSvgGenerator

    svg = QSvgGenerator()
    svg.setOutputDevice(target)
    svg.setResolution(_PIXELS_AN_INCH)
    svg.setTitle(title)
    svg.setSize(QSize(width, height))
    svg.setViewBox(QRect(0, 0, width * SVG_DETAIL, height * SVG_DETAIL))
    with painting_on(svg) as painter:
        yield painter

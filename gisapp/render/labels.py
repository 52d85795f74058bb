"""Names on the map: each a small picture of its own, placed so that none overlaps another."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from gisapp.core.layer import FeatureRef
from gisapp.core.symbology import LabelStyle


@dataclass(frozen=True, eq=False)
class Label:
    """One name, placed.

    Parameters
    ----------
    lines : tuple of str
        The name, broken into lines.
    x, y : float
        The point that it belongs to, in EPSG:3857.
    offset : (float, float)
        From that point to the middle of the text, in logical pixels, right and down.
    angle : float
        Degrees clockwise, between -90 and 90.
    picture : QImage
        The text with its halo, turned, its device pixel ratio set; its middle is the text's.
    """

    feature: FeatureRef
    lines: tuple[str, ...]
    style: LabelStyle
    x: float
    y: float
    offset: tuple[float, float]
    angle: float
    picture: QImage

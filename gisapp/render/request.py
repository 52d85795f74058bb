"""What a frame is painted from, and what comes back: frozen, so that threads may share them."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from gisapp.core.layer import Layer
from gisapp.core.viewport import Viewport
from gisapp.render.labels import Label
from gisapp.render.palette import Palette
from gisapp.words import Language


@dataclass(frozen=True, eq=False)
class RenderRequest:
    """One picture of a map.

    Parameters
    ----------
    viewport : Viewport
        What the picture covers.
    layers : tuple of Layer
        What to draw, bottom first; hidden ones are passed over.
    device_pixel_ratio : float
        Device pixels of the output a logical pixel; symbols keep their logical size.
    """

    viewport: Viewport
    layers: tuple[Layer, ...]
    palette: Palette
    language: Language
    device_pixel_ratio: float = 1.0


@dataclass(frozen=True, eq=False)
class RenderResult:
    """A painted frame, with the names to write above it.

    Parameters
    ----------
    generation : int
        The number that `FrameScheduler.request` gave to the request.
    viewport : Viewport
        What the image covers: more than was asked for, by the scheduler's margin.
    image : QImage
        Opaque, its device pixel ratio set.
    labels : tuple of Label
        Placed so that none overlaps another; they hold map coordinates and may be painted on
        any viewport.
    complete : bool
        False for a frame that is still being painted: layers may be missing in it.
    problems : tuple of str
        One sentence for each layer that could not be drawn.
    paint_ms : float
        From the start of the work to this picture.
    """

    generation: int
    viewport: Viewport
    image: QImage
    labels: tuple[Label, ...]
    complete: bool
    problems: tuple[str, ...]
    paint_ms: float

"""What a frame is painted from, and what comes back: frozen, so that threads may share them."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from gisapp.core.layers.layer import Layer
from gisapp.core.space.viewport import Viewport
from gisapp.errors import GisAppError
from gisapp.render.label_text import LabelText
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
    palette : Palette
        The colours that symbols and labels name.
    language : Language
        The language of the labels.
    device_pixel_ratio : float
        Device pixels per logical pixel; symbols keep their logical size.
    see_through : bool
        Leave the ground transparent, as the frame is painted above tiles.
    """

    viewport: Viewport
    layers: tuple[Layer, ...]
    palette: Palette
    language: Language
    device_pixel_ratio: float = 1.0
    see_through: bool = False

    def is_pan_of(self, other: "RenderRequest") -> bool:
        """True if both show the same map at the same resolution, and their extents overlap."""
        return (
            self.layers == other.layers
            and self.palette == other.palette
            and self.language == other.language
            and self.device_pixel_ratio == other.device_pixel_ratio
            and self.see_through == other.see_through
            and self.viewport.resolution == other.viewport.resolution
            and self.viewport.extent.intersects(other.viewport.extent)
        )


@dataclass(frozen=True, eq=False)
class Label:
    """A name at its place on the map.

    Parameters
    ----------
    text : LabelText
        The name's lines and look.
    x, y : float
        The point that the label is tied to, in EPSG:3857.
    offset : (float, float)
        From that point to the middle of the text, in logical pixels, right and down.
    angle : float
        Degrees clockwise that the text is turned by, from -105 to 75.
    picture : QImage
        The turned text with its halo; the middle of the picture is the middle of the text.
    """

    text: LabelText
    x: float
    y: float
    offset: tuple[float, float]
    angle: float
    picture: QImage


@dataclass(frozen=True, eq=False)
class RenderResult:
    """A painted frame, with the labels to paint above it.

    Parameters
    ----------
    generation : int
        The number that `FrameScheduler.request` gave to the request.
    viewport : Viewport
        What the image covers: the requested viewport and its surroundings.
    image : QImage
        Opaque unless `see_through` was requested; its device pixel ratio is set.
    labels : tuple of Label
        No two overlap; they may be painted on any viewport of the same resolution.
    complete : bool
        False for a frame that is still being painted: layers and labels may be missing.
    problems : tuple of GisAppError
        Why the names of layers, or parts of rasters, could not be read.
    paint_ms : float
        Milliseconds from the start of the work to this picture.
    is_rough : bool
        True for one that is not complete, but has all layers and labels: of some rasters it has
        only what was there before.
    """

    generation: int
    viewport: Viewport
    image: QImage
    labels: tuple[Label, ...]
    complete: bool
    problems: tuple[GisAppError, ...]
    paint_ms: float
    is_rough: bool = False

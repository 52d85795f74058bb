"""How the user wants a picture of the map, remembered from one time to the next."""

from dataclasses import dataclass

from gisapp.export.layout.paper import PAPERS, size_mm
from gisapp.export.picture.request import (
    LEAST_DPI,
    MOST_DPI,
    MOST_PX,
    PICTURE_PARTS,
    PicturePart,
)
from gisapp.export.redaction.hiding import NOTHING_HIDDEN, Hidden
from gisapp.session.layout.printing import About
from gisapp.session.settings import Settings
from gisapp.words import Language

_KEY = "picture"
MM_AN_INCH = 25.4
USUAL_DPI = 192
"""Two pixels for each of the screen: sharp in print and on fine screens."""


@dataclass(frozen=True)
class PictureChoices:
    """A picture as it was chosen; the names are those of `PictureRequest`.

    Parameters
    ----------
    size_px : (int, int)
        In pixels of the picture.
    """

    language: Language
    size_px: tuple[int, int]
    dpi: int = USUAL_DPI
    about: About = "view"
    scale: float | None = None
    title: str = ""
    parts: frozenset[PicturePart] = frozenset(PICTURE_PARTS)
    hidden: Hidden = NOTHING_HIDDEN


def paper_px(paper: str, dpi: int) -> tuple[int, int]:
    """Return the pixels of a sheet that is wider than high.

    >>> paper_px("A4", 300)
    (3508, 2480)
    """
    known = next(each for each in PAPERS if each == paper)
    width, height = size_mm(known, is_landscape=True)
    return to_px(width, dpi), to_px(height, dpi)


def to_px(length_mm: float, dpi: int) -> int:
    """Return how many pixels a length on paper is, at least one and at most what is possible."""
    return min(MOST_PX, max(1, round(length_mm / MM_AN_INCH * dpi)))


def remember(settings: Settings, choices: PictureChoices) -> None:
    """Keep how fine a picture is and what is on it; no title, no size and no place."""
    left_out = sorted(set(PICTURE_PARTS) - choices.parts)
    settings.remember_json(_KEY, {"dpi": choices.dpi, "left_out": left_out})


def remembered(
    settings: Settings, language: Language, size_px: tuple[int, int], *, is_classed: bool
) -> PictureChoices:
    """Return what was kept, for a picture as large as the window's map.

    Parameters
    ----------
    size_px : (int, int)
        Of the map, in logical pixels.
    is_classed : bool
        True where classes are on the map, which nobody understands without a legend: it is on
        the picture then, whatever was chosen for another.
    """
    kept = settings.table(_KEY)
    dpi, left_out = kept.get("dpi"), kept.get("left_out")
    if not isinstance(dpi, int) or not LEAST_DPI <= dpi <= MOST_DPI:
        dpi = USUAL_DPI
    parts = frozenset(PICTURE_PARTS).difference(left_out if isinstance(left_out, list) else ())
    if is_classed:
        parts |= {"legend"}
    width, height = (to_px(each / 96 * MM_AN_INCH, dpi) for each in size_px)
    return PictureChoices(language, (width, height), dpi, parts=parts)

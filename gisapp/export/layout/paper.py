"""Sheets of paper: their sizes, and how much larger letters are on large ones."""

from typing import Literal

Paper = Literal["A4", "A3", "A2", "A1", "A0"]
PAPERS: tuple[Paper, ...] = ("A4", "A3", "A2", "A1", "A0")
_SIZES_MM = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
}
"""Width and height upright. Source: ISO 216."""
_GROWTH = {"A4": 1.0, "A3": 1.15, "A2": 1.45, "A1": 1.9, "A0": 2.5}
"""A larger sheet hangs on a wall and is read from farther away."""


def size_mm(paper: Paper, *, is_landscape: bool) -> tuple[float, float]:
    """Return the width and height of a sheet in millimetres.

    >>> size_mm("A3", is_landscape=True)
    (420.0, 297.0)
    """
    width, height = _SIZES_MM[paper]
    return (height, width) if is_landscape else (width, height)


def growth(paper: Paper) -> float:
    """Return how many times as large letters and margins are as on A4."""
    return _GROWTH[paper]

"""Curves of a drawing become lines that keep close to them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from ezdxf.path import Path

_NEAR = 0.01
"""How far a line may be from its curve, in the drawing's own unit: 1 cm where that is the metre."""
_NEAR_SHARE = 0.001
"""And how far, as a share of the curve's own size, for drawings in degrees or kilometres."""
_MOST_STEPS = 500
"""Of a single Bézier curve; a circle has `PIECES`."""
PIECES = 16
"""Bézier curves that ezdxf makes of a circle or arc: they are off by 10⁻⁷ of its radius."""


def lines_of(path: "Path") -> Iterator[NDArray[np.float64]]:
    """Yield the lines of a path of ezdxf, with its curves cut into straight pieces.

    Each piece is at most 0.01 units, and at most a thousandth of the curve's size, away from the
    curve. How many it takes is told by G. Wang's formula: a cubic curve with control points
    P₀ … P₃ that is cut into n pieces is nowhere further from them than 0.75 m/n², where m is the
    larger one of |P₀ - 2P₁ + P₂| and |P₁ - 2P₂ + P₃|.

    Parameters
    ----------
    path : ezdxf.path.Path
        In the drawing's coordinates.

    Yields
    ------
    (n, 2) float64
        x and y of each line, with at least two points.
    """
    from ezdxf.path import Command

    points = [_point(path.start)]
    for command in path.commands():
        if command.type == Command.MOVE_TO:
            yield from _long_enough(points)
            points = [_point(command.end)]
        elif command.type == Command.LINE_TO:
            points.append(_point(command.end))
        else:
            points.append(_pieces(points[-1][-1], command))
    yield from _long_enough(points)


def _point(place: Any) -> NDArray[np.float64]:  # noqa: ANN401 - Vec2 or Vec3
    return np.array([[place.x, place.y]])


def _pieces(start: NDArray[np.float64], curve: Any) -> NDArray[np.float64]:  # noqa: ANN401
    """Return the points of a cubic or quadratic Bézier curve, without its first one."""
    end = _point(curve.end)[0]
    if hasattr(curve, "ctrl1"):
        first, second = _point(curve.ctrl1)[0], _point(curve.ctrl2)[0]
    else:
        middle = _point(curve.ctrl)[0]
        first, second = start + (middle - start) * 2 / 3, end + (middle - end) * 2 / 3
    control = np.stack([start, first, second, end])
    if not np.isfinite(control).all():
        raise ValueError("a curve with coordinates that are no numbers")
    bend = np.hypot(*(control[:-2] - 2 * control[1:-1] + control[2:]).T).max()
    near = min(_NEAR, _NEAR_SHARE * np.ptp(control, axis=0).max())
    steps = int(min(np.ceil(np.sqrt(0.75 * bend / near)), _MOST_STEPS)) if bend > 0 else 1
    t = np.linspace(0, 1, max(steps, 1) + 1)[1:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    points: NDArray[np.float64] = weights @ control
    return points


def _long_enough(points: list[NDArray[np.float64]]) -> Iterator[NDArray[np.float64]]:
    line = np.concatenate(points)
    if len(line) > 1:
        yield line

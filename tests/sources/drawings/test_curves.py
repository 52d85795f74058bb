"""Lines that stand for curves are nowhere far from them."""

import numpy as np
import pytest
from ezdxf.filemanagement import new as new_drawing
from ezdxf.path import Path as Curve
from ezdxf.path import make_path

from gisapp.sources.drawings.curves import PIECES, lines_of


@pytest.mark.parametrize("radius", [1e-4, 1.0, 50.0, 5000.0])
def test_a_circle_is_met_to_a_centimetre_or_a_thousandth(radius: float) -> None:
    circle = new_drawing().modelspace().add_circle((0, 0), radius)
    (line,) = lines_of(make_path(circle, segments=PIECES))
    middles = (line[1:] + line[:-1]) / 2
    off = np.abs(np.hypot(*np.vstack([line, middles]).T) - radius).max()
    assert off <= min(0.01, 2 * radius / 1000)
    assert len(line) < 2000


def test_straight_parts_keep_their_points_and_gaps_part_lines() -> None:
    path = Curve((0, 0))
    path.line_to((1, 0))
    path.curve3_to((3, 0), (2, 1))
    path.move_to((5, 5))
    path.line_to((6, 5))
    first, second = lines_of(path)
    assert first[:2].tolist() == [[0, 0], [1, 0]]
    assert first[-1].tolist() == [3, 0]
    assert first[:, 1].max() == pytest.approx(0.5, abs=0.01)
    assert second.tolist() == [[5, 5], [6, 5]]


def test_coordinates_that_are_no_numbers_are_refused() -> None:
    path = Curve((0, 0))
    path.curve4_to((1, 0), (float("inf"), 1), (1, 1))
    with pytest.raises(ValueError, match="no numbers"):
        list(lines_of(path))

"""Plots of one file that lie upon each other are told with the size of the overlap."""

import numpy as np
import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled
from gisapp.sources.boundary.crs import BoundaryCrs
from gisapp.sources.boundary.lines import read_boundary_text
from gisapp.sources.boundary.overlaps import overlaps
from gisapp.sources.boundary.plots import Plot, plot_of
from tests.boundary_files import plot

METRES = BoundaryCrs(None, None, is_east_first=False)
DEGREES = BoundaryCrs(None, None, is_east_first=False, in_degrees=True)


def read(*written: str) -> list[Plot]:
    lines = read_boundary_text("".join(written).splitlines()).plots
    return [plot_of(number, each, is_east_first=False) for number, each in enumerate(lines, 1)]


def test_an_overlap_is_told_in_square_metres_and_mu_the_largest_first() -> None:
    plots = read(
        plot("5,,A,,面,,,,"),
        plot("5,,B,,面,,,,", north=3_175_650.0),
        plot("5,,C,,面,,,,", east=39_400_400.0),
    )
    first, second, *_ = overlaps(plots, METRES, NO_PROGRESS)
    assert first.message == (
        "Plots A (line 1) and C (line 13) overlap by 140,000.00 m² (210.0000 mu)."
    )
    assert second.message.startswith("Plots A (line 1) and B (line 7) overlap by 30,000.00 m²")
    assert first.feature_ids == (1, 3)


def test_of_degrees_an_overlap_is_measured_on_the_ellipsoid() -> None:
    square = ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01), (0, 0))
    one, other = (plot("5,,A,,面,,,,", square, north=28.7, east=east) for east in (116.0, 116.005))
    (problem,) = overlaps(read(one, other), DEGREES, NO_PROGRESS)
    assert problem.values["m2"] == pytest.approx(1_083_000 / 2, rel=0.002)


def test_neighbours_that_share_an_edge_do_not_overlap() -> None:
    plots = read(plot(), plot(east=39_400_600.0), plot("2,,,,线,,,,", ((0, 0), (700, 600))))
    assert not list(overlaps(plots, METRES, NO_PROGRESS))


def test_an_outline_that_crosses_itself_very_often_is_not_waited_for() -> None:
    chance = np.random.default_rng(1)
    wild = [(float(north), float(east)) for north, east in chance.uniform(0, 900, (4000, 2))]
    assert not list(overlaps(read(plot("1,,,,面,,,,", wild), plot()), METRES, NO_PROGRESS))


def test_plots_that_all_lie_upon_each_other_end_in_time() -> None:
    found = list(overlaps(read(*[plot()] * 60), METRES, NO_PROGRESS))
    assert len(found) == 60 * 59 / 2


def test_looking_ends_on_request() -> None:
    with pytest.raises(Cancelled):
        list(overlaps(read(plot(), plot()), METRES, Progress(cancelled=lambda: True)))

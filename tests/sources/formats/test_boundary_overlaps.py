"""Plots of one file that lie upon each other are told with the size of the overlap."""

import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled
from gisapp.sources.formats.boundary_lines import read_boundary_text
from gisapp.sources.formats.boundary_overlaps import overlaps
from gisapp.sources.formats.boundary_plots import Plot, plot_of
from tests.boundary_files import plot


def read(*written: str) -> list[Plot]:
    lines = read_boundary_text("".join(written).splitlines()).plots
    return [plot_of(number, each, is_east_first=False) for number, each in enumerate(lines, 1)]


def test_an_overlap_is_told_in_square_metres_and_mu_the_largest_first() -> None:
    plots = read(
        plot("5,,A,,面,,,,"),
        plot("5,,B,,面,,,,", north=3_175_650.0),
        plot("5,,C,,面,,,,", east=39_400_400.0),
    )
    first, second, *_ = overlaps(plots, NO_PROGRESS)
    assert first.message == (
        "Plots A (line 1) and C (line 13) overlap by 140,000.00 m² (210.0000 mu)."
    )
    assert second.message.startswith("Plots A (line 1) and B (line 7) overlap by 30,000.00 m²")
    assert first.feature_ids == (1, 3)


def test_neighbours_that_share_an_edge_do_not_overlap() -> None:
    plots = read(plot(), plot(east=39_400_600.0), plot("2,,,,线,,,,", ((0, 0), (700, 600))))
    assert not list(overlaps(plots, NO_PROGRESS))


def test_plots_that_all_lie_upon_each_other_end_in_time() -> None:
    found = list(overlaps(read(*[plot()] * 60), NO_PROGRESS))
    assert len(found) == 60 * 59 / 2


def test_looking_ends_on_request() -> None:
    with pytest.raises(Cancelled):
        list(overlaps(read(plot(), plot()), Progress(cancelled=lambda: True)))

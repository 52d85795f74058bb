"""What a plot states is held against what its points make, with the differences told."""

from collections.abc import Sequence

import numpy as np
import pytest

from gisapp.core.layers.layer import Problem
from gisapp.sources.boundary.checks import (
    area_faults,
    count_faults,
    numbering_faults,
    point_faults,
    ring_faults,
)
from gisapp.sources.boundary.crs import crs_of
from gisapp.sources.boundary.lines import read_boundary_text
from gisapp.sources.boundary.plots import Plot, plot_of
from gisapp.words import load_words
from tests.boundary_files import SQUARE, plot

CRS = crs_of(
    {"坐标系": "CGCS2000", "带号": "39"}, np.array([3_175_000.0]), np.array([39_400_000.0]), "a.txt"
)
HOLE = ((100, 100), (100, 200), (200, 200), (200, 100), (100, 100))
"""Against the clock, one hectare."""


def read(*written: str) -> list[Plot]:
    lines = read_boundary_text("".join(written).splitlines()).plots
    return [plot_of(number, each, is_east_first=False) for number, each in enumerate(lines, 1)]


def faults(written: str) -> list[Problem]:
    checks = (count_faults, area_faults, ring_faults, point_faults)
    (one,) = read(written)
    return [problem for check in checks for problem in check(one, CRS)]


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_plot_that_is_right_has_no_fault() -> None:
    assert faults(plot()) == []
    assert faults(plot("10,41.0000,DK01,甲,面,,,,", SQUARE, HOLE)) == []
    assert faults(plot(",,,,,,,,")) == []


def test_a_wrong_number_of_points_is_told_with_both() -> None:
    (problem,) = faults(plot("4,42.0000,DK01,甲,面,,,,"))
    assert problem.message == "Plot DK01 (line 1): 4 points are declared, 5 are there."
    assert problem.feature_ids == (1,)


def test_a_wrong_area_is_told_in_square_metres_and_mu() -> None:
    (more,) = faults(plot("5,42.5000,DK01,甲,面,,,,"))
    assert "42.5000 ha are declared, 42.0000 ha computed; on the ellipsoid it is 41.98" in (
        more.message
    )
    assert more.message.endswith("5,000.00 m² (7.5000 mu) too much.")
    (less,) = faults(plot("5,41.5000,DK01,甲,面,,,,"))
    assert less.sentence(load_words("zh")).endswith("少 5,000.00 平方米（7.5000 亩）。")


@pytest.mark.parametrize("stated", ["42.0000", "42.00005", "42", "42.0", "41.99995"])
def test_an_area_may_be_rounded(stated: str) -> None:
    assert faults(plot(f"5,{stated},DK01,甲,面,,,,")) == []


@pytest.mark.parametrize(("stated", "unit"), [("420000", "m²"), ("630", "mu")])
def test_an_area_in_another_unit_is_told_with_it(stated: str, unit: str) -> None:
    (problem,) = faults(plot(f"5,{stated},DK01,甲,面,,,,"))
    assert problem.code == "boundary_area_unit"
    assert f"no number of hectares but of {unit}" in problem.message


def test_open_and_missed_rings_are_told_with_the_gap() -> None:
    assert codes(faults(plot("4,42,DK01,甲,面,,,,", SQUARE[:4]))) == ["boundary_open"]
    missed = plot().replace("J1,1,3175000.000,39400000.000", "J1,1,3175000.003,39400000.004")
    first = missed.replace("3175000.003,39400000.004", "3175000.000,39400000.000", 1)
    (problem,) = faults(first)
    assert "J1 lies 0.005 m beside its first place" in problem.message


def test_rings_that_run_the_wrong_way_are_told() -> None:
    assert codes(faults(plot("5,42,,,面,,,,", SQUARE[::-1]))) == ["boundary_direction"]
    assert codes(faults(plot("10,41,,,面,,,,", SQUARE, HOLE[::-1]))) == ["boundary_direction"]


def test_an_outline_that_crosses_itself_has_no_area() -> None:
    bowtie = (SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0])
    (problem,) = faults(plot("5,42,DK01,甲,面,,,,", bowtie))
    assert problem.code == "invalid_geometry"
    assert "it crosses itself" in problem.message


def test_holes_outside_their_outline_are_told() -> None:
    away = tuple((north + 1000, east) for north, east in HOLE)
    assert codes(faults(plot("10,43,,,面,,,,", SQUARE, away))) == ["boundary_hole_outside"]
    across = tuple((north - 150, east) for north, east in HOLE)
    (problem,) = faults(plot("10,,,,面,,,,", SQUARE, across))
    assert problem.code == "invalid_geometry"


def test_points_and_names_that_are_there_twice_are_told_with_their_line() -> None:
    lines = plot("6,42,,,面,,,,").splitlines()
    (problem,) = faults("\n".join((*lines[:3], lines[2].replace("J2", "J9"), *lines[3:])))
    assert problem.code == "boundary_point_twice"
    assert "line 4" in problem.message
    (problem,) = faults(plot("5,42,,,面,,,,").replace("J3", "J2"))
    assert problem.code == "boundary_name_twice"


def test_points_too_few_are_told() -> None:
    assert codes(faults(plot("2,,,,面,,,,", SQUARE[:2]))) == ["boundary_too_few"]
    assert codes(faults(plot("7,,,,面,,,,", SQUARE, SQUARE[:2]))) == ["boundary_too_few"]


def test_a_plot_number_of_several_plots_is_told_with_their_lines() -> None:
    one, other = plot("5,,DK01,,面,,,,"), plot("5,,DK01,,面,,,,", east=39_401_000.0)
    problems = list(numbering_faults(read(one, other)))
    assert [problem.message for problem in problems] == [
        "2 plots have the number DK01 (lines 1, 7)."
    ]
    assert problems[0].feature_ids == (1, 2)


def test_gaps_in_the_names_of_points_are_told_plot_by_plot_or_over_all() -> None:
    gap = plot("5,,A,,面,,,,").replace("J3", "J5")
    (problem,) = numbering_faults(read(gap, plot("5,,B,,面,,,,", east=39_401_000.0)))
    assert problem.message == "Plot A (line 1): missing in the count of points: 1, such as J3."
    # Neighbours that share points have one count.
    shared = "4,,B,,面,,,,@\nJ5,1,1,1\nJ3,1,2,2\nJ6,1,3,3\nJ5,1,1,1\n"
    assert not list(numbering_faults(read(gap, shared.replace("J5,1,1,1", gap.splitlines()[3]))))

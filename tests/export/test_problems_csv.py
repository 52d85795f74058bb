"""The problems of a layer are written a line for each feature that they concern."""

import csv
from dataclasses import replace
from pathlib import Path

import shapely

from gisapp.core.layers.layer import Layer, Problem
from gisapp.core.space.crs import lonlat_to_mercator
from gisapp.export.problems_csv import HEADINGS, write_problems
from gisapp.words import load_words
from tests.render.maps import RED, layer


def two_points() -> Layer:
    places = [shapely.Point(116.0, 28.6), shapely.Point(116.1, 28.7), shapely.Point()]
    return layer("point", [shapely.transform(each, lonlat_to_mercator) for each in places], RED)


def written(path: Path, *problems: Problem) -> list[list[str]]:
    count = write_problems(two_points(), problems, path, load_words("zh"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    assert tuple(heading) == HEADINGS
    assert len(rows) == count
    return rows


def test_each_feature_has_a_line_with_its_place(tmp_path: Path) -> None:
    of_features = Problem.of("no_geometry", 3).at([1, 0, 2, 99])
    rows = written(tmp_path / "a.csv", of_features)
    assert [row[4:] for row in rows] == [
        ["1", "116.1", "28.7"],
        ["0", "116", "28.6"],
        ["2", "", ""],
        ["99", "", ""],
    ]
    assert {row[0] for row in rows} == {"no_geometry"}
    assert rows[0][1] == of_features.sentence(load_words("zh"))


def test_a_problem_of_no_feature_has_one_line(tmp_path: Path) -> None:
    hostile = replace(Problem.of("no_geometry", 2), values={}, message="=1+1")
    (row,) = written(tmp_path / "a.csv", hostile)
    assert row == ["no_geometry", "'=1+1", "2", two_points().origin.layer, "", "", ""]

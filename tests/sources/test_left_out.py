"""What could not be opened of a source is told by the first of the layers that could."""

from pathlib import Path

from gisapp.core.layers.layer import Problem
from gisapp.sources.left_out import with_problems
from gisapp.sources.open import open_source
from tests.vector_files import BOX, LINE, write

LEFT_OUT = Problem("layer_left_out", "The layer roads is left out.")
ODD = Problem("odd", "Row 3 is odd.")


def test_the_first_layer_tells_what_was_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "town.gpkg", [BOX], layer="plots")
    write(path, [LINE], layer="lines", append=True)
    layers = open_source(str(path)).layers
    first, second = with_problems(layers, [LEFT_OUT])
    assert first.origin.problems == (*layers[0].origin.problems, LEFT_OUT)
    assert first.content is layers[0].content
    assert second is layers[1]


def test_a_problem_of_its_own_comes_before_those_of_the_source(tmp_path: Path) -> None:
    layers = open_source(str(write(tmp_path / "plots.gpkg", [BOX]))).layers
    (layer,) = with_problems(with_problems(layers, [ODD]), [LEFT_OUT])
    assert layer.origin.problems[-2:] == (ODD, LEFT_OUT)


def test_layers_without_problems_stay_as_they_are(tmp_path: Path) -> None:
    layers = open_source(str(write(tmp_path / "plots.gpkg", [BOX]))).layers
    (layer,) = with_problems(layers, [])
    assert layer is layers[0]
    assert with_problems([], []) == ()

"""Layers of files are filtered at once, by mapped columns in their units."""

from pathlib import Path

from gisapp.core.filters.layer_filter import NO_FILTER, LayerFilter, Matches
from gisapp.core.layers.shown_count import shown_count
from gisapp.core.own_parks.filtered import filtered
from tests.styled_layers import layer_of, squares


def test_an_expression_counts_in_the_unit_of_the_heading(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {"地块": ["a", "b", "c"], "面积（亩）": [10.0, 30.0, None]}
    plots = layer_of(tmp_path, shapes=squares(3), columns=columns)
    few = filtered(plots, LayerFilter((Matches("面积 > 1 ha"),)))
    assert shown_count(few) == (1, 3)
    assert shown_count(filtered(few, NO_FILTER)) == (3, 3)

"""A layer without what its filter leaves out, for whoever goes over all of its features."""

from pathlib import Path

import pytest

from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.shown_features import hidden_names, is_left_out, only_shown
from gisapp.core.own_parks.filtered import filtered
from tests.styled_layers import layer_of, squares


@pytest.fixture
def plots(tmp_path: Path) -> Layer:
    columns = {"uid": ["a", "b", "c"], "use": ["idle", "let", "idle"]}
    return layer_of(tmp_path, shapes=squares(3), columns=columns)


@pytest.fixture
def idle(plots: Layer) -> Layer:
    return filtered(plots, LayerFilter((AnyOf("use", ("idle",)),)))


def test_nothing_else_is_left(plots: Layer, idle: Layer) -> None:
    kept = only_shown(idle)
    names = kept.attributes.column("uid", kept.geometry.feature_ids.tolist()).values
    assert sorted(map(str, names)) == ["a", "c"]
    assert kept.content.shown is None
    assert only_shown(plots) is plots


def test_it_tells_what_is_left_out(plots: Layer, idle: Layer) -> None:
    assert hidden_names(idle, "uid") == {"b"}
    assert not hidden_names(idle, "no such field")
    out = [each for each in idle.geometry.feature_ids.tolist() if is_left_out(idle, each)]
    assert len(out) == 1
    assert not is_left_out(plots, out[0])

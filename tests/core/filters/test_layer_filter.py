"""A filter knows the layers that it is about, by any names."""

from gisapp.core.filters.layer_filter import LayerFilter, Matches, Near

BOTH = LayerFilter((Matches("a = 1"), Near("roads", 5.0)), unknown=("{}",))


def test_layers_may_be_called_otherwise() -> None:
    assert BOTH.layers == {"roads"}
    renamed = BOTH.with_layers({"roads": "r 2", "other": "o"})
    assert renamed == LayerFilter((Matches("a = 1"), Near("r 2", 5.0)), unknown=("{}",))
    assert BOTH.with_layers({}) == BOTH

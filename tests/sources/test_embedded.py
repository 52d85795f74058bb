"""What a window shows at first is there without anything being opened."""

from gisapp.sources.embedded import open_embedded


def test_the_embedded_data_lie_on_their_base_map() -> None:
    opened = open_embedded()
    assert opened.dataset is not None
    *layers, arrow = opened.layers
    groups = [layer.group for layer in layers]
    assert groups[-1] == "parks"
    assert groups == sorted(groups, key=["base", "context", "parks"].index)
    assert arrow.layer_id == "context/expansion_arrow", "areas would cover it"
    assert all(layer.identifiable == (layer.group == "parks") for layer in opened.layers)

"""What a window shows at first is there without anything being opened."""

from gisapp.sources.embedded import open_embedded


def test_the_embedded_data_lie_on_their_base_map() -> None:
    opened = open_embedded()
    assert opened.dataset is not None
    groups = [layer.group for layer in opened.layers]
    assert groups[-1] == "parks"
    assert groups == sorted(groups, key=["base", "context", "parks"].index)
    assert all(layer.identifiable == (layer.group == "parks") for layer in opened.layers)

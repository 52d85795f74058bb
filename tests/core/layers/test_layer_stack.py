"""What a window, a picture and a snapshot show at first, and how layers get their ids."""

from dataclasses import replace

from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.space.extent import Extent
from tests.core.layers.test_identify import PLOTS, STACK
from tests.parks import embedded


def extent_of(layers: tuple[Layer, ...], *layer_ids: str) -> Extent:
    extent = Extent.around(each.index.extent for each in layers if each.layer_id in layer_ids)
    assert extent is not None
    return extent


def test_home_is_the_sites_of_a_park_dataset_without_far_places() -> None:
    layers, _ = embedded()
    home = LayerStack(layers).home_extent
    assert home == extent_of(layers, "district")
    assert not home.contains(extent_of(layers, "airport"))


def test_home_is_all_there_is_where_no_site_is_shown() -> None:
    layers = tuple(
        replace(each, visible=each.kind in ("enterprise", "airport")) for each in embedded()[0]
    )
    assert LayerStack(layers).home_extent == extent_of(layers, "enterprise", "airport")


def test_home_takes_in_all_layers_of_other_files() -> None:
    assert LayerStack(STACK).home_extent == Extent(0, 0, 50, 50)
    assert LayerStack().home_extent is None


def test_a_layer_whose_id_is_taken_gets_a_number() -> None:
    stack = LayerStack()
    stack.add(PLOTS)
    stack.add(PLOTS, PLOTS)
    assert [each.layer_id for each in stack.layers] == ["plots", "plots 2", "plots 3"]

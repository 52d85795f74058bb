"""Layers change through their stack alone: order, ids, visibility, and what is shown at first."""

from dataclasses import replace

import pytest
import shapely

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.layer_stack import LayerStack
from gisapp.core.space.extent import Extent
from tests.core.layers.test_identify import PLOTS, ROADS, STACK, layer
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


def test_the_id_of_a_removed_layer_is_kept_for_it() -> None:
    stack = LayerStack((PLOTS,))
    stack.remove("plots")
    stack.add(PLOTS)
    stack.insert(PLOTS, 0)
    assert ids(stack) == ["plots", "plots 2"]


def ids(stack: LayerStack) -> list[str]:
    return [each.layer_id for each in stack.layers]


def test_layers_are_found_by_their_id() -> None:
    stack = LayerStack(STACK)
    assert stack["roads"] is ROADS
    assert stack.of_feature(FeatureRef("plots", 1)) is PLOTS
    assert "roads" in stack
    assert "rivers" not in stack
    with pytest.raises(KeyError, match="rivers"):
        stack["rivers"]


def test_layers_that_are_gone_are_left_out_of_those_asked_for() -> None:
    stack = LayerStack(STACK)
    stack.remove("roads")
    assert stack.present(["parks", "roads", "plots"]) == (stack["parks"], PLOTS)
    assert ids(stack) == ["plots", "firms", "parks"]


def test_a_changed_layer_keeps_its_place() -> None:
    stack = LayerStack(STACK)
    hidden = replace(ROADS, visible=False)
    stack.put(hidden)
    assert ids(stack) == ["plots", "roads", "firms", "parks"]
    assert stack["roads"] is hidden
    assert [each.layer_id for each in stack.visible] == ["plots", "firms", "parks"]


def test_showing_and_opacity_change_one_layer_within_its_limits() -> None:
    stack = LayerStack(STACK)
    stack.show("roads", False)
    assert not stack["roads"].visible
    for wanted, expected in ((0.4, 0.4), (-1.0, 0.0), (7.0, 1.0)):
        stack.set_opacity("plots", wanted)
        assert stack["plots"].opacity == expected
    assert stack["parks"] is STACK[3]


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (0, ["firms", "plots", "roads", "parks"]),
        (1, ["plots", "firms", "roads", "parks"]),
        (3, ["plots", "roads", "parks", "firms"]),
        (99, ["plots", "roads", "parks", "firms"]),
    ],
)
def test_a_layer_moves_to_a_position_from_the_bottom(position: int, expected: list[str]) -> None:
    stack = LayerStack(STACK)
    stack.move("firms", position)
    assert ids(stack) == expected


def test_other_content_comes_as_visible_as_the_user_has_it() -> None:
    stack = LayerStack(STACK)
    stack.show("roads", False)
    stack.set_opacity("roads", 0.5)
    refilled: list[str] = []
    stack.refilled.connect(refilled.append)
    stack.refill(replace(ROADS, content=PLOTS.content))
    roads = stack["roads"]
    assert roads.content is PLOTS.content
    assert (roads.visible, roads.opacity) == (False, 0.5)
    assert refilled == ["roads"]
    with pytest.raises(KeyError):
        stack.refill(replace(ROADS, layer_id="rivers"))


def test_every_change_is_emitted_with_all_layers_after_it() -> None:
    stack = LayerStack(STACK)
    seen: list[list[str]] = []
    stack.changed.connect(lambda layers: seen.append([each.layer_id for each in layers]))
    stack.move("parks", 0)
    stack.remove("plots")
    stack.add(PLOTS)
    stack.show("plots 2", False)
    assert seen == [
        ["parks", "plots", "roads", "firms"],
        ["parks", "roads", "firms"],
        ["parks", "roads", "firms", "plots 2"],
        ["parks", "roads", "firms", "plots 2"],
    ]


def test_a_tuple_that_was_read_stays_as_it_was() -> None:
    stack = LayerStack(STACK)
    before = stack.layers
    stack.show("roads", False)
    stack.remove("plots")
    assert before == STACK


def test_places_of_other_files_count_however_far_out_they_lie() -> None:
    far = layer("far", "point", {1: shapely.Point(900, -700)})
    assert LayerStack((*STACK, far)).home_extent == Extent(0, -700, 900, 50)


def test_beside_a_park_dataset_the_places_of_other_files_count_too() -> None:
    parks = embedded()[0]
    far = layer("far", "point", {1: shapely.Point(0, 0)})
    home = LayerStack((*parks, far)).home_extent
    assert home == Extent.around((LayerStack(parks).home_extent, Extent(0, 0, 0, 0)))


def test_some_layers_are_arranged_at_the_places_that_they_hold() -> None:
    stack = LayerStack(STACK)
    order = [each.layer_id for each in STACK]
    first, second, third, *_ = order
    changes: list[int] = []
    stack.changed.connect(lambda layers: changes.append(len(layers)))
    stack.arrange([third, "gone", first])
    assert [each.layer_id for each in stack.layers] == [third, second, first, *order[3:]]
    stack.arrange([third, first])
    assert len(changes) == 1


def test_all_layers_are_replaced_and_keep_their_ids() -> None:
    stack = LayerStack(STACK)
    stack.reset(())
    assert list(stack.layers) == []
    stack.reset(STACK[:2])
    assert list(stack.layers) == list(STACK[:2])
    (added,) = stack.add(STACK[0])
    assert added.layer_id != STACK[0].layer_id


def test_what_the_user_set_stays_when_a_layer_is_filled_anew() -> None:
    stack = LayerStack(STACK)
    name = STACK[0].layer_id
    stack.put(replace(stack[name], finest=1.0, coarsest=9.0, opacity=0.5))
    stack.refill(replace(STACK[0], finest=0.0))
    assert (stack[name].finest, stack[name].coarsest, stack[name].opacity) == (1.0, 9.0, 0.5)

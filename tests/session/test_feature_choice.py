"""A choice becomes a request: layers, columns, and which features."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.filters.layer_filter import LayerFilter, Matches
from gisapp.core.layers.layer import FeatureRef
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.own_parks.filtered import filtered
from gisapp.session.feature_choice import FeatureChoice, writable
from tests.parks import embedded
from tests.styled_layers import layer_of


def count(choice: FeatureChoice) -> int:
    request = choice.request()
    return sum(request.chosen.count(layer) for layer in request.layers)


def test_what_is_seen_is_ticked_and_no_base_map() -> None:
    layers, _ = embedded()
    choice = FeatureChoice.of_visible(layers, "zh")
    assert choice.ticked == {each.layer_id for each in writable(layers) if each.visible}
    assert not choice.ticked & {each.layer_id for each in layers if not each.identifiable}


def test_scopes(tmp_path: Path) -> None:
    layer = filtered(layer_of(tmp_path), LayerFilter((Matches("size > 2"),)))
    choice = FeatureChoice.of_visible((layer,), "en")
    assert (count(choice), count(replace(choice, scope="all"))) == (3, 6)
    some = FeatureSet.of(FeatureRef(layer.layer_id, 4), FeatureRef("other", 1))
    assert count(replace(choice, scope="selected", selected=some)) == 1
    assert count(replace(choice, scope="view", view=layer.extent)) == 3

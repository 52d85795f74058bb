"""Groups of layers: which there are, what they are called, and that their layers lie together."""

from dataclasses import replace

import pytest
import shapely

from gisapp.core.layers.groups import (
    BASE_GROUP,
    NO_GROUP,
    entry_with,
    free_title,
    gathered,
    group_entries,
    group_of,
    name_together,
    own_title,
    shown_title,
)
from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.words import load_words
from tests.render.maps import RED, layer

LAND = Bilingual("Land", "土地")


def one(layer_id: str, group: str, own: Bilingual | None = None) -> Layer:
    plain = layer("point", [shapely.Point(0, 0)], RED, layer_id=layer_id)
    return replace(plain, name=Bilingual(layer_id), group=group, own_group=own)


def listed(*layers: Layer) -> list[tuple[object, str]]:
    """Return key and layers of each entry, the topmost first."""
    return [
        (entry.key, "".join(each.layer_id for each in entry.layers))
        for entry in group_entries(layers)
    ]


def test_files_with_several_layers_are_groups_and_the_base_map_comes_last() -> None:
    layers = (
        one("o", "base"),
        one("a", "plots.gpkg"),
        one("b", "plots.gpkg"),
        one("c", "firms.gpkg"),
        one("p", "parks"),
        one("n", "context"),
    )
    assert listed(*layers) == [
        ("parks", "p"),
        (NO_GROUP, "c"),
        ("plots.gpkg", "ba"),
        (BASE_GROUP, "no"),
    ]


def test_pictures_lie_by_themselves() -> None:
    assert listed(one("r", "rasters"), one("s", "rasters")) == [(NO_GROUP, "s"), (NO_GROUP, "r")]


@pytest.mark.parametrize(
    ("own", "key"), [(None, "plots.gpkg"), (LAND, LAND), (Bilingual(), NO_GROUP)]
)
def test_what_the_user_says_goes_before_the_file(own: Bilingual | None, key: object) -> None:
    assert group_of(one("a", "plots.gpkg", own)) == key


def test_layers_of_a_group_lie_where_the_topmost_of_them_lies() -> None:
    layers = (
        one("a", "one"),
        one("o", "base"),
        one("b", "two"),
        one("c", "one"),
        one("n", "base"),
        one("d", "two"),
    )
    assert "".join(each.layer_id for each in gathered(layers)) == "oacnbd"


def test_a_group_is_called_as_in_the_language_or_as_the_user_called_it() -> None:
    words = load_words("zh")
    assert shown_title("parks", words) == "青山湖区"
    assert shown_title("plots.gpkg", words) == "plots.gpkg"
    assert shown_title(LAND, words) == "土地"
    assert own_title("parks") == Bilingual("Qingshanhu District", "青山湖区")
    assert own_title(LAND) == LAND


def test_a_new_group_has_a_name_of_its_own() -> None:
    layers = [one("a", "x", LAND), one("b", "x", Bilingual("Land 2", "土地 2"))]
    assert free_title(LAND, layers) == Bilingual("Land 3", "土地 3")
    assert free_title(Bilingual("Water"), layers) == Bilingual("Water")


def test_several_layers_are_called_by_their_group_or_number() -> None:
    a, b, c = layers = (one("a", "f"), one("b", "f"), one("c", "g"))
    assert name_together([a], layers) == Bilingual("a")
    assert name_together([a, b], layers).en == "f"
    assert name_together([a, c], layers) == Bilingual("2 layers", "2 个图层")


def test_the_entry_of_a_layer_is_found() -> None:
    layers = (one("a", "f"), one("b", "f"))
    assert entry_with(layers, "a").key == "f"
    with pytest.raises(StopIteration):
        entry_with(layers, "z")

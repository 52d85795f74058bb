"""What changed is a layer with a look for each kind of change, that no click finds."""

from pathlib import Path

from gisapp.core.deliveries.compare import compare
from gisapp.core.deliveries.overlay import CHANGES_GROUP, overlay_layers
from gisapp.words import load_words
from tests.deliveries import NEW_ROWS, OLD_ROWS, opened, write_book, write_plots


def test_each_kind_has_its_features_in_its_look(tmp_path: Path) -> None:
    old = opened(write_plots(tmp_path, "old.gpkg", OLD_ROWS))
    new = opened(write_plots(tmp_path, "new.gpkg", NEW_ROWS, moved="DK-001"))
    (layer,) = overlay_layers(old, new, compare(old, new), load_words("zh"))
    assert (layer.group, layer.identifiable, layer.geometry.kind) == (
        CHANGES_GROUP,
        False,
        "polygon",
    )
    looks = [layer.symbology.classes[each] for each in layer.classes]
    places = {
        look.value: round(float(layer.geometry.bounds[row, 0]), 1) for row, look in enumerate(looks)
    }
    west = {
        name: old.geometry.bounds[old.geometry.row_of(n) or 0, 0]
        for n, name in enumerate(("DK-001", "DK-002", "DK-003"), 1)
    }
    assert places["gone"] == round(float(west["DK-002"]), 1)
    assert places["before"] == places["moved"] == round(float(west["DK-001"]), 1)
    assert places["changed"] == round(float(west["DK-003"]), 1)
    assert sorted(places) == ["added", "before", "changed", "gone", "moved"]
    assert layer.symbology.attribute == "变化"
    colors = {each.symbol.stroke for each in layer.symbology.classes}
    assert len(colors) == len(layer.symbology.classes)


def test_tables_have_none(tmp_path: Path) -> None:
    old = opened(write_book(tmp_path, "old.xlsx", OLD_ROWS))
    new = opened(write_book(tmp_path, "new.xlsx", NEW_ROWS))
    assert overlay_layers(old, new, compare(old, new), load_words("en")) == ()

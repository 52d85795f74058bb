"""Renderers tell features apart as our classes do, those without a value among them."""

from pathlib import Path
from xml.etree.ElementTree import Element

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.export.styles.qml_classes import add_renderer
from gisapp.render.palette import load_palette
from tests.styled_layers import layer_of


def renderer(folder: Path, style: LayerStyle) -> Element:
    root = Element("qgis")
    add_renderer(root, layer_of(folder, style), load_palette("light"), "en")
    return root[0]


def test_values_that_are_missing_have_a_category(tmp_path: Path) -> None:
    made = renderer(tmp_path, LayerStyle(field="use"))
    assert made.get("attr") == "coalesce(\"use\", 'No value')"
    assert "No value" in [each.get("value") for each in made.iter("category")]


def test_a_field_without_gaps_is_told_by_its_name(tmp_path: Path) -> None:
    assert renderer(tmp_path, LayerStyle(field="name")).get("attr") == "name"


def test_a_number_is_in_one_range_only(tmp_path: Path) -> None:
    made = renderer(tmp_path, LayerStyle(field="size", method="own", breaks=(2.0, 10.0)))
    bounds = [(float(each.get("lower", "")), float(each.get("upper", ""))) for each in made[0]]
    for number in (-5.0, 1.0, 2.0, 9.99, 10.0, 1e9):
        assert sum(low <= number <= high for low, high in bounds) == 1


def test_ranges_that_differ_in_size_alone_are_told_so(tmp_path: Path) -> None:
    style = LayerStyle(field="size", method="own", breaks=(2.0,), sizes_px=(1.0, 5.0))
    assert renderer(tmp_path, style).get("graduatedMethod") == "GraduatedSize"

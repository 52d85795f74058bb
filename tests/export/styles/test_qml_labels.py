"""Labels are written with their letters and scales on the ground."""

import math
from xml.etree.ElementTree import Element

import pytest

from gisapp.core.layers.layer_style import LabelChoice
from gisapp.export.styles.qml_labels import add_labels, scale_text
from gisapp.render.palette import load_palette


def settings(labels: LabelChoice) -> Element:
    root = Element("qgis")
    add_labels(root, labels, "point", ["a", "b:1"], load_palette("light"), 60.0)
    return root[0][0]


@pytest.mark.parametrize(
    ("template", "name", "is_expression"),
    [
        ("{a}", "a", "0"),
        ("{a} mu", "concat(\"a\", ' mu')", "1"),
        ("{{a}}", "'{a}'", "1"),
        ("{b:1}", "b:1", "0"),
        ("{a:1}", 'format_number("a", 1)', "1"),
    ],
)
def test_one_field_is_a_field(template: str, name: str, is_expression: str) -> None:
    text = settings(LabelChoice(template))[0]
    assert (text.get("fieldName"), text.get("isExpression")) == (name, is_expression)


def test_letters() -> None:
    text = settings(LabelChoice("{a}", size=16.0, bold=True, color="#010203"))[0]
    assert (text.get("fontSize"), text.get("fontWeight")) == ("12", "75")
    assert text.get("textColor") == "1,2,3,255"


def test_scales() -> None:
    rendering = settings(LabelChoice("{a}", coarsest=2.0)).find("rendering")
    assert rendering is not None
    assert (rendering.get("scaleVisibility"), rendering.get("scaleMin")) == ("1", "0")
    assert float(rendering.get("scaleMax", "")) == pytest.approx(2.0 * 0.5 * 96 / 0.0254)
    assert scale_text(math.inf, 0.0) == scale_text(0.0, 0.0) == "0"

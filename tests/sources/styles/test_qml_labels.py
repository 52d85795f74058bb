"""Labels of QGIS: text, letters, and the scales between which they are written."""

from xml.etree.ElementTree import fromstring

import pytest

from gisapp.core.layers.layer_style import LabelChoice
from gisapp.core.space.scales import SCREEN_PIXEL_M
from gisapp.sources.styles.left_out import LeftOut
from gisapp.sources.styles.qml_labels import labels_of, scale_range


def read(
    text: str, inner: str = "", rendering: str = "", enabled: str = "1"
) -> tuple[LabelChoice | None, list[str]]:
    left_out = LeftOut()
    root = fromstring(
        f'<qgis labelsEnabled="{enabled}"><labeling type="simple"><settings>'
        f"<text-style {text}>{inner}</text-style>{rendering}</settings></labeling></qgis>"
    )
    return labels_of(root, 0.0, left_out), list(left_out.codes)


def test_a_field_and_its_letters() -> None:
    said = (
        'fieldName="name" fontSize="9" fontSizeUnit="Point" fontWeight="75" textColor="255,0,0,255"'
    )
    labels, left_out = read(said)
    assert labels == LabelChoice("{name}", size=12.0, bold=True, color="#ff0000")
    assert left_out == []


def test_scales_on_the_ground() -> None:
    scales = '<rendering scaleVisibility="1" scaleMin="1000" scaleMax="10000"/>'
    labels, _ = read('fieldName="name"', rendering=scales)
    assert labels is not None
    assert labels.finest == pytest.approx(1000 * SCREEN_PIXEL_M)
    assert labels.coarsest == pytest.approx(10000 * SCREEN_PIXEL_M)


@pytest.mark.parametrize(
    ("written", "found"),
    [(("0", "0"), (0.0, float("inf"))), (("x", None), (0.0, float("inf")))],
)
def test_no_scale_is_no_limit(written: tuple[str, str], found: tuple[float, float]) -> None:
    assert scale_range(*written, 60.0) == found


def test_scales_the_wrong_way_round_are_exchanged() -> None:
    assert scale_range("10000", "1000", 60.0) == scale_range("1000", "10000", 60.0)


def test_labels_that_are_off_stay_off() -> None:
    assert read('fieldName="name"', enabled="0")[0] == LabelChoice(is_on=False)


def test_what_cannot_be_had_is_noted() -> None:
    assert read('fieldName="upper(a)" isExpression="1"') == (None, ["label_expressions"])
    assert read('fieldName=""') == (None, ["label_expressions"])
    shaped = read('fieldName="a"', '<background shapeDraw="1"/>')
    assert shaped[1] == ["label_shapes"]
    left_out = LeftOut()
    rules = fromstring('<qgis><labeling type="rule-based"/></qgis>')
    assert labels_of(rules, 0.0, left_out) is None
    assert list(left_out.codes) == ["label_rules"]


def test_a_style_that_says_nothing_of_labels() -> None:
    assert labels_of(fromstring("<qgis/>"), 0.0, LeftOut()) is None

"""What is written on the map for features: names, or what the user's template makes of values."""

from dataclasses import replace

import numpy as np
import pytest

from gisapp.core.geometry.feature_geometry import FeatureGeometry
from gisapp.core.geometry.feature_index import FeatureIndex
from gisapp.core.layers.attributes import AttributeValue, Field
from gisapp.core.layers.content import LayerContent
from gisapp.core.layers.label_texts import label_style, labels_of
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.core.layers.symbology import OWN_NAMES, Symbol, Symbology
from gisapp.sources.parks.layers import RowTable
from gisapp.sources.parks.rows import Row
from tests.render.maps import layer

FIELDS = (
    Field("No", "String"),
    Field("Area", "Real"),
    Field("Year", "Integer"),
    Field("Idle", "Integer"),
)
ROWS: tuple[dict[str, AttributeValue], ...] = (
    {"No": "A-12", "Area": 20.25, "Year": 2017, "Idle": True},
    {"No": " <b>x\ny</b> ", "Area": None, "Year": None, "Idle": None},
    {"No": None, "Area": -62000.0, "Year": 1998, "Idle": False},
    {"No": None, "Area": float("nan"), "Year": None, "Idle": None},
)


def labelled(choice: LabelChoice) -> Layer:
    plain = layer("polygon", [], Symbol(fill="park"))
    rows = {place: Row("plot", place, dict(row)) for place, row in enumerate(ROWS)}
    geometry = FeatureGeometry.missing("polygon", np.arange(len(ROWS)))
    content = LayerContent.in_first_class(
        FeatureIndex(geometry), RowTable(FIELDS, rows), Symbology.single(Symbol())
    )
    return replace(plain, content=content, style=LayerStyle(labels=choice))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{No}", ["A-12", "<b>x y</b>", "", ""]),
        ("{No} ({Area:1} mu)", ["A-12 (20.2 mu)", "<b>x y</b>", "(−62,000.0 mu)", ""]),
        ("{Year}: {Area}", ["2017: 20.25", "", "1998: −62,000", ""]),
        ("{Idle} {No such}", ["True", "", "False", ""]),
        ("park", ["park"] * 4),
        ("{No such}", [""] * 4),
    ],
)
def test_a_template_is_filled_with_values_as_users_read_them(
    template: str, expected: list[str]
) -> None:
    found = labels_of(labelled(LabelChoice(template)), range(len(ROWS)))
    assert [each.en for each in found] == expected
    assert [each.zh for each in found] == expected


def test_no_features_have_no_labels() -> None:
    assert labels_of(labelled(LabelChoice("{No}")), []) == []
    assert labels_of(labelled(LabelChoice("park")), []) == []


def test_how_labels_are_written_is_chosen_and_they_can_be_left_out() -> None:
    choice = LabelChoice("{No}", size=20.0, bold=True, color="#ff0000", coarsest=5.0)
    style = label_style(labelled(choice))
    assert style == replace(OWN_NAMES, size=20.0, bold=True, color="#ff0000", coarsest=5.0)
    assert label_style(labelled(LabelChoice("{No}", is_on=False))) is None
    plain = layer("polygon", [], Symbol(), labels=OWN_NAMES)
    assert label_style(plain) == OWN_NAMES

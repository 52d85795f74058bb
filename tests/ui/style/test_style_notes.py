"""What is said of classes: what they are made of, and what there is nothing to tell of."""

from dataclasses import replace

import pyarrow as pa
import pytest

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.column_profile import ColumnProfile
from gisapp.session.session import Session
from gisapp.ui.style.style_notes import notes_of, why_not
from tests.ui.reading import WORDS
from tests.ui.style.conftest import PLOTS

EN = WORDS["en"]


def profile(values: list[object]) -> ColumnProfile:
    return ColumnProfile(CodedColumn.of(pa.chunked_array([pa.array(values)])))


@pytest.mark.parametrize(
    ("values", "notes"),
    [
        ([1.0, 2.0], []),
        (
            [1.0, 2.0, float("inf")],
            ["Infinite numbers are in the class without a value: 1."],
        ),
        ([1.0, 2.0, None], ["Without a value: 1 of 3 features."]),
        (["<b>", "<b>"], ["All features have the same value here: <b>."]),
    ],
)
def test_what_must_be_known_of_a_field_is_said(
    session: Session, values: list[object], notes: list[str]
) -> None:
    layer = replace(session.state.layers[PLOTS], style=LayerStyle("tax"))
    assert notes_of(layer, profile(values), EN) == notes


def test_classes_of_a_part_say_so(session: Session) -> None:
    layer = session.state.layers[PLOTS]
    symbology = replace(layer.symbology, basis="sample", attribute="tax")
    partly = replace(layer, content=replace(layer.content, symbology=symbology))
    assert notes_of(partly, None, EN) == [
        "The layer is larger than memory: its classes are made of 40 of 40 features."
    ]


def test_without_numbers_there_are_no_ranges(session: Session) -> None:
    layer = session.state.layers[PLOTS]
    assert why_not(layer, "ranges", (), EN) == "None of the layer's fields has numbers."
    assert why_not(layer, "one", (), EN) == ""

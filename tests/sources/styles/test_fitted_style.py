"""A style fits a layer with its fields, however their letters are written."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.errors import SourceError
from gisapp.sources.styles.fitted_style import fitted_style, style_for
from gisapp.sources.styles.read_style import ReadStyle
from gisapp.sources.styles.stored_styles import StoredStyle
from tests.sources.styles.foreign import categorized, category, filled, qml
from tests.styled_layers import layer_of


def test_letters_of_fields_may_be_large_or_small(tmp_path: Path) -> None:
    style = LayerStyle(field="USE", labels=LabelChoice("{{x}} {NAME}"))
    fitted = fitted_style(ReadStyle(style), layer_of(tmp_path), "a.qml")
    assert fitted.style.field == "use"
    assert fitted.style.labels == LabelChoice("{{x}} {name}")


def test_labels_of_other_fields_are_left_out(tmp_path: Path) -> None:
    style = LayerStyle(labels=LabelChoice("{owner}"))
    fitted = fitted_style(ReadStyle(style), layer_of(tmp_path), "a.qml")
    assert fitted.style.labels is None
    assert fitted.left_out == ("label_fields",)


def test_classes_by_another_field_are_refused(tmp_path: Path) -> None:
    stored = qml(categorized("owner", category("a", 0), filled("1,2,3,255")))
    with pytest.raises(SourceError, match="“owner”"):
        style_for(StoredStyle("a", "a.qml", stored), layer_of(tmp_path))

"""Labels that nobody chose are written with the field that has the names."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.layers.layer_style import LabelChoice, LayerStyle
from gisapp.export.styles.label_fields import written_labels
from tests.styled_layers import layer_of, squares


def test_the_field_with_the_names_is_taken(tmp_path: Path) -> None:
    layer = layer_of(tmp_path)
    labels = written_labels(layer, "en")
    assert labels is not None
    assert labels.template == "{name}"
    assert written_labels(replace(layer, labels=None), "en") is None


def test_what_is_chosen_goes_before(tmp_path: Path) -> None:
    chosen = LabelChoice("{use}!", size=20.0)
    layer = layer_of(tmp_path, LayerStyle(labels=chosen))
    assert written_labels(layer, "en") == chosen
    off = replace(layer, style=LayerStyle(labels=LabelChoice(is_on=False)))
    assert written_labels(off, "en") is None


def test_names_come_in_the_users_language(tmp_path: Path) -> None:
    columns = {"name_en": ["A"], "name_zh": ["甲"]}
    layer = layer_of(tmp_path, LayerStyle(labels=LabelChoice()), squares(1), columns)
    found = [written_labels(layer, language) for language in ("en", "zh")]
    assert [each and each.template for each in found] == ["{name_en}", "{name_zh}"]

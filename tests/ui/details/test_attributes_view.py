"""Attributes of a layer of any schema: shown as they are, whatever they contain."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gisapp.core.layers.attribute_rows import attributes_as_text
from gisapp.core.layers.attributes import AttributesInMemory, AttributeValue, Column, Field
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.sheet_text import RowText
from gisapp.sources.open import open_source
from gisapp.ui.details.attributes_view import AttributesView
from gisapp.ui.widgets.painted_box import PaintedBox
from gisapp.ui.widgets.sheet_row import SheetRow
from tests.at_the_poles import write_pole_points
from tests.parks import embedded
from tests.ui.reading import WORDS, box, seen

SCRIPT = "<script>alert('x')</script> & \"quotes\" \\ مرحبا 😀"


@dataclass(frozen=True)
class OneRecord(AttributesInMemory):
    """An attribute table of one feature."""

    values: Mapping[str, AttributeValue]
    name: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(Field(name, "") for name in self.values)

    def record(self, feature_id: int) -> Mapping[str, AttributeValue]:
        return self.values

    def column(self, field: str, feature_ids: Sequence[int]) -> Column:
        return Column.of([self.values[field] for _ in feature_ids])

    def names(self, feature_ids: Sequence[int]) -> list[Bilingual]:
        return [Bilingual(self.name, "") for _ in feature_ids]


def layer_of(values: Mapping[str, AttributeValue], name: str = "") -> Layer:
    layers, _ = embedded()
    content = replace(layers[0].content, attributes=OneRecord(values, name))
    return replace(layers[0], layer_id="parcels", dataset=None, content=content)


def view_of(qtbot: QtBot, values: Mapping[str, AttributeValue], name: str = "") -> AttributesView:
    view = AttributesView(layer_of(values, name), FeatureRef("parcels", 17), WORDS["en"])
    qtbot.addWidget(view)
    view.resize(380, 600)
    view.show()
    return view


def test_hostile_values_are_shown_letter_by_letter(qtbot: QtBot) -> None:
    view = view_of(qtbot, {"<b>field</b>": SCRIPT}, name="<i>name</i>")
    text = seen(view)
    assert f"<b>field</b> · {SCRIPT}" in text
    assert "<i>name</i>" in text
    rows = [SheetRow(RowText("", value), opens=False) for value in ("<b>b</b>", "b")]
    pictures = []
    for row in rows:
        qtbot.addWidget(row)
        row.resize(300, 30)
        pictures.append(row.grab().toImage())
    assert pictures[0] != pictures[1], "markup was taken for markup"


def test_empty_fields_are_folded_away_until_asked_for(qtbot: QtBot) -> None:
    view = view_of(qtbot, {"use": "M1", "owner": None, "remark": "  ", "height": math.nan})
    assert "owner" not in seen(view)
    QTest.mouseClick(box(view, "Empty fields: 3"), Qt.MouseButton.LeftButton)
    assert "owner · —" in seen(view)
    assert "remark · —" in seen(view)
    assert "height · —" in seen(view)


def test_only_web_addresses_open_and_only_on_a_click(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    values = {"site": "https://example.org/a", "picture": "file:///a.png", "js": "javascript:1"}
    view = view_of(qtbot, values)
    assert not opened
    assert [each.opens for each in view.findChildren(SheetRow)] == [True, False, False]
    QTest.mouseClick(box(view, "https://example.org/a"), Qt.MouseButton.LeftButton)
    assert opened == ["https://example.org/a"]


def test_a_long_text_wraps_within_the_panel(qtbot: QtBot) -> None:
    view = view_of(qtbot, {"long": "x" * 600, "longer": "words and words " * 60})
    for row in view.findChildren(SheetRow):
        assert row.width() <= 380
        assert row.height() > 100


def test_a_point_at_a_pole_says_why_it_is_not_on_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    [layer] = open_source(str(write_pole_points(tmp_path))).layers
    layer.attributes.fetch()
    views = [
        AttributesView(layer, FeatureRef(layer.layer_id, row), WORDS["en"]) for row in range(2)
    ]
    for view in views:
        qtbot.addWidget(view)
    at_pole, in_town = map(seen, views)
    assert "nearer to a pole than 85.05°" in at_pole
    assert "Not on the map" not in in_town


def test_of_a_text_without_end_only_the_beginning_is_laid_out(qtbot: QtBot) -> None:
    endless = "名" * 300_000
    view = view_of(qtbot, {"name": endless, endless: 7})
    for row in view.findChildren(PaintedBox):
        assert row.height() < 5000
    assert f"{endless[:120]}… · 7" in seen(view)
    assert attributes_as_text(view.record).startswith(f"name: {endless}\n")


def test_a_feature_without_a_name_is_called_by_its_number(qtbot: QtBot) -> None:
    assert "Feature 17" in seen(view_of(qtbot, {}))
    assert "This feature has no attributes." in seen(view_of(qtbot, {}))


def test_each_row_with_a_value_is_offered_a_menu(qtbot: QtBot) -> None:
    offered: list[tuple[str, str]] = []
    layer, ref = layer_of({"use": "M1", "area": 12, "none": None}, ""), FeatureRef("parcels", 17)

    def offer(_row: PaintedBox, name: str, text: str) -> None:
        offered.append((name, text))

    qtbot.addWidget(AttributesView(layer, ref, WORDS["en"], offer=offer))
    assert offered == [("use", "M1"), ("area", "12")]

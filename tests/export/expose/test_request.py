"""What is hidden is on no sheet: fields, layers, kinds, and shapes that would tell an area."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.errors import ExportError
from gisapp.export.expose.request import content_of
from tests.export.expose.sheets import own_layers, request_for, request_of, row, sheet_of, told
from tests.own_files import write_book, write_plots


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, ...]:
    folder = tmp_path_factory.mktemp("own")
    return own_layers(write_plots(folder), write_book(folder))


def test_hidden_fields_are_told_nowhere() -> None:
    open_sheet = told(sheet_of(request_of("changdong")))
    hidden = frozenset(("planned_area", "land_status"))
    sheet = told(sheet_of(request_of("changdong", hidden_fields=hidden)))
    for secret in ("21.5 km²", "Planned area", "Saturated"):
        assert secret in open_sheet
        assert secret not in sheet


def test_a_hidden_area_is_not_told_by_its_shape_either(layers: tuple[Layer, ...]) -> None:
    ref = row(layers, "地块台账", 1)
    assert "Area measured from the shape" in told(sheet_of(request_for(layers, ref)))
    for code in ("land_area", f"{ref.layer_id}/面积"):
        request = request_for(layers, ref, hidden_fields=frozenset((code,)))
        said = told(sheet_of(request))
        assert "Area measured" not in said
        assert "Land area" not in said, "not even that it is not stated"
        assert "面积" not in said.replace("建筑面积", "")
        (shown,) = [each for each in content_of(request).shown.layers if not each.is_table]
        assert shown.geometry.kind == "point"


def test_hidden_layers_and_kinds_are_not_told_of(layers: tuple[Layer, ...]) -> None:
    ref = row(layers, "地块台账", 1)
    firms = row(layers, "企业", 1)
    assert "甲公司" in told(sheet_of(request_for(layers, ref)))
    without = request_for(layers, ref, hidden_layers=frozenset((firms.layer_id,)))
    assert "甲公司" not in told(sheet_of(without))
    with pytest.raises(ExportError, match="hidden"):
        sheet_of(request_for(layers, ref, hidden_kinds=frozenset(("plot",))))


def test_rows_that_are_looked_up_already_are_taken_unless_something_is_hidden(
    layers: tuple[Layer, ...],
) -> None:
    ref = row(layers, "地块台账", 1)
    rows: OwnRows = content_of(request_for(layers, ref)).own
    again = content_of(request_for(layers, ref, rows=rows)).own
    assert again.layers == rows.layers
    hidden = frozenset((f"{ref.layer_id}/备注",))
    redacted = content_of(request_for(layers, ref, rows=rows, hidden_fields=hidden)).own
    assert redacted.layers[ref.layer_id] is not rows.layers[ref.layer_id]
    assert "临河" not in told(sheet_of(request_for(layers, ref, rows=rows, hidden_fields=hidden)))


def test_a_row_of_a_layer_that_is_switched_off_has_a_sheet_all_the_same(tmp_path: Path) -> None:
    from dataclasses import replace

    plots = tuple(replace(each, visible=False) for each in own_layers(write_plots(tmp_path)))
    assert sheet_of(request_for(plots, row(plots, "地块台账", 2))).key == "DK-002"

"""Excel gets numbers as numbers, codes as texts, days as days, and no formulas."""

from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

from gisapp.core.layers.layer import Layer
from gisapp.export.feature_file import write_feature_file
from tests.export.all_kinds import BIG, HOSTILE
from tests.export.requests import request
from tests.export.written import told
from tests.parks import embedded


def test_cells_have_the_types_of_their_columns(kinds: Layer, out: Path) -> None:
    write_feature_file(request([kinds]), out / "a.xlsx")
    head, first, *_ = CalamineWorkbook.from_path(out / "a.xlsx").get_sheet_by_index(0).to_python()
    record = dict(zip(head, first, strict=True))
    assert (record["floors"], record["area"], record["long"]) == (1, 0.1, str(BIG))
    assert (record["since"], record["at"]) == (date(2020, 2, 29), datetime(2020, 1, 2, 3, 4, 5))
    assert record["lon"] == 115.905
    said = told(request([kinds]), out / "a.xlsx")
    assert "too many digits: long." in said
    assert "one point in it" in said


def test_hostile_texts_are_texts(hostile: Layer, out: Path) -> None:
    write_feature_file(request([hostile]), out / "a.xlsx")
    _, *rows = CalamineWorkbook.from_path(out / "a.xlsx").get_sheet_by_index(0).to_python()
    kept = [row[0] for row in rows if str(row[0]).strip()]
    assert kept == [each for each in HOSTILE if each.strip()]
    assert b"<f>" not in (out / "a.xlsx").read_bytes()


def test_each_layer_has_a_sheet(out: Path) -> None:
    layers = [each for each in embedded()[0] if each.kind in ("park", "enterprise")]
    write_feature_file(request(layers), out / "a.xlsx")
    assert set(CalamineWorkbook.from_path(out / "a.xlsx").sheet_names) == {"park", "enterprise"}

"""Rows of totals are in no sum, no difference and no check, and are no subjects."""

import json
from dataclasses import replace
from pathlib import Path

from gisapp.core.deliveries.compare import compare
from gisapp.core.health.check import check
from gisapp.core.health.checked import Checked
from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.rows.total_rows import total_rows
from gisapp.core.own_parks.subjects.shown_subjects import subjects_of_rows
from gisapp.core.own_parks.totals.headline import headline_of
from gisapp.core.own_parks.totals.layer_totals import layer_totals
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.sources.open import open_source
from gisapp.sources.parks.park_schema import load_park_schema

SCHEMA = load_park_schema()
LEDGER = """序号,宗地编号,园区,用地面积（亩）
1,A-1,东区,30
2,A-2,东区,60
小计,,东区,90
3,B-1,西区,10
合计,,,100
"""
MAPPING = LayerMapping(
    kind="plot",
    key="宗地编号",
    columns=(
        ColumnMapping("宗地编号", "plot_code"),
        ColumnMapping("用地面积（亩）", "land_area", "mu", basis="land"),
    ),
)


def ledger(folder: Path, text: str = LEDGER, name: str = "ledger.csv") -> Layer:
    (folder / name).write_text(text, encoding="utf-8")
    (layer,) = open_source(str(folder / name)).layers
    return replace(layer, mapping=MAPPING)


def test_sums_and_headlines_leave_totals_out(tmp_path: Path) -> None:
    layer = ledger(tmp_path)
    assert total_rows(layer, MAPPING).tolist() == [4, 6]
    (area,) = layer_totals(layer, layer.geometry.feature_ids, SCHEMA).columns
    assert area.total.stated == 3
    assert area.total.value is not None
    assert round(area.total.value, 3) == round(100 * 2000 / 3, 3)
    (kind,) = headline_of(layer, SCHEMA).kinds
    assert kind.count == 3
    unmapped = replace(layer, mapping=None)
    assert layer_totals(unmapped, layer.geometry.feature_ids).columns[-1].total.value == 100


def test_totals_are_no_rows_without_a_key_and_no_change(tmp_path: Path) -> None:
    layer = ledger(tmp_path)
    rows = rows_of(layer, MAPPING, SCHEMA)
    assert rows.feature_ids.tolist() == [2, 3, 5]
    assert rows.are_looked_up
    assert rows.row_of(FeatureRef(layer.layer_id, 4)) is None
    own = OwnRows(SCHEMA, {layer.layer_id: rows})
    codes = {each.code for each in check([layer], Checked(own, 2026)).findings}
    assert codes.isdisjoint({"keyless", "rows_without_key", "no_shape", "cell"})
    more = LEDGER.replace("合计,,,100", "4,B-2,西区,5\n合计,,,105")
    changes = compare(layer, ledger(tmp_path, more, "later.csv"))
    assert [each.key for each in changes.added] == [("B-2",)]
    assert (changes.changed, changes.gone, changes.new_without_key) == ((), (), ())


def test_what_has_a_key_of_its_own_is_no_total(tmp_path: Path) -> None:
    named = LEDGER.replace("小计,,", "小计,A-3,")
    assert total_rows(ledger(tmp_path, named), MAPPING).tolist() == [6]


def test_of_other_sources_key_and_name_tell(tmp_path: Path) -> None:
    said = [("A", "甲"), ("合计", None), (None, "平均"), ("B", "小计")]
    place = {"type": "Point", "coordinates": [115.9, 28.6]}
    features = [
        {"type": "Feature", "id": id, "properties": {"no": no, "name": name}, "geometry": place}
        for id, (no, name) in enumerate(said, 1)
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (layer,) = open_source(str(path)).layers
    mapping = LayerMapping(kind="plot", key="no", name_zh="name")
    assert total_rows(layer, mapping).tolist() == [2, 3]
    assert not len(total_rows(layer, None))


def test_totals_are_no_subjects_of_a_page(tmp_path: Path) -> None:
    layer = ledger(tmp_path)
    own = OwnRows(SCHEMA, {layer.layer_id: rows_of(layer, MAPPING, SCHEMA)})
    assert sorted(ref.feature_id for ref in subjects_of_rows(own).uids) == [2, 3, 5]

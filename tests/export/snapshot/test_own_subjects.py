"""What an export tells of own rows follows from what it may show, and from nothing else."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.own_parks.rows.added_facts import NO_FACTS, AddedFacts
from gisapp.core.own_parks.subjects.shown_subjects import ShownSubjects
from gisapp.core.progress import NO_PROGRESS
from gisapp.export.snapshot import own_subjects as module
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.own_subjects import own_subjects
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.export.snapshot.writer import snapshot_html
from tests.own_files import ledger_layers
from tests.page_data import unpacked


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, ...]:
    return ledger_layers(tmp_path_factory.mktemp("ledger"))


def request_of(layers: tuple[Layer, ...], hidden: frozenset[str] = frozenset()) -> SnapshotRequest:
    extent = next(layer.extent for layer in layers if layer.extent)
    return SnapshotRequest(layers, (), extent, "en", "2026-01-31", hidden_fields=hidden)


def stored(request: SnapshotRequest) -> dict[str, Any]:
    return unpacked(snapshot_data(snapshot_of(request), NO_PROGRESS))


def subjects(
    layers: tuple[Layer, ...],
    added: AddedFacts = NO_FACTS,
    hidden_fields: frozenset[str] = frozenset(),
) -> ShownSubjects:
    shown = own_subjects(layers, added, hidden_fields).shown
    assert shown is not None
    return shown


def layer_id(layers: tuple[Layer, ...], name: str) -> str:
    return next(layer.layer_id for layer in layers if layer.origin.layer == name)


def test_a_hidden_column_is_nowhere_in_the_page(layers: tuple[Layer, ...]) -> None:
    area, boss = f"{layer_id(layers, '地块台账')}/面积", f"{layer_id(layers, '企业')}/法人"
    request = request_of(layers, frozenset({area, boss}))
    text = json.dumps(stored(request), ensure_ascii=False)
    page = snapshot_html(request).decode()
    for secret in ("14.8", "9866.66", "张三", "李四"):
        assert secret in json.dumps(stored(request_of(layers)), ensure_ascii=False), secret
        assert secret not in text, secret
        assert secret not in page, secret


def test_a_hidden_property_hides_the_columns_that_state_it(layers: tuple[Layer, ...]) -> None:
    data = stored(request_of(layers, frozenset({"tax", "tax_per_land"})))
    stated = {fact["property"] for fact in data["datasets"][0]["facts"].values()}
    assert "land_area" in stated
    assert not stated & {"tax", "tax_per_land"}
    assert all("税收（万元）" not in layer.get("fields", ()) for layer in data["layers"])


def test_with_a_hidden_key_nothing_names_it(layers: tuple[Layer, ...]) -> None:
    names = ("地块台账/编号", "企业/地块", "评价/宗地编号")
    hidden = {f"{layer_id(layers, each.split('/')[0])}/{each.split('/')[1]}" for each in names}
    text = json.dumps(stored(request_of(layers, frozenset(hidden))))
    assert "DK-00" not in text
    assert "dk-00" not in text


def test_rows_of_a_hidden_layer_are_not_told(layers: tuple[Layer, ...]) -> None:
    shown = tuple(replace(layer, visible=layer.origin.layer != "企业") for layer in layers)
    text = json.dumps(stored(request_of(shown)), ensure_ascii=False)
    assert "DK-001" in text
    assert "QY-1" not in text
    assert "甲公司" not in text


def test_no_folder_is_named(layers: tuple[Layer, ...]) -> None:
    folder = str(Path(layers[0].origin.source).parent)
    page = snapshot_html(request_of(layers)).decode()
    assert "地块.gpkg" in page
    assert folder not in page
    assert Path(folder).name not in page


def test_layers_with_too_many_rows_are_shown_by_their_columns(
    layers: tuple[Layer, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SHOWN", 8)
    data = stored(request_of(layers))
    # The evaluation and the firms fit, the plots do not any more; the one park does.
    assert data["left_out"] == [["地块台账", "地块台账"]]
    plots = next(each for each in data["layers"] if each["name"][0] == "地块台账")
    assert plots["dataset"] is None
    assert plots["features"][0]["values"][0] == "DK-001"


def test_what_tables_of_facts_add_can_be_hidden(layers: tuple[Layer, ...]) -> None:
    shown = subjects(layers)
    note = replace(
        shown.dataset.facts[0],
        fact_id="x",
        subject_uid="DK-002",
        property_code="employees",
        value=77,
    )
    added = AddedFacts((note,), {"employees": shown.dataset.properties["employees"]}, {})
    assert "employees" in {
        each.code for each in replace(request_of(layers), added=added).hideable_fields
    }
    for hidden, count in ((set[str](), 1), ({"employees"}, 0)):
        told = subjects(layers, added, frozenset(hidden))
        assert sum(each.value == 77 for each in told.dataset.facts) == count


def test_the_selected_row_is_read_first(layers: tuple[Layer, ...]) -> None:
    firms = next(layer for layer in layers if layer.origin.layer == "企业")
    row = next(
        ref
        for ref, uid in subjects(layers).uids.items()
        if ref.layer_id == firms.layer_id and uid == "QY-2"
    )
    assert stored(replace(request_of(layers), selected_row=row))["selected"] == "QY-2"


def test_without_mapped_layers_there_are_no_subjects(layers: tuple[Layer, ...]) -> None:
    plain = tuple(replace(layer, mapping=None) for layer in layers)
    assert own_subjects(plain, NO_FACTS, frozenset()).shown is None
    assert stored(request_of(plain))["datasets"] == []

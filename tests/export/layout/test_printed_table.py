"""What a sheet tells as a table: rows that are selected, else those on the map."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import FeatureRef, Layer
from gisapp.core.layers.selection import FeatureSet
from gisapp.core.space.viewport import Viewport
from gisapp.export.layout.printed_table import NOTHING, PrintedTable, tables_of
from gisapp.export.layout.request import LayoutRequest
from gisapp.sources.open import open_source
from tests.export.layout.sheets import embedded_request, request
from tests.vector_files import BOX, write


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> Layer:
    path: Path = tmp_path_factory.mktemp("plots") / "plots.gpkg"
    return open_source(str(write(path, [BOX] * 3))).layers[0]


def table(asked: LayoutRequest) -> PrintedTable:
    (only,) = tables_of(asked, Viewport.fitting(asked.extent, 800, 600))
    return only


def test_rows_on_the_map_have_a_column_for_each_field(plots: Layer) -> None:
    told = table(request(plots))
    assert told.title == "plots · on the map (3)"
    assert told.headings == ("名称", "area", "since")
    assert told.is_number == (False, True, False)
    assert told.rows[0] == ("地块 0", "0.5", "2020-05-17")
    assert told.rows[1] == (NOTHING,) * 3


def test_what_is_selected_is_told_alone(plots: Layer) -> None:
    chosen = FeatureRef(plots.layer_id, int(plots.geometry.feature_ids[2]))
    told = table(replace(request(plots), selection=FeatureSet.of(chosen)))
    assert told.title == "plots · selected (1)"
    assert len(told.rows) == 1


def test_more_rows_than_anybody_prints_are_counted(
    plots: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gisapp.export.layout.printed_table.MOST_ROWS", 2)
    told = table(request(plots))
    assert (len(told.rows), told.left_out) == (2, 1)


def test_sites_of_a_park_dataset_are_told_with_their_first_figure() -> None:
    asked = embedded_request()
    parks = next(layer for layer in asked.content.layers if layer.kind == "park")
    chosen = FeatureSet({parks.layer_id: parks.geometry.feature_ids})
    told = table(replace(asked, selection=chosen))
    rows = {row[0]: row for row in told.rows}
    assert rows["Changdong Industrial Park"][1] == "Industrial park"
    assert "21.5 km²" in rows["Changdong Industrial Park"][3]


def test_nothing_on_the_map_is_no_table() -> None:
    asked = request()
    assert tables_of(asked, Viewport(0, 0, 1.0, 10, 10)) == ()

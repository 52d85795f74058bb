"""A page says what it is about, when it was made, and how old its data are."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.about import about, made, unmapped_layers
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.plots import layer_of_plots
from tests.own_files import ledger_layers
from tests.parks import embedded


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Layer, ...]:
    return ledger_layers(tmp_path_factory.mktemp("ledger"))


def of_layers(*layers: Layer, date: str = "") -> SnapshotRequest:
    extent = next(layer.extent for layer in layers if layer.extent)
    return SnapshotRequest(layers, (), extent, language="en", date=date)


def test_it_counts_the_kinds_and_names_the_place(request_of_embedded: SnapshotRequest) -> None:
    snapshot = snapshot_of(request_of_embedded)
    assert about(snapshot) == Bilingual(
        "This page shows 2 industrial parks, 5 enterprises, 3 development zones, 1 park phase"
        " and more in Qingshanhu District, Nanchang.",
        "本页展示南昌市青山湖区的2个工业园区、5家企业、3个开发区、1个园区分期等。",
    )
    assert made(snapshot) == Bilingual(
        "Made on 31 January 2026; data as of 2017–2023, partly undated",
        "2026年1月31日制作；数据截至2017–2023年，部分未标日期",
    )
    assert not unmapped_layers(snapshot)


def test_rows_of_several_files_about_one_subject_count_once(ledger: tuple[Layer, ...]) -> None:
    snapshot = snapshot_of(of_layers(*ledger))
    assert about(snapshot).en == ("This page shows 3 plots, 3 enterprises and 1 industrial park.")
    assert made(snapshot).en.startswith("Data as of 2024–2025, partly undated; files of ")


def test_files_without_a_mapping_are_counted_and_dated(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "<A>"})
    os.utime(plots.origin.source, (1_700_000_000, 1_700_000_000))
    snapshot = snapshot_of(of_layers(plots, date="2026-11-26"))
    assert about(snapshot).en == "This page shows 1 feature of “plots”."
    assert made(snapshot).en == "Made on 26 November 2026; files of 14 November 2023"
    assert unmapped_layers(snapshot) == snapshot.content.data_layers


def test_what_nobody_states_is_said_to_be_not_stated(tmp_path: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"})
    gone = replace(plots, origin=replace(plots.origin, source=str(tmp_path / "gone.geojson")))
    assert made(snapshot_of(of_layers(gone))).en == "The age of the data is not stated"


def test_a_base_map_alone_is_a_map(request_of_embedded: SnapshotRequest) -> None:
    base = tuple(layer for layer in embedded()[0] if layer.group == "base")
    request = replace(request_of_embedded, layers=base, datasets=())
    assert about(snapshot_of(request)).en == "This page shows a map."

"""The page's document has what is shown, in numbers and words that the scripts can use."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gisapp import paths
from gisapp.core.filters.layer_filter import AnyOf, LayerFilter
from gisapp.core.layers.symbology import LabelStyle
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.plots import layer_of_plots
from tests.page_data import unpacked


def document_of(request: SnapshotRequest) -> dict[str, Any]:
    """The document as the page reads it."""
    return unpacked(snapshot_data(snapshot_of(request), NO_PROGRESS))


@pytest.fixture
def of_plots(request_of_embedded: SnapshotRequest, tmp_path: Path) -> SnapshotRequest:
    """Two plots and nothing else."""
    plots = layer_of_plots(tmp_path, {"name": "A", "rent": 12.5}, {"name": "B", "rent": None})
    return replace(request_of_embedded, layers=(plots,), datasets=())


def test_the_page_begins_as_it_was_asked_for(request_of_embedded: SnapshotRequest) -> None:
    document = document_of(
        replace(
            request_of_embedded,
            language="zh",
            units=UnitChoice("mu", "wan"),
            selected_uid="changdong",
        )
    )
    assert (document["language"], document["selected"]) == ("zh", "changdong")
    assert document["units"] == {"area": "mu", "money": "wan"}
    assert (document["date"], document["author"]) == ("2026-01-31", "Planning bureau")


def test_there_is_some_way_around_what_is_seen_first(request_of_embedded: SnapshotRequest) -> None:
    document = document_of(request_of_embedded)
    west, south, east, north = document["view"]
    limits = document["limits"]
    assert limits[0] < west < east < limits[2]
    assert limits[1] < south < north < limits[3]


def test_of_a_layer_without_dataset_each_feature_has_its_values(of_plots: SnapshotRequest) -> None:
    (layer,) = document_of(of_plots)["layers"]
    assert layer["fields"] == ["name", "rent"]
    assert [feature["values"] for feature in layer["features"]] == [["A", 12.5], ["B", None]]
    assert [feature["name"] for feature in layer["features"]] == [["A", "A"], ["B", "B"]]
    assert layer["dataset"] is None


def test_of_a_layer_with_a_dataset_each_feature_has_its_subject(
    request_of_embedded: SnapshotRequest,
) -> None:
    document = document_of(request_of_embedded)
    (parks,) = (layer for layer in document["layers"] if layer["id"] == "park")
    assert parks["dataset"] == 0
    subjects = document["datasets"][0]["subjects"]
    assert all(feature["subjects"] in subjects for feature in parks["features"])
    assert "values" not in parks["features"][0]


def test_the_base_map_has_names_and_shapes_only(request_of_embedded: SnapshotRequest) -> None:
    layers = document_of(request_of_embedded)["layers"]
    ground = [layer for layer in layers if not layer["identifiable"]]
    assert ground
    keys = {key for layer in ground for feature in layer["features"] for key in feature}
    assert keys == {"id", "name", "class", "shape", "pinyin"}
    by_name = {each["name"][1]: each for layer in ground for each in layer["features"]}
    assert {"hongdudadao", "hddd"} <= set(by_name["洪都大道"]["pinyin"])


def test_a_resolution_without_end_is_null(of_plots: SnapshotRequest) -> None:
    (plots,) = of_plots.layers
    labelled = replace(plots, labels=LabelStyle(rank=1), coarsest=50.0)
    (first,) = document_of(of_plots)["layers"]
    (second,) = document_of(replace(of_plots, layers=(labelled,)))["layers"]
    assert (first["coarsest"], second["coarsest"]) == (None, 50.0)
    assert second["labels"]["coarsest"] is None


def test_each_attribution_is_named_once(of_plots: SnapshotRequest) -> None:
    (plots,) = of_plots.layers
    named = [
        replace(plots, layer_id=name, origin=replace(plots.origin, attribution=attribution))
        for name, attribution in (("a", "© Survey"), ("b", ""), ("c", "© Survey"))
    ]
    document = document_of(replace(of_plots, layers=tuple(named)))
    assert document["attribution"] == ["© Survey"]


def test_words_and_colours_are_those_of_the_window(of_plots: SnapshotRequest) -> None:
    document = document_of(of_plots)
    assert set(document["words"]) == {"en", "zh"}
    assert document["words"]["en"]["unit_name.mu"] == "mu"
    assert "menu.file" not in document["words"]["en"]
    palettes = json.loads((paths.resources() / "palettes.json").read_text(encoding="utf-8"))
    for theme, colors in document["palette"].items():
        assert colors.items() <= palettes[theme].items()
        assert colors.keys() >= {"background", "plot", "selection", "label"}


def test_progress_grows_from_nothing_to_all(request_of_embedded: SnapshotRequest) -> None:
    shares: list[float] = []
    snapshot_data(snapshot_of(request_of_embedded), Progress(shares.append))
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert shares == sorted(shares)


def test_what_is_filtered_out_is_not_in_it_and_it_says_so(of_plots: SnapshotRequest) -> None:
    (plots,) = of_plots.layers
    few = filtered(plots, LayerFilter((AnyOf("name", ("A",)),)))
    document = document_of(replace(of_plots, layers=(few,)))
    assert '"B"' not in json.dumps(document["layers"])
    assert '"B"' in json.dumps(document_of(of_plots)["layers"])
    assert document["filters"] == [["plots, filtered: name: A", "plots，已筛选：name：A"]]
    (layer,) = document["layers"]
    assert (layer["filtered"], layer["total"]) == (["name: A", "name：A"], len(plots.geometry))
    hidden = frozenset({f"{plots.layer_id}/name"})
    secret = document_of(replace(of_plots, layers=(few,), hidden_fields=hidden))
    assert secret["filters"] == [["plots: filtered", "plots：已筛选"]]
    assert secret["layers"][0]["filtered"] == ["", ""]

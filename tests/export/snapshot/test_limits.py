"""A page has room for so many features, and more are refused with advice."""

from dataclasses import replace
from pathlib import Path

import pytest

from gisapp.errors import ExportError
from gisapp.export.snapshot import limits
from gisapp.export.snapshot.estimate import estimated_size
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import snapshot_html
from gisapp.words import LANGUAGES, load_words
from tests.export.plots import layer_of_plots
from tests.page_data import data_of


@pytest.fixture
def request_of_plots(tmp_path: Path) -> SnapshotRequest:
    layer = layer_of_plots(tmp_path, *({"name": f"Plot {row}", "rent": row} for row in range(5)))
    assert layer.index.extent is not None
    return SnapshotRequest((layer,), (), layer.index.extent, "en", "2026-01-31")


def test_too_many_are_refused_with_advice(
    request_of_plots: SnapshotRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_FEATURES", 4)
    with pytest.raises(ExportError) as failure:
        snapshot_html(request_of_plots)
    said = [failure.value.sentence(load_words(language)) for language in LANGUAGES]
    assert "5 features" in said[0]
    assert "shapes alone" in said[0]
    assert "5 个要素" in said[1]


def test_shapes_alone_say_nothing_and_have_more_room(
    request_of_plots: SnapshotRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    (layer,) = request_of_plots.layers
    monkeypatch.setattr(limits, "MOST_FEATURES", 4)
    alone = replace(request_of_plots, shapes_only=frozenset({layer.layer_id}))
    html = snapshot_html(alone)
    (told,) = data_of(html)["layers"]
    assert [len(each["shape"]) for each in told["features"]] == [1] * 5
    assert told["fields"] == []
    assert b"Plot 3" not in html
    monkeypatch.setattr(limits, "MOST_SHAPES", 4)
    with pytest.raises(ExportError, match="the shapes of 4"):
        snapshot_html(alone)


def test_a_folder_has_more_room_than_a_page_and_not_without_end(
    request_of_plots: SnapshotRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    (layer,) = request_of_plots.layers
    beside = replace(request_of_plots, values_beside=frozenset({layer.layer_id}))
    monkeypatch.setattr(limits, "MOST_SHAPES", 4)
    assert b"Plot 4" in snapshot_html(beside)
    monkeypatch.setattr(limits, "MOST_BESIDE", 4)
    with pytest.raises(ExportError, match="a folder for a web server holds 4"):
        snapshot_html(beside)


def test_the_largest_layers_become_outlines_where_that_is_wanted_and_the_page_says_so(
    request_of_plots: SnapshotRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = replace(request_of_plots, too_many="outlines")
    assert data_of(snapshot_html(wanted))["layers"][0]["fields"] == ["name", "rent"]
    monkeypatch.setattr(limits, "MOST_FEATURES", 4)
    html = snapshot_html(wanted)
    assert b"Plot 3" not in html
    said = "Of the 5 features of plots, places and outlines are shown, not their values."
    assert [said in note[0] for note in data_of(html)["notes"]] == [True]
    assert estimated_size(wanted) == pytest.approx(len(html), rel=0.01)

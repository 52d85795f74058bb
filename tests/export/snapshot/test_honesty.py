"""Nothing on a page passes for surveyed that isn't."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.honesty import (
    accuracy_of,
    care_of,
    honest_notes,
    is_surroundings,
    is_unplaced,
    map_line,
)
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.plots import layer_of_plots
from tests.parks import embedded

UNITS = UnitChoice.usual("en")
LAYERS = {layer.layer_id: layer for layer in embedded()[0]}


def test_each_layer_says_with_what_care_it_must_be_read() -> None:
    told = {name: care_of(layer, UNITS) for name, layer in LAYERS.items()}
    assert told["park"].tag.en == "±3 km"
    assert told["park"].sentence.en == "Drawn by hand, not surveyed: right to about 3 km"
    assert told["enterprise"].tag.zh == "位置不详"
    assert told["station"].sentence.en == "The place is right to about 2 km"
    assert told["context/river"].tag.en == "±2 km"
    assert told["context/expansion_arrow"].tag.en == "schematic"
    assert not told["base/land"].tag
    assert accuracy_of(LAYERS["context/lake"]) == 1500
    assert is_unplaced(LAYERS["enterprise"])
    assert not is_unplaced(LAYERS["station"])
    surroundings = {name for name, layer in LAYERS.items() if is_surroundings(layer)}
    assert surroundings == {f"context/{each}" for each in ("river", "lake", "railway", "road")}


def test_the_page_says_what_is_drawn_by_hand_and_what_its_author_says(
    request_of_embedded: SnapshotRequest,
) -> None:
    request = replace(request_of_embedded, disclaimer="For use within", review_number="S(2026)1")
    snapshot = snapshot_of(request)
    schematic, unplaced, around, disclaimer, number = (each.en for each in honest_notes(snapshot))
    assert "not surveyed" in schematic
    assert "Enterprises" in unplaced
    assert "right to about 2 km" in around
    assert (disclaimer, number) == ("For use within", "Map review number: S(2026)1")
    assert map_line(snapshot).en.endswith("Surroundings drawn by hand, ±2 km")
    advised = snapshot_of(replace(request_of_embedded, review_advice=True))
    assert "map review" in honest_notes(advised)[-1].en


def test_own_data_are_taken_as_they_are(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"})
    snapshot = snapshot_of(replace(request_of_embedded, layers=(plots,), datasets=()))
    assert not honest_notes(snapshot)
    assert not map_line(snapshot)
    assert not care_of(plots, UNITS).tag

"""A snapshot's title, place and first page follow from what it shows."""

from dataclasses import replace
from pathlib import Path

from gisapp.core.text.bilingual import Bilingual
from gisapp.export.snapshot.request import (
    NAMES_IN_TITLE,
    SnapshotRequest,
    place_of,
    snapshot_of,
    title_of,
)
from tests.export.plots import layer_of_plots
from tests.parks import embedded


def test_the_users_title_is_taken_as_it_is(request_of_embedded: SnapshotRequest) -> None:
    title = title_of(replace(request_of_embedded, title="Plan 2026"))
    assert title == Bilingual("Plan 2026", "Plan 2026")


def test_without_a_title_the_place_is_named_in_both_languages(
    request_of_embedded: SnapshotRequest,
) -> None:
    title = title_of(request_of_embedded)
    assert "Qingshanhu" in title.en
    assert "青山湖区" in title.zh


def test_a_hidden_district_names_no_snapshot(request_of_embedded: SnapshotRequest) -> None:
    layers = tuple(
        replace(layer, visible=layer.kind != "district") for layer in request_of_embedded.layers
    )
    title = title_of(replace(request_of_embedded, layers=layers))
    assert "Qingshanhu" not in title.en


def test_without_a_place_the_first_layers_are_named(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"})
    named = [replace(plots, name=Bilingual(f"Plots {each}")) for each in range(NAMES_IN_TITLE + 1)]
    request = replace(request_of_embedded, layers=tuple(named), datasets=())
    assert title_of(request).en == "Plots 0 · Plots 1 · Plots 2"
    assert title_of(replace(request, layers=())).en


def test_a_place_is_a_district_with_its_city() -> None:
    _, dataset = embedded()
    place = place_of([dataset])
    assert place.en.startswith("Qingshanhu")
    assert place.en.count(", ") == 1
    assert place.zh == "南昌市青山湖区"
    assert place_of([]) == Bilingual()


def test_a_snapshot_never_begins_with_a_hidden_subject(
    request_of_embedded: SnapshotRequest,
) -> None:
    request = replace(request_of_embedded, selected_uid="changdong")
    assert snapshot_of(request).selected_uid == "changdong"
    layers = tuple(replace(layer, visible=layer.kind != "park") for layer in request.layers)
    assert snapshot_of(replace(request, layers=layers)).selected_uid == ""


def test_properties_with_facts_and_fields_of_other_layers_can_be_hidden(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A", "rent": 1})
    request = replace(request_of_embedded, layers=(*request_of_embedded.layers, plots))
    fields = {field.code: field for field in request.hideable_fields}
    assert fields["planned_area"].label.en == "Planned area"
    assert fields[f"{plots.layer_id}/rent"].group == plots.name
    assert len(fields) == len(request.hideable_fields)


def test_the_fields_of_a_layer_that_is_not_shown_are_not_offered(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = replace(layer_of_plots(tmp_path, {"rent": 1}), visible=False)
    request = replace(request_of_embedded, layers=(plots,), datasets=())
    assert request.hideable_fields == ()

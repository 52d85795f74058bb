"""A page of which keys, shapes, kinds and areas are hidden works like any other."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.own_files import ledger_layers


def test_a_page_without_keys_and_shapes_opens_and_tells_the_rest(
    open_snapshot: Opener, tmp_path: Path
) -> None:
    layers = ledger_layers(tmp_path)
    plots = next(layer for layer in layers if layer.origin.layer == "地块台账")
    assert plots.extent is not None
    request = SnapshotRequest(
        layers,
        (),
        plots.extent.buffered(100),
        "en",
        "2026-01-31",
        hidden_fields=frozenset({f"{plots.layer_id}/编号", "land_area"}),
        as_points=frozenset({plots.layer_id}),
    )
    page = open_snapshot(request)
    page.locator(".kind-list button", has_text="一号").click()
    expect(page.locator("#details-title")).to_have_text("一号")
    expect(page.locator("#details-body")).not_to_contain_text("14.8")
    expect(page.locator("#details-body")).not_to_contain_text("measured")


def test_a_page_without_its_district_opens_with_what_is_left(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    hidden = replace(
        request_of_embedded,
        hidden_kinds=frozenset({"district"}),
        hidden_fields=frozenset({"planned_area"}),
    )
    page = open_snapshot(hidden, "#changdong")
    expect(page.locator("#details-title")).to_contain_text("Changdong")
    expect(page.locator("body")).not_to_contain_text("Qingshanhu District")
    expect(page.locator("#details-body")).not_to_contain_text("21.5")

"""The page tells the look of own layers as the window does: classes, filters, labels, notes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gisapp.core.filters.layer_filter import AnyOf, Between, LayerFilter, Matches
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.layer_style import ClassChoice, LabelChoice, LayerStyle
from gisapp.core.layers.row_notes import RowNotes
from gisapp.core.own_parks.filtered import filtered
from gisapp.core.progress import NO_PROGRESS
from gisapp.core.text.bilingual import Bilingual
from gisapp.export.redaction.redacted_layers import notes_code
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from tests.export.conftest import Opener
from tests.export.plots import styled_plots
from tests.page_data import unpacked

HOSTILE = "<script>alert(1)</script>\u2028\u202e<b>\"'&"
USES = ("idle", "idle", "let", "built", "built", "built")
RECORDS = tuple(
    {"name": f"P{tax}", "use": use, "tax": tax, "owner": f"Secret-{tax}"}
    for tax, use in enumerate(USES)
)
STYLE = LayerStyle("use", classes=(ClassChoice("value:let", is_hidden=True),))


@pytest.fixture
def open_layers(open_snapshot: Opener, request_of_embedded: SnapshotRequest) -> Callable[..., Page]:
    return lambda *layers: open_snapshot(request_of(request_of_embedded, *layers))


def request_of(request: SnapshotRequest, *layers: Layer) -> SnapshotRequest:
    extent = layers[0].index.extent
    assert extent is not None
    return replace(request, layers=layers, datasets=(), extent=extent.buffered(99))


def document_text(request: SnapshotRequest) -> str:
    data = snapshot_data(snapshot_of(request), NO_PROGRESS)
    return json.dumps(unpacked(data), ensure_ascii=False)


def test_the_legend_counts_classes_of_what_the_filter_leaves(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    plots = filtered(styled_plots(tmp_path, STYLE, *RECORDS), LayerFilter((Between("tax", 1.0),)))
    page = open_layers(plots)
    legend = page.locator("#legend-layers")
    expect(legend.locator("label .count")).to_have_text("4 of 6")
    expect(legend.locator("button.class .name")).to_have_text(["built", "idle"])
    expect(legend.locator("button.class .count")).to_have_text(["3", "1 of 2"])
    expect(legend.locator(".left-out .name")).to_have_text("let")
    expect(legend.locator(".left-out")).to_contain_text("not in this page")
    expect(legend.locator(".note:visible")).to_have_text("Filtered: tax ≥ 1")
    expect(page.locator("#lines .filter")).to_have_text("plots, filtered: tax ≥ 1")
    page.locator("#language").click()
    expect(legend.locator("label .count")).to_have_text("4 / 6")
    expect(page.locator("#lines .filter")).to_have_text("plots，已筛选：tax ≥ 1")
    page.locator("#search").fill("P0")
    expect(page.locator("#search-results")).to_have_text("未找到")


def test_a_class_is_hidden_and_shown_by_click_and_by_key(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_layers(styled_plots(tmp_path, STYLE, *RECORDS))
    built = page.get_by_role("button", name="built 3", pressed=True)
    before = page.evaluate("document.querySelector('canvas.features').toDataURL()")
    built.click()
    hidden = page.get_by_role("button", name="built 3", pressed=False)
    expect(hidden).to_be_focused()
    assert page.evaluate("document.querySelector('canvas.features').toDataURL()") != before
    expect(page.locator("#legend-layers label .count")).to_have_text("2 of 6")
    place = page.evaluate(
        """() => {
            const { x, y } = map.latLngToContainerPoint([28.6525, 115.9925]);
            const box = map.getContainer().getBoundingClientRect();
            return [box.left + x, box.top + y];
        }"""
    )
    page.mouse.click(*place)
    expect(page.locator("#details-title")).to_have_text("Overview")
    hidden.press("Space")
    expect(built).to_be_focused()
    assert page.evaluate("document.querySelector('canvas.features').toDataURL()") == before
    page.mouse.click(*place)
    expect(page.locator("#details-title")).to_have_text("P4")


def test_what_a_search_found_is_shown_with_its_class(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_layers(styled_plots(tmp_path, STYLE, *RECORDS))
    page.get_by_role("button", name="idle 2").click()
    page.locator("#search").fill("P1")
    page.locator("#search").press("Enter")
    expect(page.get_by_role("button", name="idle 2", pressed=True)).to_be_visible()


def test_paper_has_the_legend_of_a_narrow_page_without_hidden_classes(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_layers(styled_plots(tmp_path, STYLE, *RECORDS))
    page.get_by_role("button", name="idle 2").click()
    page.locator("#legend > summary").click()
    page.emulate_media(media="print")
    names = page.locator("#legend-layers .name:visible")
    expect(names).to_have_text(["plots", "built"])
    page.emulate_media(media="screen")
    expect(names).to_have_count(0)


def test_a_layer_that_is_not_drawn_at_this_scale_says_so(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_layers(replace(styled_plots(tmp_path, STYLE, *RECORDS), coarsest=2.0))
    note = page.locator("#legend-layers .note")
    expect(note).to_have_text("from 1:6,630")
    page.evaluate("map.setZoom(17, { animate: false })")
    expect(note).to_be_hidden()


def test_notes_of_rows_are_read_first_unless_they_are_hidden(
    open_layers: Callable[..., Page], request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = styled_plots(tmp_path, STYLE, *RECORDS)
    first = int(plots.geometry.feature_ids[0])
    noted = replace(plots, notes=RowNotes({}, {first: f"enquire {HOSTILE}"}))
    request = request_of(request_of_embedded, noted)
    assert notes_code(noted) in [each.code for each in request.hideable_fields]
    hidden = frozenset({notes_code(noted)})
    assert "enquire" not in document_text(replace(request, hidden_fields=hidden))
    page = open_layers(noted)
    page.locator(".kind-list button").first.click()
    entry = page.locator("#details-body dl").first
    expect(entry).to_contain_text("My note")
    expect(entry).to_contain_text("enquire <script>alert(1)</script>")


def test_names_that_the_user_gave_are_texts(
    open_layers: Callable[..., Page], tmp_path: Path
) -> None:
    own = Bilingual(HOSTILE, HOSTILE)
    labels = LabelChoice(template=f"{{name}} {HOSTILE}")
    classes = (ClassChoice("value:idle", label=HOSTILE),)
    plots = styled_plots(tmp_path, LayerStyle("use", classes=classes, labels=labels), *RECORDS)
    plots = filtered(plots, LayerFilter((AnyOf("use", ("idle", HOSTILE)),)))
    page = open_layers(replace(plots, name=own, own_group=own))
    legend = page.locator("#legend-layers")
    for part in (".group", "label .name", "button.class .name >> nth=1", ".note:visible"):
        expect(legend.locator(part)).to_contain_text("<script>alert(1)")
    expect(legend.locator("script, b")).to_have_count(0)


def test_hidden_fields_are_told_by_nothing_that_was_chosen(
    request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    classes = (
        ClassChoice("value:Secret-1", label="Mine"),
        ClassChoice("value:Secret-2", "", "", True),
    )
    labels = LabelChoice(template="{owner}: {name}")
    plots = styled_plots(tmp_path, LayerStyle("owner", classes=classes, labels=labels), *RECORDS)
    wanted = LayerFilter((Matches("owner != 'Secret-3'"), AnyOf("owner", ("Secret-4", "Secret-5"))))
    request = request_of(request_of_embedded, filtered(plots, wanted))
    assert "Secret-4" in document_text(request)
    text = document_text(replace(request, hidden_fields=frozenset({f"{plots.layer_id}/owner"})))
    assert "Secret" not in text
    assert "owner" not in text
    assert "Mine" not in text
    assert '"P4"' in text

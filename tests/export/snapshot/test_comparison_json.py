"""The page compares what the window compares, and nothing that it may not show."""

from dataclasses import replace
from typing import Any, cast

from playwright.sync_api import expect

from gisapp.core.layers.layer import FeatureRef, TopicRef
from gisapp.core.layers.subject_lookup import find_subject
from gisapp.export.snapshot.comparison_json import comparison_json
from gisapp.export.snapshot.noscript_tables import tables
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.words import load_words
from tests.export.conftest import Opener


def compared(request: SnapshotRequest, *uids: str) -> SnapshotRequest:
    refs: list[FeatureRef | TopicRef] = []
    for uid in uids:
        found = find_subject(request.layers, uid)
        assert found is not None
        refs.append(found)
    return replace(request, compared=tuple(refs), compared_from=refs[0])


def told(request: SnapshotRequest) -> dict[str, Any]:
    return cast("dict[str, Any]", comparison_json(snapshot_of(request)))


def labels(side: dict[str, Any]) -> list[str]:
    return [row["label"] for section in side["sections"] for row in section["rows"]]


def test_subjects_are_told_in_both_languages(request_of_embedded: SnapshotRequest) -> None:
    found = told(compared(request_of_embedded, "changdong", "led-demo-park"))
    assert found["en"]["names"][0] == "Changdong Industrial Park"
    assert found["zh"]["names"][0] == "昌东工业园"
    assert found["en"]["chosen"] == 0
    assert "Planned area" in labels(found["en"])
    assert "规划面积" in labels(found["zh"])


def test_what_is_hidden_is_not_compared(request_of_embedded: SnapshotRequest) -> None:
    request = compared(request_of_embedded, "changdong", "led-demo-park", "zhaochi")
    hidden = replace(
        request,
        hidden_fields=frozenset({"planned_area"}),
        layers=tuple(
            replace(each, visible=each.visible and each.layer_id != "enterprise")
            for each in request.layers
        ),
    )
    found = told(hidden)
    assert len(found["en"]["names"]) == 2
    stated = [
        cell["is_stated"]
        for section in found["en"]["sections"]
        for row in section["rows"]
        if row["label"] == "Planned area"
        for cell in row["cells"]
    ]
    assert not any(stated)
    assert comparison_json(snapshot_of(request_of_embedded)) is None


def test_rows_without_a_meaning_are_compared_by_their_columns(
    request_of_embedded: SnapshotRequest,
) -> None:
    lake = next(each for each in request_of_embedded.layers if each.layer_id == "context/lake")
    refs = tuple(FeatureRef(lake.layer_id, int(each)) for each in lake.geometry.feature_ids[:2])
    found = told(replace(request_of_embedded, compared=(*refs, FeatureRef("gone", 1))))
    assert len(found["en"]["names"]) == 2
    assert found["en"]["kinds"][0] == "Lakes nearby"


def test_the_page_shows_them_side_by_side(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(compared(request_of_embedded, "changdong", "led-demo-park"))
    page.locator("#compare-toggle").click()
    sheet = page.locator("#comparison")
    expect(sheet).to_be_visible()
    expect(sheet.locator("thead th.chosen span")).to_have_text("Changdong Industrial Park")
    row = sheet.locator("tr", has=page.get_by_role("rowheader", name="Planned area", exact=True))
    expect(row.locator("td").first).to_contain_text("21,500,000 m²")
    expect(row.locator("td .marks")).to_contain_text("other basis")
    expect(sheet.locator("td.missing").first).to_have_text("not stated")
    page.locator("#area").select_option("mu")
    expect(row.locator("td").first).to_contain_text("32,250 mu")
    sheet.locator(".sheet-bar button").click()
    expect(sheet).to_be_hidden()
    page.locator("#language").click()
    expect(page.locator("#comparison-title")).to_have_text("对比")
    page.emulate_media(media="print")
    expect(sheet).to_contain_text("32,250 亩")
    expect(sheet).to_be_visible()


def test_the_page_without_scripts_compares_them_too(
    request_of_embedded: SnapshotRequest,
) -> None:
    request = compared(request_of_embedded, "changdong", "led-demo-park")
    html = tables(snapshot_of(request), load_words("en"))
    assert '<th scope="col">Changdong Industrial Park</th>' in html
    assert "<td>Planned area</td><td>21,500,000 m² · " in html


def test_a_page_without_comparison_has_no_button_for_it(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded)
    expect(page.locator("#compare-toggle")).to_be_hidden()

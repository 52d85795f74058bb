"""Names, notes and attributes that try to become markup stay text, in every part of the page."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import snapshot_html
from gisapp.sources.open import open_source
from tests.export.conftest import Opener, Watch
from tests.parks import changed_copy

HOSTILE = (
    "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> "
    "\"quoted\" 'single' `tick` back\\slash &amp; {{7*7}} ${7*7} \u2028\u2029 "
    "\u202eright to left\u202c אבג 😀"
)
SHOWN = " ".join(HOSTILE.translate(dict.fromkeys(map(ord, "\u2028\u2029\u202e\u202c"))).split())
"""What is seen of it: what breaks or turns a line is left out."""
FORMULA = '=HYPERLINK("http://example.org","click")'


@pytest.fixture
def hostile(tmp_path: Path, request_of_embedded: SnapshotRequest) -> SnapshotRequest:
    """The embedded data with a hostile text in each place that takes one, and a foreign layer."""
    path = changed_copy(
        tmp_path,
        "UPDATE site SET name_en = ? WHERE uid = 'changdong'",
        "UPDATE site SET geometry_note_en = ?",
        "UPDATE enterprise SET name_en = ?",
        "UPDATE topic SET name_en = ?",
        "UPDATE fact SET note_en = ?, locator = ?1",
        "UPDATE fact SET value_text_en = ? WHERE value_num IS NULL AND property <> 'unusable'",
        "UPDATE source SET title = ?, publisher = ?1, note = ?1",
        "UPDATE property SET label_en = ?",
        "UPDATE code SET label_en = ?",
        parameters=(HOSTILE,),
    )
    park = open_source(str(path))
    assert park.dataset is not None
    return replace(
        request_of_embedded,
        layers=(*park.layers, *open_source(str(foreign_file(tmp_path))).layers),
        datasets=(park.dataset,),
        title=HOSTILE,
        author=HOSTILE,
    )


def foreign_file(folder: Path) -> Path:
    properties = {
        "name": HOSTILE,
        "<b>field</b>": HOSTILE,
        "bad": "javascript:alert(3)",
        "good": "https://example.org/plot?a=1&b=2",
        "empty": None,
        "size": 1234.5,
    }
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [115.97, 28.66]},
    }
    path = folder / "foreign.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_every_part_shows_it_as_text(open_snapshot: Opener, hostile: SnapshotRequest) -> None:
    page = open_snapshot(hostile)
    page.locator("#title .more-text").click()
    expect(page.locator("#title")).to_have_text(SHOWN)
    for uid in hostile.datasets[0].subjects:
        page.evaluate("uid => { location.hash = '#' + uid; }", uid)
    page.evaluate("location.hash = '#changdong'")
    page.locator("#details h2 .more-text").click()
    expect(page.locator("#details h2")).to_have_text(SHOWN)
    page.locator(".mark").first.click()
    expect(page.locator(".provenance").first).to_contain_text("<img src=x onerror=alert(2)>")

    page.locator("#search").fill("onerror")
    expect(page.locator("#search-results [role=option]").first).to_contain_text("<script>")
    page.locator("#table-toggle").click()
    for table in page.locator("#table-choice option").all():
        page.locator("#table-choice").select_option(table.get_attribute("value"))
        expect(page.locator("tbody")).to_contain_text("alert(1)</script>")
    page.locator("#language").click()
    page.locator("#language").click()
    page.emulate_media(media="print")

    counted = page.evaluate(
        """() => ["script", "img", "iframe", "object", "[onerror]"]
            .map((selector) => document.querySelectorAll(selector).length)"""
    )
    assert counted == [6, 0, 0, 0, 0]


def test_only_web_addresses_become_links(open_snapshot: Opener, hostile: SnapshotRequest) -> None:
    page = open_snapshot(hostile)
    open_foreign_feature(page)
    details = page.locator("#details")
    expect(details).to_contain_text("javascript:alert(3)")
    links = details.locator(".attributes a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "https://example.org/plot?a=1&b=2")
    expect(links).to_have_attribute("rel", "noopener noreferrer")
    expect(details).to_contain_text("1,234.5")
    expect(details).to_contain_text("Empty fields: 1")


def open_foreign_feature(page: Page) -> None:
    page.locator("#search").fill("javascript:alert")
    page.locator("#search").press("Enter")


def test_without_scripts_it_is_text_too(tmp_path: Path, hostile: SnapshotRequest) -> None:
    html = snapshot_html(hostile).decode("utf-8")
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_policy_lets_nothing_else_run_or_load(
    open_snapshot: Opener, hostile: SnapshotRequest, watch: Watch
) -> None:
    page = open_snapshot(hostile)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None
    (refusal,) = watch.errors
    assert "Content Security Policy" in refusal
    watch.errors.clear()


def test_a_spreadsheet_runs_no_formula_of_the_csv(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    path = changed_copy(
        tmp_path,
        "UPDATE fact SET note_en = ? WHERE fact_id = 'F035'",
        "UPDATE fact SET value_num = -5 WHERE fact_id = 'F069' AND ?1 <> ''",
        parameters=(FORMULA,),
    )
    park = open_source(str(path))
    assert park.dataset is not None
    page = open_snapshot(replace(request_of_embedded, layers=park.layers, datasets=(park.dataset,)))
    page.locator("#menu-button").click()
    with page.expect_download() as download:
        page.locator("[data-file^='csv']").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["fact_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["F035"]["note_en"] == f"'{FORMULA}"
    assert rows["F069"]["value"] == "-5"

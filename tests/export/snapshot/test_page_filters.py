"""The exported page is filtered by what its table says, and all of it follows."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gisapp.core.layers.layer_style import LayerStyle
from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.export.plots import styled_plots

STATUS = ("idle", "built", "built", "Ｌet", None, "built")
MU = (12, 20, 35.5, None, 60, 80)
SIGNED = ("2017-03-05", "2018-01-01", None, "2019-07-30", "2019-08-01", "2021-12-24")


@pytest.fixture
def plots(tmp_path: Path, request_of_embedded: SnapshotRequest) -> SnapshotRequest:
    """A page of six plots in classes of their status."""
    records = [
        {"name": f"Plot {number}", "status": status, "area (mu)": mu, "signed": day}
        for number, (status, mu, day) in enumerate(zip(STATUS, MU, SIGNED, strict=True))
    ]
    layer = styled_plots(tmp_path, LayerStyle("status"), *records)
    extent = layer.index.extent
    assert extent is not None
    return replace(
        request_of_embedded, layers=(layer,), datasets=(), extent=extent.buffered(99), author=""
    )


def open_facet(page: Page, column: str) -> Locator:
    if page.locator("#table").is_hidden():
        page.locator("#table-toggle").click()
    page.get_by_role("button", name=f"Filter by {column}").click()
    return page.locator("#facet")


def names(page: Page) -> list[str]:
    return page.locator("#table-body tbody th").all_inner_texts()


def test_table_map_counts_search_downloads_and_footer_follow_a_value(
    open_snapshot: Opener, plots: SnapshotRequest
) -> None:
    page = open_snapshot(plots)
    facet = open_facet(page, "status")
    expect(facet.locator(".statistics")).to_contain_text("5 stated · 1 not stated")
    expect(facet.locator(".values .name")).to_have_text(["built", "idle", "Ｌet", "not stated"])
    expect(facet.locator(".values .count")).to_have_text(["3", "1", "1", "1"])
    facet.get_by_role("checkbox", name="built").uncheck()
    page.keyboard.press("Escape")
    expect(facet).to_be_hidden()

    assert names(page) == ["Plot 0", "Plot 3", "Plot 4"]
    expect(page.locator("#table-count")).to_have_text("3 of 6 rows")
    expect(page.locator("#legend-layers [data-count$=plots]")).to_have_text("3 of 6")
    expect(page.locator("button.class", has_text="built").locator(".count")).to_have_text("0 of 3")
    expect(page.locator("#lines .filter")).to_have_text(
        "plots: 3 of 6 · status: idle, Ｌet, not stated"
    )
    page.locator("#search").fill("Plot")
    expect(page.locator("#search-results [role=option] .name")).to_have_text(
        ["Plot 0", "Plot 3", "Plot 4"]
    )
    page.keyboard.press("Escape")
    page.locator("#menu-button").click()
    expect(page.locator("#downloads")).to_contain_text("Only what is shown: 3 of 6 features")
    with page.expect_download() as download:
        page.get_by_role("button", name="plots as CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert [row["name"] for row in csv.DictReader(io.StringIO(text))] == names(page)
    page.keyboard.press("Escape")

    # A hidden class and the filter both leave features out.
    page.locator("button.class", has_text="idle").click()
    expect(page.locator("#legend-layers [data-count$=plots]")).to_have_text("2 of 6")
    page.get_by_role("button", name="Remove: status: idle").click()
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#table-toggle")).to_be_focused()
    expect(page.locator("#legend-layers [data-count$=plots]")).to_have_text("5 of 6")


def test_ranges_of_numbers_and_days_by_keyboard_and_counts_under_the_others(
    open_snapshot: Opener, plots: SnapshotRequest
) -> None:
    page = open_snapshot(plots)
    facet = open_facet(page, "area (mu)")
    low, high = facet.locator(".range input").all()
    low.fill("20")
    high.fill("六十")
    high.press("Enter")
    assert names(page) == ["Plot 1", "Plot 2", "Plot 4"]
    expect(page.locator(".filter-chip")).to_have_text("area (mu) 20 – 60")
    facet.get_by_role("checkbox", name="not stated").check()
    assert names(page) == ["Plot 1", "Plot 2", "Plot 3", "Plot 4"]
    low.fill("much")
    low.press("Enter")
    expect(facet).to_contain_text("Not a number: much")
    facet.get_by_role("button", name="Close").click()

    facet = open_facet(page, "status")
    expect(facet.locator(".values .count")).to_have_text(["2", "1", "0", "1"])
    facet.get_by_role("button", name="Close").click()

    facet = open_facet(page, "signed")
    expect(facet.locator(".statistics")).to_contain_text("From January 2018 to August 2019")
    slider = facet.get_by_role("slider", name="signed: From")
    slider.focus()
    for _ in range(10):
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "July 2019")
    assert names(page) == ["Plot 3", "Plot 4"]
    facet.locator(".range input").first.fill("2018")
    facet.locator(".range input").first.press("Enter")
    assert names(page) == ["Plot 1", "Plot 3", "Plot 4"]


def test_the_address_keeps_the_filter_and_takes_no_nonsense(
    open_snapshot: Opener, plots: SnapshotRequest
) -> None:
    page = open_snapshot(plots)
    page.locator("#table-toggle").click()
    page.locator("#table-filter").fill("let")
    expect(page.locator("#chips")).to_contain_text("plots: 1 of 6")
    assert names(page) == ["Plot 3"], "in any width"
    address = page.evaluate("location.hash")
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#table-filter")).to_have_value("")
    page.evaluate("address => { location.hash = address; }", address)
    expect(page.locator("#table-count")).to_have_text("1 of 6 rows")
    layer = plots.layers[0].layer_id
    for nonsense in (f'{{"{layer}": [{{"field": 99, "values": 5}}, null]}}', "{", "[]", "%"):
        page.evaluate("text => { location.hash = `#?${text}`; }", nonsense)
        expect(page.locator("#chips")).to_be_hidden()


def test_the_column_of_all_values_says_why_it_has_no_range(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded)
    facet = open_facet(page, "Value")
    expect(facet).to_contain_text("different units: no range fits them all")
    expect(facet.get_by_role("button", name="Close")).to_be_focused()

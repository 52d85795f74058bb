"""The page on paper: map, legend and facts on A4, whatever is open, in letters that can be read."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.words import LANGUAGES, Language
from tests.export.conftest import Opener
from tests.export.snapshot.test_comparison_json import compared

SMALLEST_PT = 8
# Letters of the map and of charts are drawn, and scaled with them.
TOO_SMALL = """(smallest) => [...document.querySelectorAll("#app *")].filter((node) =>
    node.checkVisibility() && !node.closest("svg, .unseen")
    && [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim())
    && parseFloat(getComputedStyle(node).fontSize) * 0.75 < smallest - 0.01
).map((node) => node.outerHTML.slice(0, 100))"""
STANDING = "[map.getZoom(), ...map.project(map.getCenter()).round().toString()]"
OPEN_ALL = """() => {
    document.querySelector(".kind-list button").click();
    document.getElementById("table-toggle").click();
    document.getElementById("menu").showPopover();
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_known_is_on_paper_whatever_is_open(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, language: Language
) -> None:
    request = compared(request_of_embedded, "changdong", "led-demo-park")
    page = open_snapshot(replace(request, language=language))
    page.evaluate(OPEN_ALL)
    before = page.evaluate(STANDING)
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_class("printing")
    expect(page.locator("#menu")).to_be_hidden()
    for part in ("#map", "#legend-layers", "#details-body", "#table-body", "#comparison-body"):
        expect(page.locator(part)).to_be_visible()
    for opened in (".derived .operands", ".provenance"):
        expect(page.locator(opened).first).to_be_visible()
    assert page.evaluate(TOO_SMALL, SMALLEST_PT) == []
    assert not re.search("click|点击|单击", page.locator("#app").inner_text(), re.IGNORECASE)
    page.emulate_media(media="screen")
    expect(page.locator("body")).not_to_have_class("printing")
    assert page.evaluate(STANDING) == before
    expect(page.locator("#menu")).to_be_visible()
    expect(page.locator(".derived .operands").first).to_be_hidden()


def test_the_paper_is_a4_and_wide_tables_lie_on_their_side(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded)
    before = page.evaluate(STANDING)
    assert sizes(page) == {(595, 842)}
    page.locator("#table-toggle").click()
    assert sizes(page) == {(595, 842), (842, 595)}
    page.wait_for_function(f"before => String({STANDING}) === String(before)", arg=before)


def sizes(page: Page) -> set[tuple[int, int]]:
    """Width and height of the sheets that a page is printed on, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def test_what_is_drawn_by_hand_is_said_once_on_paper(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded)
    page.emulate_media(media="print")
    expect(page.locator("#lines")).to_contain_text("drawn by hand")
    assert page.locator("#app").inner_text().count("drawn by hand, not surveyed") == 1

"""The page of values without end and of all scripts: each keeps to its place."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.export.plots import layer_of_plots

LETTERS = 20_000
NAMES = (
    "名" * LETTERS,
    "W" * LETTERS,
    "https://example.org/" + "a/" * 5000,
    "\u202egnp.exe\u2066",
    "مرحبا بالعالم",
    "👩‍👩‍👧‍👦" * 60,
    "Z\u0351\u0352\u0353" * 300,
    "bell\x07 and\nline",
)
STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter((node) =>
    node.checkVisibility() && !node.closest(".table-scroll, .leaflet-container")
    && node.getBoundingClientRect().right > innerWidth + 1
).map(({ outerHTML }) => outerHTML.slice(0, 80))"""


@pytest.fixture
def page(open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path) -> Page:
    layer = layer_of_plots(tmp_path, *({"name": name, "remark": name * 2} for name in NAMES))
    assert layer.extent is not None
    request = replace(request_of_embedded, title="标题" * 5000, layers=(layer,), datasets=())
    return open_snapshot(replace(request, extent=layer.extent))


def heights(page: Page, selector: str) -> list[float]:
    found: list[float] = page.locator(selector).evaluate_all(
        "nodes => nodes.map((node) => node.getBoundingClientRect().height)"
    )
    return found


def test_long_values_are_cut_everywhere_and_the_rest_is_a_click_away(page: Page) -> None:
    assert max(heights(page, "h1, .kind-list button, #legend label")) < 200
    assert page.evaluate(STICKING_OUT) == []
    page.locator("#table-toggle").click()
    assert max(heights(page, "#table-body tbody tr")) < 400
    page.locator("#search").fill("名名")
    assert max(heights(page, "#search-results li")) < 200
    page.locator(".kind-list button").first.click()
    assert page.evaluate(STICKING_OUT) == []
    title = page.locator("#details-title")
    assert len(title.inner_text()) < 400
    title.get_by_role("button", name="20,000").click()
    assert title.inner_text() == NAMES[0]


def test_what_turns_a_text_is_left_out_and_no_letter_is_cut_in_two(page: Page) -> None:
    names = page.locator(".kind-list .name").all_inner_texts()
    assert "gnp.exe" in names
    page.locator(".kind-list button", has_text="👩‍👩‍👧‍👦").click()
    shown = page.locator("#details-title span").first.inner_text()
    assert shown.rstrip("…").replace("👩‍👩‍👧‍👦", "") == ""

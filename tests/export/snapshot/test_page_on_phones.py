"""The page on phones, held either way: what is touched is large, and nothing is out of reach."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from tests.export.snapshot.test_comparison_json import compared

UPRIGHT = ViewportSize(width=390, height=844)
ON_ITS_SIDE = ViewportSize(width=844, height=390)
NARROWEST = ViewportSize(width=320, height=640)
FINGER_PX = 44
TOO_SMALL = """(finger) => [...document.querySelectorAll("button, select, input, summary, a")]
    .filter((node) => node.checkVisibility() && !node.closest(".leaflet-container, .skips, label"))
    .map((node) => [node.outerHTML.slice(0, 100), node.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < finger - 0.5)
    .map(([html]) => html)"""


@pytest.fixture(scope="module", params=("en", "zh"))
def path(
    request: pytest.FixtureRequest,
    request_of_embedded: SnapshotRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    path = tmp_path_factory.mktemp("phone") / "page.html"
    wanted = compared(request_of_embedded, "changdong", "led-demo-park")
    write_snapshot(replace(wanted, language=request.param), path)
    return path


@pytest.fixture
def phone(path: Path, browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=UPRIGHT, is_mobile=True, has_touch=True) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        yield page


def tap_the_map(page: Page) -> None:
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def height_in_view(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    bar = page.locator(".panel-bar").bounding_box()
    assert box is not None
    assert bar is not None
    return min(box["y"] + box["height"], bar["y"]) - max(box["y"], 0)


def test_a_tap_opens_facts_without_a_tooltip_and_the_table_is_at_the_thumb(phone: Page) -> None:
    tap_the_map(phone)
    title = phone.locator("#details-title")
    expect(title).not_to_have_text("Overview")
    expect(title).to_be_in_viewport()
    expect(phone.locator("#map-tip")).to_be_hidden()
    assert phone.evaluate(TOO_SMALL, FINGER_PX) == []

    switch = phone.locator("#table-toggle")
    expect(switch).to_be_in_viewport(ratio=1)
    switch.tap()
    expect(phone.locator("#table-body tbody th").first).to_be_in_viewport()
    expect(phone.locator("#map")).to_be_in_viewport()
    assert phone.evaluate(TOO_SMALL, FINGER_PX) == []
    phone.locator("#table-body tbody button").nth(1).tap()
    expect(phone.locator("#table")).to_be_hidden()
    expect(title).to_be_in_viewport()


def test_nothing_sticks_out_and_facts_have_half_of_the_height(phone: Page) -> None:
    for size in (UPRIGHT, ON_ITS_SIDE, NARROWEST):
        phone.set_viewport_size(size)
        phone.evaluate("scrollTo(0, 0)")
        assert phone.evaluate("document.documentElement.scrollWidth") == size["width"]
        expect(phone.locator("#details-title")).to_be_in_viewport(ratio=1)
        if size is ON_ITS_SIDE:
            assert height_in_view(phone, "#details") >= size["height"] / 2

"""The page by keyboard: the focus goes to what was opened, and is never lost."""

import pytest
from playwright.sync_api import Page, expect

from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.conftest import Opener
from tests.export.snapshot.test_comparison_json import compared

COMPOSING = """(selector) => {
    const event = new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true });
    document.querySelector(selector).dispatchEvent(event);
}"""


@pytest.fixture
def page(open_snapshot: Opener, request_of_embedded: SnapshotRequest) -> Page:
    return open_snapshot(compared(request_of_embedded, "changdong", "led-demo-park"))


def test_the_focus_goes_to_what_was_opened(page: Page) -> None:
    title = page.locator("#details-title")
    page.locator(".kind-list button", has_text="Changdong Industrial Park").press("Enter")
    expect(title).to_have_text("Changdong Industrial Park")
    expect(title).to_be_focused()
    page.locator(".links a").first.press("Enter")
    expect(title).to_be_focused()
    # At its end the way back is switched off, which must not take the focus along.
    page.locator("#back").press("Enter")
    expect(page.locator("#back")).to_be_focused()
    page.locator("#back").press("Enter")
    expect(title).to_be_focused()
    page.locator("#compare-toggle").press("Enter")
    expect(page.locator("#comparison-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#compare-toggle")).to_be_focused()
    page.get_by_role("button", name="Licences").press("Enter")
    expect(page.locator("#notices")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Licences")).to_be_focused()


def test_links_skip_what_stands_first_and_leave_the_address(page: Page) -> None:
    address = page.url
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the facts")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    skip.press("Enter")
    expect(page.locator("#details-title")).to_be_focused()
    assert page.url == address
    page.get_by_role("link", name="Skip to the features").press("Enter")
    expect(page.locator("#feature-cycle")).to_be_focused()


def test_escape_closes_the_table_and_goes_back_to_its_button(page: Page) -> None:
    page.locator("#table-toggle").press("Enter")
    page.locator("#table-filter").press("Escape")
    expect(page.locator("#table")).to_be_hidden()
    expect(page.locator("#table-toggle")).to_be_focused()


def test_keys_of_an_input_method_open_nothing(page: Page) -> None:
    page.locator("#search").fill("yifang")
    page.evaluate(COMPOSING, "#search")
    expect(page.locator("#details-title")).to_have_text("Overview")
    page.locator("#search").press("Enter")
    expect(page.locator("#details-title")).to_have_text("Yifang village")


def test_a_map_stands_still_for_users_who_want_less_motion(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    before = page.evaluate("map.getZoom()")
    page.evaluate("document.getElementById('zoom-in').click()")
    assert page.evaluate("map.getZoom()") == before + 1
    assert page.locator(".leaflet-zoom-anim").count() == 0

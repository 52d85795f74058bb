"""The page with a screen reader: axe finds nothing wrong in any state, language, size and theme."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from tests.export.snapshot.test_comparison_json import compared
from tests.own_files import ledger_layers

DESK = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
SHOW_SOURCES = "document.querySelectorAll('button.mark').forEach(each => each.click())"


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path
) -> Iterator[Callable[[SnapshotRequest], Page]]:
    """Open a page in a language, at a size and in a theme."""
    language, size, theme = request.param

    def open_it(wanted: SnapshotRequest) -> Page:
        path = tmp_path / "page.html"
        write_snapshot(replace(wanted, language=language), path)
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    with browser.new_context(viewport=size, color_scheme=theme) as context:
        yield open_it


def faults(page: Page) -> list[str]:
    """What axe finds wrong with a page as it is now, with the first element of each fault."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("open_page", [("en", DESK, "light"), ("zh", PHONE, "dark")], indirect=True)
def test_axe_finds_nothing_in_the_page_of_the_parks(
    open_page: Callable[[SnapshotRequest], Page], request_of_embedded: SnapshotRequest
) -> None:
    page = open_page(compared(request_of_embedded, "changdong", "led-demo-park"))
    assert not faults(page)
    page.evaluate(OPEN_ALL)
    page.locator("#search").fill("1")
    assert not faults(page)
    page.locator("#search").fill("no such thing")
    assert not faults(page)
    page.locator("#search").press("Escape")
    page.locator("#feature-cycle").focus()
    assert not faults(page)
    page.evaluate("document.getElementById('legend').open = false")
    page.locator(".kind-list button").first.click()
    page.evaluate(f"{OPEN_ALL}; {SHOW_SOURCES}")
    page.locator("#menu-button").click()
    assert not faults(page)
    page.keyboard.press("Escape")
    page.locator("#table-toggle").click()
    assert not faults(page)
    page.locator("#table-filter").fill("no such thing")
    page.locator("#compare-toggle").click()
    assert not faults(page)
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('notices').showPopover()")
    assert not faults(page)


@pytest.mark.parametrize("open_page", [("zh", DESK, "dark"), ("en", PHONE, "light")], indirect=True)
def test_axe_finds_nothing_in_the_page_of_own_files(
    open_page: Callable[[SnapshotRequest], Page], tmp_path: Path
) -> None:
    (tmp_path / "ledger").mkdir()
    layers = ledger_layers(tmp_path / "ledger")
    extent = next(layer.extent for layer in layers if layer.extent)
    page = open_page(SnapshotRequest(layers, (), extent, language="en", date="2026-01-31"))
    page.evaluate(OPEN_ALL)
    assert not faults(page)
    for kind in range(page.locator(".kind-list").count()):
        page.locator(".kind-list").nth(kind).locator("button").first.click()
        page.evaluate(f"{OPEN_ALL}; {SHOW_SOURCES}")
        assert not faults(page)
        page.locator("#to-overview").click()
    page.locator("#table-toggle").click()
    page.locator("#table-body .filter").nth(1).click()
    assert not faults(page)

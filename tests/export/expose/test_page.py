"""Fact sheets as a page: no scripts, nothing from elsewhere, hostile values as plain text."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gisapp.core.text.sheet_text import RowText
from gisapp.export.expose.page import write_page
from gisapp.export.expose.sheet import Sheet, SheetLine, SheetPicture, SheetRow, SheetSection
from tests.export.expose.sheets import look_of, request_of, sheets_of

pytestmark = pytest.mark.usefixtures("qapp")

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "</style><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "]]><!-- --><iframe src=javascript:window.hit=1>",
    "&lt;script&gt;",
    "\0\x01\ud800\u202e",
    "{{7*7}} ${7*7} {page}",
    "名" * 20_000,
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    request = request_of("changdong", "led-demo-park", "led-cluster")
    path = tmp_path_factory.mktemp("page") / "sheets.html"
    sheets = sheets_of(request)
    titles = tuple(sheet.title for sheet in sheets)
    assert write_page(sheets, look_of(request), path, "Fact sheets", titles) == 3
    return path


def test_a_page_shows_all_sheets_and_asks_for_nothing(page: Page, written: Path) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.on("console", lambda each: told.append(each.text))
    page.goto(written.as_uri())
    assert [each for each in asked if not each.startswith(("file:", "data:"))] == []
    assert told == [], "the policy lets all through that the page has"
    assert page.locator("h1").all_inner_texts()[0] == "Changdong Industrial Park"
    assert "21.5 km²" in page.locator("article").first.inner_text()
    assert page.locator("img").first.evaluate("image => image.naturalWidth") == 872
    page.locator("nav a").last.click()
    assert page.evaluate("location.hash") == "#s3"
    assert "<script" not in written.read_text("utf-8")


@pytest.mark.parametrize("width", [320, 390, 844, 1280])
def test_nothing_is_wider_than_the_screen(page: Page, written: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(written.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_sheet_begins_a_sheet_of_paper(page: Page, written: Path) -> None:
    page.goto(written.as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    assert 3 <= paper.count(b"/Type /Page\n") <= 6


def test_hostile_values_are_shown_letter_by_letter(page: Page, tmp_path: Path) -> None:
    request = request_of("led-cluster")
    [sheet] = sheets_of(request)
    path = tmp_path / "hostile.html"
    hostile = [_with(sheet, payload) for payload in PAYLOADS]
    write_page(hostile, look_of(request), path, PAYLOADS[0], PAYLOADS)
    page.goto(path.as_uri())
    assert page.evaluate("window.hit") is None
    assert page.locator("script, iframe, svg[onload], img[onerror]").count() == 0
    assert page.locator("h1").first.inner_text() == PAYLOADS[0]
    assert page.title() == PAYLOADS[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def _with(sheet: Sheet, payload: str) -> Sheet:
    """Return a sheet that says the payload wherever data are told."""
    row = SheetRow(RowText(payload, payload, "text", payload, payload, "ambiguous"), (1,), payload)
    section = SheetSection(payload, (row,), payload)
    return replace(
        sheet,
        name=payload,
        other_name=payload,
        tags=(payload,),
        belongs_to=(payload,),
        quality=payload,
        remarks=(payload,),
        beside=(section,),
        sections=(section,),
        pictures=(SheetPicture(payload),),
        lines=(SheetLine(payload, payload),),
        sources=(payload,),
        dates=payload,
    )

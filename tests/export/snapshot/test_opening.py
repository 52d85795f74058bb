"""The page opens, and where it cannot, says why and shows the drawing and the tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gisapp import paths
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import snapshot_html
from gisapp.words import load_words
from tests.export.plots import layer_of_plots
from tests.export.snapshot.test_page_for_everyone import faults

WORDS = load_words("en")
CUTS = (
    "<bod",
    "</h1>.{9}",
    '<path d="M',
    "<td>.",
    '<div id="app"',
    '<script id="data"[^>]*>.{99}',
    "const modules",
    r"startSnapshot\(map",
)
"""Where files are cut off: just after each of these patterns."""


@pytest.fixture(scope="module")
def html(request_of_embedded: SnapshotRequest) -> str:
    return snapshot_html(request_of_embedded).decode("utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        yield page
        assert all(url.startswith(("file:", "blob:", "about:", "data:")) for url in asked)


def opened(page: Page, html: str, folder: Path, name: str = "page.html") -> Page:
    path = folder / name
    path.write_text(html, encoding="utf-8")
    page.goto(path.as_uri())
    return page


def expect_plain(page: Page, trouble: str) -> None:
    """The page says what is wrong in its two languages, and shows what needs no scripts."""
    said = page.locator("#trouble")
    expect(said).to_be_visible()
    expect(said.locator("p")).to_have_text(
        [load_words(each)(f"snapshot.{trouble}") for each in ("en", "zh")]
    )
    expect(page.locator("#opening")).to_be_hidden()
    expect(page.locator("#app")).to_be_hidden()


def expect_drawing_and_tables(page: Page) -> None:
    expect(page.locator(".drawing svg").first).to_be_visible()
    expect(page.locator(".drawing svg text", has_text="Changdong Industrial Park")).to_be_visible()
    expect(page.locator(".plain table")).to_be_visible()


def test_without_scripts_there_is_a_drawing_with_figures_and_tables(
    browser: Browser, html: str, tmp_path: Path
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = opened(context.new_page(), html, tmp_path)
        expect_plain(page, "no_script")
        expect_drawing_and_tables(page)
        expect(page.locator(".plain h1")).to_have_text(
            "Industrial parks of Qingshanhu District, Nanchang"
        )
        expect(page.locator(".plain .key-figures")).to_contain_text("21.5 km²")
        expect(page.locator(".drawing figcaption")).to_contain_text("Enterprises place unknown")
        expect(page.locator(".drawing")).to_contain_text("Surroundings drawn by hand, ±2 km")


def test_a_policy_that_blocks_scripts_leaves_drawing_and_tables(
    page: Page, html: str, tmp_path: Path
) -> None:
    blocked = re.sub(r"script-src [^;]*;", "script-src 'none';", html)
    expect_plain(opened(page, blocked, tmp_path), "no_script")
    expect_drawing_and_tables(page)


@pytest.mark.parametrize(
    "taken",
    [
        "delete window.DecompressionStream",
        "delete HTMLElement.prototype.popover",
        "delete Object.hasOwn",
    ],
)
def test_an_old_browser_gets_a_sentence(page: Page, html: str, tmp_path: Path, taken: str) -> None:
    page.add_init_script(taken)
    expect_plain(opened(page, html, tmp_path), "trouble_old")
    expect_drawing_and_tables(page)


def test_a_browser_that_cannot_read_the_scripts_is_too_old(
    page: Page, html: str, tmp_path: Path
) -> None:
    # A later grammar than any browser's, in place of one that is later than an old browser's.
    unread = without_policy(html).replace("const modules = {};", "const modules = {} ?!> 1;")
    assert unread != without_policy(html)
    expect_plain(opened(page, unread, tmp_path), "trouble_old")
    expect_drawing_and_tables(page)


@pytest.mark.parametrize("cut", CUTS)
def test_a_file_that_is_cut_off_says_so(page: Page, html: str, tmp_path: Path, cut: str) -> None:
    found = re.compile(cut, re.S).search(html, html.index("<body>"))
    assert found
    expect_plain(opened(page, html[: found.end()], tmp_path), "trouble_cut")
    if found.end() > html.index('<div id="app"'):
        expect_drawing_and_tables(page)


def test_damaged_data_are_told(page: Page, html: str, tmp_path: Path) -> None:
    start = html.index(">", html.index('<script id="data"')) + 500
    expect_plain(opened(page, html[:start] + html[start + 99 :], tmp_path), "trouble_broken")
    expect_drawing_and_tables(page)


def test_scripts_that_were_changed_do_not_run_and_that_is_told(
    page: Page, html: str, tmp_path: Path
) -> None:
    changed = html.replace("const modules = {};", "const modules = { };")
    expect_plain(opened(page, changed, tmp_path), "trouble_broken")


def test_a_failure_while_it_starts_is_told(page: Page, html: str, tmp_path: Path) -> None:
    page.add_init_script("window.ResizeObserver = class { constructor() { throw Error('no'); } }")
    expect_plain(opened(page, html, tmp_path), "trouble_broken")
    expect_drawing_and_tables(page)


@pytest.mark.parametrize("name", ["page.htm", "园区 地图 (2).html"])
def test_a_sandboxed_frame_opens_it_under_any_name(
    page: Page, html: str, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(html, encoding="utf-8")
    frame = f'<iframe sandbox="allow-scripts" width="1200" height="700" src="{name}"></iframe>'
    opened(page, frame, tmp_path, "outer.html")
    inner = page.frame_locator("iframe")
    expect(inner.locator("html[data-ready]")).to_be_attached()
    inner.locator(".kind-list button", has_text="Changdong Industrial Park").click()
    expect(inner.locator("#details h2")).to_have_text("Changdong Industrial Park")


def test_it_opens_within_another_page_where_it_has_no_address(
    page: Page, html: str, tmp_path: Path
) -> None:
    frame = f'<iframe sandbox="allow-scripts" width="1200" height="700" srcdoc="{escape(html)}">'
    opened(page, frame, tmp_path)
    inner = page.frame_locator("iframe")
    expect(inner.locator("html[data-ready]")).to_be_attached()
    inner.locator(".kind-list button", has_text="Changdong Industrial Park").click()
    expect(inner.locator("#details h2")).to_have_text("Changdong Industrial Park")
    expect(inner.locator("#trouble")).to_have_count(0)


def test_title_and_drawing_are_painted_before_the_data_are_read(
    page: Page, html: str, tmp_path: Path
) -> None:
    page.add_init_script(
        """window.framesBefore = 0;
        const count = () => {
            const drawing = document.querySelector("html.opening .drawing svg");
            window.framesBefore += drawing?.getBoundingClientRect().height > 100;
            if (document.getElementById("opening")?.offsetHeight === 0) return;
            requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
        const content = Object.getOwnPropertyDescriptor(Node.prototype, "textContent");
        Object.defineProperty(HTMLScriptElement.prototype, "textContent", {
            get() {
                window.framesWhenRead ??= window.framesBefore;
                return content.get.call(this);
            },
        });"""
    )
    opened(page, html, tmp_path)
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("window.framesWhenRead") >= 1
    expect(page.locator("#plain")).to_have_count(0)


def without_policy(html: str) -> str:
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)


def test_a_screen_reader_finds_nothing_wrong_where_it_cannot_open(
    browser: Browser, html: str, tmp_path: Path
) -> None:
    cut = html[: html.index('<script id="data"')]
    for width, is_dark in ((1280, False), (390, True)):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.emulate_media(color_scheme="dark" if is_dark else "light")
            expect_plain(opened(page, cut, tmp_path), "trouble_cut")
            assert not faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_title_of_any_length_leaves_room_for_the_map(
    browser: Browser, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    long = "长" * 20_000
    request = replace(request_of_embedded, title=long, author=long, disclaimer=long)
    with browser.new_context(java_script_enabled=False) as context:
        page = opened(context.new_page(), snapshot_html(request).decode("utf-8"), tmp_path)
        box = page.locator(".drawing svg").first.bounding_box()
        assert box
        assert box["y"] < 720


def test_old_engines_can_read_the_script_that_watches() -> None:
    script = (paths.resources() / "html" / "opening.js").read_text(encoding="utf-8")
    without_comments = re.sub(r"//[^\n]*|/\*.*?\*/", "", script, flags=re.S)
    code = re.sub(r'"[^"\n]*"', "", without_comments)
    assert "function watchOpening" in code
    assert not re.search(r"=>|`|\?\.|\?\?|\.\.\.|\b(let|const|class|async|of)\b", code)


def test_a_page_of_own_data_speaks_of_nothing_else(
    page: Page, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"}, {"name": "B"})
    assert plots.index.extent
    request = replace(
        request_of_embedded, layers=(plots,), datasets=(), extent=plots.index.extent, author=""
    )
    html = snapshot_html(request).decode("utf-8")
    assert "Qingshanhu" not in html
    assert "青山湖" not in html
    opened(page, html, tmp_path)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator("#title")).to_have_text("plots")
    expect(page.locator("#details .about")).to_have_text("This page shows 2 features of “plots”.")
    expect(page.locator("#details .sources")).to_contain_text("plots.geojson")
    expect(page.locator("#lines")).to_contain_text("plots.geojson")

"""A folder on a web server tells all of each feature, and nothing of what is hidden."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.export.snapshot import block_order, limits
from gisapp.export.snapshot.folder_writer import write_web_folder
from gisapp.export.snapshot.request import SnapshotRequest
from tests.export.plots import layer_of_plots
from tests.file_server import FileServer, serving


@pytest.fixture(scope="module")
def request_of_plots(tmp_path_factory: pytest.TempPathFactory) -> SnapshotRequest:
    records = (
        {
            "name": f"Plot {row}",
            "rent": 700 + row,
            "owner_phone": f"secret-{row}",
            "use": "<b>M1</b>",
        }
        for row in range(5)
    )
    layer = layer_of_plots(tmp_path_factory.mktemp("data"), *records)
    assert layer.index.extent is not None
    return SnapshotRequest(
        (layer,),
        (),
        layer.index.extent,
        "en",
        "2026-01-31",
        too_many="beside",
        hidden_fields=frozenset({f"{layer.layer_id}/owner_phone"}),
    )


@pytest.fixture(scope="module")
def site(
    request_of_plots: SnapshotRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FileServer]:
    folder = tmp_path_factory.mktemp("web") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "MOST_FEATURES", 4)
        patch.setattr(block_order, "ROWS_A_BLOCK", 2)
        write_web_folder(request_of_plots, folder)
    with serving(folder) as server:
        yield server


def opened(page: Page, address: str) -> list[str]:
    """Open a page, and return the list of what goes wrong in it."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    return errors


def find(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.locator("#search-results [role=option]").first.click()


def asked_of(site: FileServer) -> list[str]:
    """Return which files beside the page were read since this was asked last."""
    asked = sorted(each.removeprefix("/data/0/") for each in site.asked if "data" in each)
    site.asked.clear()
    return asked


def painted(page: Page) -> None:
    page.wait_for_selector("canvas.features[aria-busy=false]", state="attached")


def test_what_a_feature_says_is_read_when_it_is_opened(page: Page, site: FileServer) -> None:
    site.asked.clear()
    errors = opened(page, f"{site.url}/index.html")
    painted(page)
    asked = asked_of(site)
    assert asked == ["boxes/0.bin", "index.bin", *(f"shapes/{each}.bin" for each in range(3))]
    expect(page.locator(".colophon")).to_contain_text("a folder that lies on a web server")
    find(page, "Plot 3")
    values = page.locator("#details-body dl.attributes dd")
    expect(values).to_have_text(["Plot 3", "703", "<b>M1</b>"])
    expect(page.locator("#details-body dl.attributes dt")).to_have_text(["name", "rent", "use"])
    find(page, "Plot 2")
    expect(values).to_have_text(["Plot 2", "702", "<b>M1</b>"])
    # Both are in one file, which is read once.
    assert asked_of(site) == ["names.bin", "values/1.bin"]
    assert errors == []


def test_shapes_are_read_where_the_map_shows_them(page: Page, site: FileServer) -> None:
    site.asked.clear()
    errors = opened(page, f"{site.url}/index.html#18/28.6525/115.9525")
    painted(page)
    assert asked_of(site) == ["boxes/0.bin", "index.bin", "shapes/0.bin"]
    page.locator("#map").click()
    expect(page.locator("#details-title")).to_have_text("Plot 0")
    expect(page.locator("#details-body dd").first).to_have_text("Plot 0")
    address = page.url
    page.evaluate("map.setView([28.6525, 115.9925], 18, { animate: false })")
    painted(page)
    page.locator("#map").click()
    expect(page.locator("#details-title")).to_have_text("Plot 4")
    expect(page.locator("#details-body dd").first).to_have_text("Plot 4")
    assert asked_of(site) == ["shapes/2.bin", "values/0.bin", "values/2.bin"]
    # The address of a feature is enough to find it.
    page.goto("about:blank")
    opened(page, f"{site.url}/index.html#{address.rsplit('/', 1)[1]}")
    expect(page.locator("#details-title")).to_have_text("Plot 0")
    assert errors == []


def test_what_is_too_small_for_a_shape_is_drawn(page: Page, site: FileServer) -> None:
    site.asked.clear()
    errors = opened(page, f"{site.url}/index.html")
    painted(page)
    site.asked.clear()
    colours = """([lon, lat]) => {
        const canvas = document.querySelector("canvas.features");
        const at = map.latLngToContainerPoint([lat, lon]);
        const box = canvas.getBoundingClientRect();
        const pane = document.getElementById("map").getBoundingClientRect();
        const ratio = canvas.width / box.width;
        const [x, y] = [at.x + pane.x - box.x, at.y + pane.y - box.y].map((each) => each * ratio);
        const { data } = canvas.getContext("2d").getImageData(x - 3, y - 3, 7, 7);
        return [...new Set(new Uint32Array(data.buffer))];
    }"""
    (near,) = page.evaluate(colours, [115.9525, 28.6525])
    page.evaluate("map.setMinZoom(0); map.setView([28.6525, 115.9525], 6, { animate: false })")
    painted(page)
    assert near in page.evaluate(colours, [115.9525, 28.6525])
    assert page.evaluate(colours, [114.9525, 28.6525]) == [0]
    assert errors == []


def test_its_table_is_sorted_and_filtered_over_all_rows(page: Page, site: FileServer) -> None:
    errors = opened(page, f"{site.url}/index.html")
    painted(page)
    site.asked.clear()
    page.click("#table-toggle")
    cells = page.locator("#table-body tbody td:nth-child(2)")
    expect(cells).to_have_count(5)
    expect(page.locator("#table-filter")).to_be_hidden()
    assert [each for each in asked_of(site) if "columns" in each] == []
    heading = page.locator("#table-body th[data-column='1']")
    heading.locator(".sort").click()
    expect(cells).to_have_text([f"70{row}" for row in range(5)])
    heading.locator(".sort").click()
    expect(cells).to_have_text([f"70{row}" for row in (4, 3, 2, 1, 0)])
    assert asked_of(site) == ["columns/1.bin"]
    page.locator("#table-body th[data-column='0'] .filter").click()
    page.locator("#facet").get_by_role("checkbox", name="Plot 3").uncheck()
    expect(page.locator("#table-count")).to_contain_text("4")
    expect(cells).to_have_text(["704", "702", "701", "700"])
    expect(page.locator("#legend .count").first).to_contain_text("4 of 5")
    with page.context.new_page() as again:
        opened(again, page.url)
        expect(again.locator("#legend .count").first).to_contain_text("4 of 5")
    page.keyboard.press("Escape")
    page.locator("#table-body tbody button").first.click()
    expect(page.locator("#details-title")).to_have_text("Plot 4")
    assert errors == []


def test_without_a_server_it_says_why(browser: Browser, site: FileServer) -> None:
    with browser.new_page() as page:
        errors = opened(page, (site.folder / "index.html").as_uri())
        trouble = page.locator("#map-trouble")
        expect(trouble).to_contain_text("open the page by its http address")
        page.click("#language")
        expect(trouble).to_contain_text("请用 http 网址打开本页")
        assert errors == []


def test_what_is_hidden_is_in_no_file(site: FileServer) -> None:
    files = [each.read_bytes() for each in site.folder.rglob("*.*")]
    texts = [gzip.decompress(each) if each[:2] == b"\x1f\x8b" else each for each in files]
    # In the values of three blocks, and in one column.
    assert sum(b"<b>M1</b>" in each for each in texts) == 4
    assert not any(b"secret-" in each or b"owner_phone" in each for each in texts)


def test_a_page_that_has_room_for_all_stands_alone(
    request_of_plots: SnapshotRequest, tmp_path: Path
) -> None:
    files = write_web_folder(request_of_plots, tmp_path / "site")
    assert files == (tmp_path / "site" / "index.html",)
    assert b"connect-src" not in files[0].read_bytes()


def test_cancelled_it_leaves_nothing(request_of_plots: SnapshotRequest, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_web_folder(request_of_plots, tmp_path / "site", Progress(cancelled=lambda: True))
    assert not list(tmp_path.iterdir())

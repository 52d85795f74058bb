"""A folder on a web server tells all of each feature, and nothing of what is hidden."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gisapp.core.progress import Progress
from gisapp.errors import Cancelled
from gisapp.export.snapshot import limits
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


def test_what_a_feature_says_is_read_when_it_is_opened(page: Page, site: FileServer) -> None:
    errors = opened(page, f"{site.url}/index.html")
    assert [each for each in site.asked if "values" in each] == []
    find(page, "Plot 3")
    values = page.locator("#details-body dl.attributes dd")
    expect(values).to_have_text(["Plot 3", "703", "<b>M1</b>"])
    expect(page.locator("#details-body dl.attributes dt")).to_have_text(["name", "rent", "use"])
    find(page, "Plot 1")
    expect(values).to_have_text(["Plot 1", "701", "<b>M1</b>"])
    # Both are in one file, which is read once.
    assert [each for each in site.asked if "values" in each] == ["/values/0/0.bin"]
    expect(page.locator("#table-toggle")).to_be_hidden()
    expect(page.locator("#lines")).to_contain_text("read from the web server")
    assert errors == []


def test_without_a_server_it_says_why(browser: Browser, site: FileServer) -> None:
    with browser.new_page() as page:
        errors = opened(page, (site.folder / "index.html").as_uri())
        find(page, "Plot 3")
        expect(page.locator("#details-body")).to_contain_text("open the page by its http address")
        assert errors == []


def test_what_is_hidden_is_in_no_file(site: FileServer) -> None:
    files = [each.read_bytes() for each in site.folder.rglob("*.*")]
    texts = [gzip.decompress(each) if each[:2] == b"\x1f\x8b" else each for each in files]
    assert sum(b"<b>M1</b>" in each for each in texts) == 1
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

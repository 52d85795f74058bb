"""One walk through pages of all sizes in Chromium, Firefox and WebKit."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.sources.open import open_source
from tests.benchmarks.parcels import write_parcels
from tests.page_readers import PageReader, page_reader

COUNTS = (20, 10_000, 100_000)
READ = {"chromium": COUNTS, "firefox": COUNTS, "webkit": COUNTS[:2]}
"""How large the pages are that each browser reads."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Pages of parcels, by how many there are."""
    folder = tmp_path_factory.mktemp("parcels")
    for count in COUNTS:
        write_parcels(folder / f"{count}.gpkg", count)
        (layer,) = open_source(str(folder / f"{count}.gpkg")).layers
        assert layer.extent is not None
        wanted = SnapshotRequest((layer,), (), layer.extent, language="en", date="")
        write_snapshot(wanted, folder / f"{count}.html")
    return {count: folder / f"{count}.html" for count in COUNTS}


def tells(text: str, where: str = "#details-body") -> str:
    """What is true in the page once a part of it has a text."""
    return f"document.querySelector({where!r})?.textContent.includes({text!r})"


@pytest.mark.parametrize("name", READ)
def test_a_person_finds_her_way_through_pages_of_all_sizes(
    name: str, playwright: Playwright, browser: Browser, pages: dict[int, Path]
) -> None:
    with page_reader(name, playwright, browser) as reader:
        for count in READ[name]:
            find_the_way(reader, pages[count], count)


def find_the_way(reader: PageReader, path: Path, count: int) -> None:
    """Search, click on the map, change the language, filter the table and go back."""
    reader.open(path)
    reader.wait_for("document.documentElement.dataset.ready !== undefined")
    assert reader.ask(f"return {tells(f'{count:,} features')}")

    reader.press("#search")
    reader.type("DK00000011")
    reader.wait_for(tells("DK00000011", "#search-results li"))
    reader.type("\n")
    reader.wait_for(tells("DK00000011"))
    assert reader.ask("return document.activeElement.id") == "details-title"

    reader.press("#zoom-to")
    reader.wait_for("location.hash.startsWith('#16.00/')")
    reader.press("#to-overview")
    reader.wait_for(tells("Overview"))
    reader.press("#map")
    reader.wait_for(tells("DK00000011"))

    reader.press("#language")
    reader.wait_for(tells("图例", "#legend h2"))
    reader.press("#table-toggle")
    reader.wait_for(tells(f"{count:,}", "#table-count"))
    reader.press("#table-filter")
    reader.type("DK00000007")
    reader.wait_for("document.querySelectorAll('#table-body tr[data-key]').length === 1")
    reader.press("#table-body tbody tr[data-key] button")
    reader.wait_for(tells("DK00000007"))
    reader.press("#back")
    reader.wait_for(tells("DK00000011"))

"""The page of a user's own files in a browser: exact numbers, codes, years, lists without end."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gisapp.core.layers.layer import Layer
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.sources.open import open_source
from tests.at_the_poles import write_pole_points
from tests.export.conftest import Opener
from tests.export.plots import layer_of_plots
from tests.page_scripts import load_functions, load_layers
from tests.plots_and_firms import opened, write_firms, write_plots

LONG, ODD = 2305843009223239036, 9007199254740993
FIRMS = 130
ADDRESS = [115.98, 28.64]


def page_of(open_snapshot: Opener, request: SnapshotRequest, layer: Layer) -> Page:
    extent = layer.index.extent
    assert extent is not None
    return open_snapshot(replace(request, layers=(layer,), datasets=(), extent=extent.buffered(99)))


@pytest.fixture
def plots(open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path) -> Page:
    """Two plots with numbers of each kind."""
    layer = layer_of_plots(
        tmp_path,
        {
            "name": "A",
            "编号": LONG,
            "建成年份": 2017,
            "value": 62000,
            "zip": "012345",
            "sold": True,
        },
        {"name": "B", "编号": ODD, "建成年份": 2009, "value": 1.5, "zip": "012346", "sold": False},
    )
    return page_of(open_snapshot, request_of_embedded, layer)


def cells(row: Locator) -> list[str]:
    return row.locator("th, td").all_inner_texts()


def test_details_have_all_digits_and_years_no_separator(plots: Page) -> None:
    plots.locator(".kind-list button", has_text="A").click()
    expect(plots.locator("#details-body dd")).to_have_text(
        ["A", str(LONG), "2017", "62,000", "012345", "yes"]
    )


def test_the_table_has_them_too_and_sorts_them_as_numbers(plots: Page) -> None:
    plots.locator("#table-toggle").click()
    rows = plots.locator("#table-body tbody tr")
    assert cells(rows.first) == ["A", str(LONG), "2017", "62,000", "012345", "yes"]
    plots.locator("#table-body thead button", has_text="编号").click()
    assert cells(rows.first)[1] == str(ODD)
    plots.locator("#table-body thead button", has_text="编号").click()
    assert cells(rows.first)[1] == str(LONG)


def test_the_table_is_filtered_by_a_number_with_and_without_separators(plots: Page) -> None:
    plots.locator("#table-toggle").click()
    for wanted in ("62000", "62,000"):
        plots.locator("#table-filter").fill(wanted)
        expect(plots.locator("#table-body tbody tr")).to_have_count(1)
        expect(plots.locator("#table-count")).to_have_text("1 of 2 rows")


def test_numbers_stand_at_the_right_of_their_columns(plots: Page) -> None:
    plots.locator("#table-toggle").click()
    for part in ("tbody td", "thead button"):
        number = plots.locator(
            f"#table-body {part}", has_text="62,000" if "td" in part else "value"
        )
        expect(number.first).to_have_css("text-align", "right")


def test_dates_read_as_in_the_window_and_are_sorted_by_time(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    days = ("2017-03-05", "2016-12-24", "2017-01-30")
    layer = layer_of_plots(tmp_path, *({"name": day, "opened": day} for day in days))
    page = page_of(open_snapshot, request_of_embedded, layer)
    page.locator("#table-toggle").click()
    page.locator("#table-body thead button", has_text="opened").click()
    expect(page.locator("#table-body tbody td")).to_have_text(
        ["24 December 2016", "30 January 2017", "5 March 2017"]
    )
    page.locator("#table-filter").fill("2017-03")
    expect(page.locator("#table-body tbody td")).to_have_text(["5 March 2017"])


def test_search_finds_all_digits(plots: Page) -> None:
    plots.locator("#search").fill(str(ODD))
    expect(plots.locator("#search-results li").first).to_contain_text("B")


def test_downloads_have_them_exactly(plots: Page) -> None:
    plots.locator("#menu-button").click()
    with plots.expect_download() as geojson:
        plots.locator("[data-file='geojson']").click()
    text = Path(geojson.value.path()).read_text(encoding="utf-8")
    read = [each["properties"] for each in json.loads(text)["features"]]
    assert [each["编号"] for each in read] == [LONG, ODD]
    assert [each["zip"] for each in read] == ["012345", "012346"]
    assert [each["sold"] for each in read] == [True, False]
    assert [each["value"] for each in read] == [62000, 1.5]
    with plots.expect_download() as csv:
        plots.locator("[data-file^='csv']").click()
    lines = Path(csv.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith(f"A,{LONG},2017,62000,")


@pytest.fixture
def firms(open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path) -> Page:
    """Firms at one address, of which the last one has no name."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"Firm {number}" if number < FIRMS - 1 else None},
            "geometry": {"type": "Point", "coordinates": ADDRESS},
        }
        for number in range(FIRMS)
    ]
    path = tmp_path / "firms.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    [layer] = open_source(str(path)).layers
    return page_of(open_snapshot, request_of_embedded, layer)


def click_address(page: Page) -> None:
    x, y = page.evaluate(
        """([lon, lat]) => {
            const point = map.latLngToContainerPoint([lat, lon]);
            const box = map.getContainer().getBoundingClientRect();
            return [box.left + point.x, box.top + point.y];
        }""",
        ADDRESS,
    )
    page.mouse.click(x, y)


COLOR_AT = """([lon, lat, dx]) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    const canvas = document.querySelector("canvas.overlay");
    const [mine, its] = [canvas, map.getContainer()].map((each) => each.getBoundingClientRect());
    const at = [x + dx + its.left - mine.left, y + its.top - mine.top];
    const scaled = at.map((each) => Math.round(each * window.devicePixelRatio));
    return canvas.getContext("2d").getImageData(...scaled, 1, 1).data[3];
}"""
"""The opacity of what is painted some pixels beside a place."""


def test_many_firms_at_one_address_are_painted_with_their_number(
    firms: Page,
) -> None:
    assert firms.evaluate(COLOR_AT, [*ADDRESS, 12]) > 0
    assert firms.evaluate(COLOR_AT, [*ADDRESS, 22]) == 0


def test_the_number_of_a_crowd_is_that_of_all_points_at_its_place(page: Page) -> None:
    load_functions(page, crowdsOf="crowds")
    load_layers(page)
    counts = page.evaluate(
        """() => {
            const classes = [{ symbol: {} }];
            const extent = { west: 0, south: 0, east: 100, north: 100 };
            const view = { extent, origin: [0, 0], toPixel: (x, y) => [x, y] };
            return [9, 10, 450].map((count) =>
                crowdsOf(layerOf({ classes }, Array(count).fill([7, 8])), view)
                    .map((crowd) => crowd.count));
        }"""
    )
    assert counts == [[], [10], [450]]


def test_all_firms_of_one_address_can_be_reached(firms: Page) -> None:
    click_address(firms)
    rows = firms.locator("#identified li")
    expect(firms.locator("#identified h3")).to_contain_text(str(FIRMS))
    expect(rows).to_have_count(101)
    firms.locator("#identified .more button").click()
    expect(rows).to_have_count(FIRMS)
    expect(firms.locator("#identified .more")).to_have_count(0)
    last = firms.locator("#identified button", has_text="Firm 0")
    last.click()
    expect(firms.locator("#details-title")).to_have_text("Firm 0")
    expect(rows).to_have_count(FIRMS)


def test_all_that_a_search_found_can_be_reached(firms: Page) -> None:
    firms.locator("#search").fill("firm")
    rows = firms.locator("#search-results li")
    expect(rows).to_have_count(21)
    expect(rows.last).to_have_text(f"and {FIRMS - 1 - 20} more")
    rows.last.click()
    expect(rows).to_have_count(FIRMS - 1)
    firms.locator("#search").press("ArrowUp")
    expect(firms.locator("#search-results [aria-selected=true]")).to_contain_text("Firm 128")
    firms.locator("#search").press("Enter")
    expect(firms.locator("#details-title")).to_have_text("Firm 128")


def test_what_is_read_stays_in_view_beside_a_list_that_scrolls(firms: Page) -> None:
    click_address(firms)
    for _ in range(2):
        firms.locator("#identified button", has_text="Firm 60").click()
        expect(firms.locator("#identified [aria-current]")).to_be_in_viewport()
        expect(firms.locator("#details-title")).to_be_in_viewport()


def test_the_overview_lists_all_and_a_firm_without_a_name_can_be_read(firms: Page) -> None:
    rows = firms.locator(".kind-list li")
    expect(rows).to_have_count(51)
    firms.locator(".kind-list .more button").click()
    expect(rows).to_have_count(FIRMS)
    expect(rows.nth(50).locator("button")).to_be_focused()
    unnamed = firms.locator(".kind-list button", has_text=f"Feature {FIRMS - 1}")
    unnamed.click()
    expect(firms.locator("#details-title")).to_have_text(f"Feature {FIRMS - 1}")


def test_a_point_at_a_pole_says_why_it_is_not_on_the_map(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    [layer] = open_source(str(write_pole_points(tmp_path))).layers
    page = page_of(open_snapshot, request_of_embedded, layer)
    page.locator(".kind-list button", has_text="pole").click()
    expect(page.locator("#details-body")).to_contain_text("nearer to a pole than 85.05°")
    page.locator("#back").click()
    page.locator(".kind-list button", has_text="town").click()
    expect(page.locator("#details-body")).not_to_contain_text("Not on the map")


def test_scale_and_north_speak_the_language_of_the_page(plots: Page) -> None:
    scale, north = plots.locator(".leaflet-control-scale-line"), plots.locator(".north text")
    expect(scale).to_have_text(re.compile(r"^\d+ k?m$"))
    expect(north).to_have_text("N")
    plots.locator("#language").click()
    expect(scale).to_have_text(re.compile(r"^\d+ (公里|米)$"))
    expect(north).to_have_text("北")


def test_the_tip_beside_the_mouse_never_leaves_the_map(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    layer = layer_of_plots(tmp_path, {"name": "A plot with a name that takes some room"})
    page = page_of(open_snapshot, request_of_embedded, layer)
    tip, area = page.locator("#map-tip"), page.locator("#map").bounding_box()
    page.evaluate("map.setZoom(map.getZoom() + 1, { animate: false })")
    assert area is not None
    box = (area["x"] + area["width"] - 20, area["y"] + area["height"] - 40)
    page.mouse.move(*box)
    expect(tip).to_be_visible()
    shown = tip.bounding_box()
    assert shown is not None
    assert shown["x"] + shown["width"] <= area["x"] + area["width"]
    assert shown["y"] + shown["height"] <= area["y"] + area["height"]


def test_all_in_view_can_be_walked_to_by_keyboard(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, *({"name": f"Plot {number:03}"} for number in range(250)))
    page = page_of(open_snapshot, request_of_embedded, plots)
    cycle = page.locator("#feature-cycle")
    cycle.focus()
    expect(cycle.locator("[aria-selected=true]")).to_contain_text("Plot 000")
    cycle.press("ArrowUp")
    expect(cycle.locator("[aria-selected=true]")).to_contain_text("Plot 249")
    cycle.press("Enter")
    expect(page.locator("#details-title")).to_have_text("Plot 249")


def test_the_legend_counts_features_as_the_window_does(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots = layer_of_plots(tmp_path, *({"name": "Plot"} for _ in range(1234)))
    page = page_of(open_snapshot, request_of_embedded, plots)
    expect(page.locator("#legend-layers .count")).to_have_text("1,234")


def test_a_mere_table_can_be_read_and_is_not_in_the_legend(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    plots, firms = (opened(write(tmp_path)) for write in (write_plots, write_firms))
    extent = plots.extent
    assert extent is not None
    layers = (plots, firms)
    page = open_snapshot(replace(request_of_embedded, layers=layers, datasets=(), extent=extent))
    expect(page.locator("#legend-layers .name")).to_have_text([plots.name.en])
    expect(page.locator(".kind-list h3")).to_have_text([plots.name.en, firms.name.en])


def test_names_of_many_plots_are_placed_as_soon_as_they_fit(page: Page) -> None:
    load_functions(page, placeLabels="labels")
    load_layers(page)
    placed = """([count, resolution]) => {
        const context = document.createElement("canvas").getContext("2d");
        const labels = { rank: 1, size: 12, color: "label", coarsest: Infinity, finest: 0 };
        const about = { geometry: "polygon", identifiable: true, labels };
        const rings = [];
        for (let row = 0; row < count; row++) {
            const [west, south] = [(row % 20) * 100, Math.floor(row / 20) * 60];
            const [east, north] = [west + 90, south + 50];
            rings.push([west, south, east, south, east, north, west, north, west, south]);
        }
        const layer = layerOf({ ...about, names: rings.map((_, row) => `P${row}`) }, rings);
        const toPixel = (x, y) => [x / resolution, 600 - y / resolution];
        const extent = { west: 0, south: 0, east: 800 * resolution, north: 600 * resolution };
        const world = [0, 0, 800, 600];
        const view = { width: 800, height: 600, resolution, extent, world, toPixel };
        return placeLabels(context, [layer], view, ([name]) => name, "sans-serif").length;
    }"""
    assert page.evaluate(placed, [400, 1.0]) > 20
    assert page.evaluate(placed, [400, 6.0]) == 0, "there is no room, inside or outside"
    assert page.evaluate(placed, [4, 6.0]) > 0, "few may be named beside themselves"
    assert page.evaluate(placed, [4, 20.0]) == 0


def test_the_edge_of_the_map_cuts_no_name(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    layer = layer_of_plots(tmp_path, {"name": "Works of the eastern bank"})
    page = page_of(open_snapshot, request_of_embedded, layer)
    written = """px => {
        map.setView([28.6525, 115.9525], 16, { animate: false });
        map.panBy([map.getSize().x / 2 - px, 0], { animate: false });
        const { width, height } = document.querySelector("canvas.marks");
        const context = document.querySelector("canvas.marks").getContext("2d");
        return context.getImageData(0, 0, width, height).data.some((value) => value > 0);
    }"""
    page.evaluate("() => map.setMaxBounds(null)")
    assert page.evaluate(written, 120), "it is whole"
    assert not page.evaluate(written, 10), "it would be cut"
    assert page.evaluate(written, -120), "outside, it is ready to come in"

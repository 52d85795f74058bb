"""The snapshot in a real browser, as a user uses it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gisapp.core.layers.styles.classify import classify
from gisapp.core.text.bilingual import Bilingual
from gisapp.core.text.units import MONEY_OF, SQUARE_METRES
from gisapp.export.snapshot.request import SnapshotRequest
from gisapp.export.snapshot.writer import write_snapshot
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, load_words
from tests.export.conftest import Opener

IN_CHANGDONG = (115.975, 28.64)
IN_PHASE_1 = (116.0075, 28.6688)


def click_map(page: Page, lon: float, lat: float) -> None:
    """Click where a place lies on the map."""
    x, y = page.evaluate(
        """([lon, lat]) => {
            const point = map.latLngToContainerPoint([lat, lon]);
            const box = map.getContainer().getBoundingClientRect();
            return [box.left + point.x, box.top + point.y];
        }""",
        [lon, lat],
    )
    page.mouse.click(x, y)


@pytest.fixture
def snapshot(open_snapshot: Opener, request_of_embedded: SnapshotRequest) -> Page:
    return open_snapshot(request_of_embedded)


def test_it_opens_without_a_request_and_says_what_it_is(snapshot: Page) -> None:
    expect(snapshot).to_have_title("Industrial parks of Qingshanhu District, Nanchang")
    expect(snapshot.locator("#subtitle")).to_have_text(
        "Made on 31 January 2026; data as of 2017–2023, partly undated · by Planning bureau"
    )
    lines = snapshot.locator("#lines")
    expect(lines).to_contain_text("Reposted article on the LED industry")
    expect(lines).to_contain_text("drawn by hand, not surveyed")
    expect(lines).to_contain_text("right to about 2 km")
    expect(lines).not_to_contain_text("map review")
    expect(snapshot.locator("#attribution")).to_contain_text("Natural Earth")
    expect(snapshot.locator("#attribution")).to_contain_text("Surroundings drawn by hand, ±2 km")
    expect(snapshot.locator(".leaflet-control-scale")).to_contain_text("km")
    assert not snapshot.evaluate("performance.getEntriesByType('resource').length")


def test_the_units_that_can_be_chosen_are_those_of_the_window(snapshot: Page) -> None:
    values = "options => options.map(({ value }) => value)"
    areas = snapshot.locator("#area option")
    assert areas.evaluate_all(values) == ["", *SQUARE_METRES]
    expect(areas).to_have_text(["Area: auto", "m²", "ha", "km²", "mu"])
    money = snapshot.locator("#money option")
    assert set(money.evaluate_all(values)) == set(MONEY_OF.values())
    snapshot.locator("#language").click()
    expect(areas.last).to_have_text("亩")


def test_the_user_cannot_leave_the_map_of_the_file(snapshot: Page) -> None:
    while snapshot.evaluate("map.getZoom() > map.getMinZoom()"):
        snapshot.locator("#zoom-out").click()
    snapshot.wait_for_function(
        """() => {
            const { limits } = JSON.parse(document.getElementById("data").textContent);
            const [west, south, east, north] = limits;
            return L.latLngBounds([south, west], [north, east]).contains(map.getBounds());
        }"""
    )
    assert snapshot.evaluate("map.getMaxZoom()") == 18


def test_a_click_on_a_park_shows_its_figures_with_their_sources(snapshot: Page) -> None:
    click_map(snapshot, *IN_CHANGDONG)
    details = snapshot.locator("#details")
    expect(details.locator("h2")).to_have_text("Changdong Industrial Park")
    expect(details.locator(".key-figures")).to_contain_text("21.5 km²")
    expect(details.locator(".geometry")).to_contain_text("Schematic · place ±3 km")
    expect(details.locator(".not-stated").first).to_have_text("not stated")

    planned = details.locator("dd", has_text="21.5 km²").locator(".mark").first
    expect(details.get_by_text("¶13").first).to_be_hidden()
    planned.click()
    expect(planned).to_have_attribute("aria-expanded", "true")
    expect(details.get_by_text("¶13").first).to_be_visible()


def test_nested_sites_are_listed_smallest_first(snapshot: Page) -> None:
    click_map(snapshot, *IN_PHASE_1)
    names = snapshot.locator("#identified button .name")
    expect(names).to_have_text(
        [
            "Demonstration Park, phase 1",
            "Nanchang LED Innovation Demonstration Park",
            "Qingshanhu District",
        ]
    )
    names.nth(1).click()
    expect(snapshot.locator("#details h2")).to_have_text(
        "Nanchang LED Innovation Demonstration Park"
    )
    progress = snapshot.locator(".progress").first
    expect(progress).to_contain_text("14.8 %")
    expect(progress).to_contain_text("different bases")


def test_enterprises_and_zones_are_found_by_name_pinyin_fact_and_coordinates(
    snapshot: Page,
) -> None:
    search = snapshot.locator("#search")
    title = snapshot.locator("#details h2")
    for text, name in (
        ("Zhaochi", "Zhaochi Optoelectronics"),
        ("兆驰", "Zhaochi Optoelectronics"),
        ("yi fang cun", "Yifang village"),
        ("yifang", "Yifang village"),
        ("explosion-proof", "Lipton Photoelectric"),
    ):
        search.fill(text)
        search.press("Enter")
        expect(title).to_have_text(name)
    search.fill("no such thing")
    expect(snapshot.locator("#search-results")).to_have_text("Nothing found")


@pytest.mark.parametrize("text", ["28.5, 116.2", "北纬28°30′东经116°12′", "POINT(116.2 28.5)"])
def test_a_place_that_was_typed_gets_a_pin_until_the_map_is_clicked(
    snapshot: Page, text: str
) -> None:
    pin = snapshot.locator(".pin")
    expect(pin).to_have_count(0)
    snapshot.locator("#search").fill(text)
    snapshot.locator("#search").press("Enter")
    expect(snapshot.locator("#search-results")).to_be_hidden()
    expect(pin).to_be_visible()
    snapshot.wait_for_function(
        "Math.abs(map.getCenter().lat - 28.5) + Math.abs(map.getCenter().lng - 116.2) < 2e-3"
    )
    box, shown = pin.bounding_box(), snapshot.locator("#map").bounding_box()
    assert box is not None
    assert shown is not None
    assert box["x"] + box["width"] / 2 == pytest.approx(shown["x"] + shown["width"] / 2, abs=2)
    assert box["y"] + box["height"] == pytest.approx(shown["y"] + shown["height"] / 2, abs=2)
    click_map(snapshot, 116.201, 28.501)
    expect(pin).to_have_count(0)


def test_what_lies_at_a_place_that_was_typed_is_opened(snapshot: Page) -> None:
    snapshot.locator("#search").fill("28.64, 115.975")
    snapshot.locator("#search").press("Enter")
    expect(snapshot.locator("#details h2")).to_have_text("Changdong Industrial Park")
    expect(snapshot.locator(".pin")).to_be_visible()
    snapshot.wait_for_function(
        "Math.abs(map.getCenter().lat - 28.64) + Math.abs(map.getCenter().lng - 115.975) < 2e-3"
    )


def test_what_looks_like_a_place_and_is_none_says_why(snapshot: Page) -> None:
    said = snapshot.locator("#search-results")
    for text, why in (
        ("88, 115.98", "beyond the edge of the map"),
        ("28°75′N 115°58′E", "minutes and seconds go up to 59"),
        ("28.64, 200", "There is no such place"),
        ("SRID=4527;POINT(500000 9000000)", "outside of the named zone"),
        ("SRID=27700;POINT(500000 200000)", "CRS or zone cannot be read here"),
    ):
        snapshot.locator("#search").fill(text)
        expect(said).to_contain_text(why)
        expect(said).not_to_contain_text("Nothing found")
    snapshot.locator("#search").fill("3175000, 400000")
    expect(said.locator("li").first).to_contain_text("no zone given: zone 39 (117° E, EPSG:4548)")
    snapshot.locator("#search").fill("39带 X=3175000 Y=400000")
    expect(said.locator("li").first).to_contain_text("CGCS2000, 3° zone 39 (EPSG:4548)")


def test_what_is_found_says_why_and_is_seen(snapshot: Page) -> None:
    search, rows = snapshot.locator("#search"), snapshot.locator("#search-results li")
    for text, name, why in (
        ("cdgyy", "Changdong Industrial Park", "by its pinyin"),
        ("昌東工業園", "Changdong Industrial Park", "Industrial park"),
        ("chnagdong industrial", "Changdong Industrial Park", "a similar name"),
        ("Hongdu Avenue", "Hongdu Avenue", "Roads nearby · base map"),
        ("42万平方米", "Planned area: 420,000 m²", "Nanchang LED"),
    ):
        search.fill(text)
        expect(rows.first).to_contain_text(name)
        expect(rows.first).to_contain_text(why)
    search.fill("yifang")
    snapshot.evaluate("map.setZoom(map.getMinZoom(), { animate: false })")
    snapshot.locator("[data-layer=reconstruction_zone]").uncheck()
    search.fill("yifang")
    search.press("Enter")
    expect(snapshot.locator("[data-layer=reconstruction_zone]")).to_be_checked()
    snapshot.wait_for_function("map.getZoom() > map.getMinZoom()")


def test_what_cannot_be_used_stands_apart_and_never_found_as_a_value(snapshot: Page) -> None:
    snapshot.locator("#search").fill("Parks within Changdong park")
    snapshot.locator("#search").press("Enter")
    unusable = snapshot.locator(".unusable")
    expect(unusable).to_contain_text("Nothing is taken from it")
    expect(snapshot.locator(".statement", has_text="not usable")).to_have_count(0)


def test_relations_are_links_with_a_way_back_and_forward(snapshot: Page) -> None:
    click_map(snapshot, *IN_CHANGDONG)
    title = snapshot.locator("#details h2")
    snapshot.locator(".links a", has_text="Electronic information (LED) industry").click()
    expect(title).to_have_text("Electronic information (LED) industry")
    expect(snapshot.locator(".chart .hollow")).to_have_count(1)
    snapshot.locator("#back").click()
    expect(title).to_have_text("Changdong Industrial Park")
    snapshot.locator("#forward").click()
    expect(title).to_have_text("Electronic information (LED) industry")
    snapshot.locator("#to-overview").click()
    expect(title).to_have_text("Overview")


def test_the_district_shows_its_lines_over_time(snapshot: Page) -> None:
    snapshot.locator(".kind-list button", has_text="Qingshanhu District").click()
    chart = snapshot.locator(".chart").first
    expect(chart.locator(".figure")).to_have_text(["100 lines", "470 lines"])
    assert "100 lines" in (chart.get_attribute("aria-label") or "")
    growth = snapshot.locator(".derived details", has_text="increase").first
    growth.locator("summary").click()
    expect(growth.locator(".formula")).to_have_text("470 lines − 100 lines")


def test_units_and_language_change_everything_that_is_read(snapshot: Page) -> None:
    click_map(snapshot, *IN_CHANGDONG)
    figure = snapshot.locator(".key-figures .figure").first
    snapshot.locator("#area").select_option("mu")
    expect(figure).to_have_text("32,250 mu")
    snapshot.locator("#language").click()
    expect(figure).to_have_text("32,250 亩")
    expect(snapshot.locator("#details h2")).to_have_text("昌东工业园")
    expect(snapshot.locator("#title")).to_have_text("南昌市青山湖区产业园区")
    expect(snapshot.locator("#legend-layers")).to_contain_text("工业园区")
    assert snapshot.locator("html").get_attribute("lang") == "zh-Hans"
    snapshot.locator("#search").fill("创新示范园")
    snapshot.locator("#search").press("Enter")
    money = snapshot.locator(".key-figures", has_text="总投资")
    expect(money).to_contain_text("10 亿元")
    snapshot.locator("#money").select_option("million")
    expect(money).to_contain_text("1 十亿元")


def test_layers_stand_in_the_order_groups_and_names_of_the_layers_panel(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    shown = {each.layer_id: each for each in request_of_embedded.layers}
    own, alone = Bilingual("Ways <b>", "路"), Bilingual()
    layers = (
        replace(shown["park"], own_group=alone, name=Bilingual("Estates", "园")),
        replace(shown["district"], own_group=own),
        replace(shown["road"], own_group=own),
        shown["enterprise"],
    )
    page = open_snapshot(replace(request_of_embedded, layers=layers))
    rows = page.locator("#legend-layers > li")
    expect(rows).to_have_text(
        [
            "Qingshanhu District",
            re.compile("^Enterprises"),
            "Ways <b>",
            re.compile("^Roads"),
            re.compile("^District"),
            re.compile("^Estates"),
        ]
    )
    grouped = rows.locator("xpath=self::li[contains(@class, 'grouped')]")
    expect(grouped).to_have_count(3)
    page.locator("#language").click()
    expect(rows.nth(2)).to_have_text("路")


def test_the_table_sorts_filters_and_leads_to_the_map(snapshot: Page) -> None:
    snapshot.locator("#table-toggle").click()
    expect(snapshot.locator("#table-count")).to_have_text(re.compile(r"^\d+ rows$"))
    heading = snapshot.locator("thead th", has_text="Value")
    heading.locator("button.sort").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.locator("button.sort").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(snapshot.locator("tbody tr").first).to_contain_text("37.3 billion yuan")

    snapshot.locator("#table-filter").fill("village")
    snapshot.locator("tbody tr", has_text="366,000 m²").click()
    expect(snapshot.locator("#details h2")).to_have_text("Yifang village")
    expect(snapshot.locator("tbody tr.selected").first).to_contain_text("Yifang village")
    snapshot.locator("#table-choice").select_option("subjects")
    expect(snapshot.locator("#table-filter")).to_have_value("")
    expect(snapshot.locator("#table-count")).to_have_text("27 rows")


def test_a_hidden_layer_is_neither_drawn_nor_hit(snapshot: Page) -> None:
    box = snapshot.get_by_role("checkbox", name="Industrial parks")
    box.uncheck()
    click_map(snapshot, *IN_CHANGDONG)
    expect(snapshot.locator("#details h2")).to_have_text("Qingshanhu District")
    box.check()
    click_map(snapshot, *IN_CHANGDONG)
    expect(snapshot.locator("#details h2")).to_have_text("Changdong Industrial Park")


def test_the_keyboard_reaches_every_feature_and_the_focus_returns(snapshot: Page) -> None:
    cycle = snapshot.locator("#feature-cycle")
    cycle.focus()
    expect(cycle).to_be_visible()
    options = cycle.get_by_role("option")
    names = set()
    for _ in range(options.count()):
        names.add(cycle.locator("[aria-selected=true] .name").text_content())
        cycle.press("ArrowDown")
    assert {"Changdong Industrial Park", "Yifang village", "Changdong Avenue"} <= names

    chosen = cycle.locator("[aria-selected=true] .name").text_content()
    cycle.press("Enter")
    title = snapshot.locator("#details-title")
    expect(title).to_have_text(chosen or "")
    expect(title).to_be_focused()
    title.press("Escape")
    expect(cycle).to_be_focused()


def test_tab_reaches_every_control_and_each_has_a_name(snapshot: Page) -> None:
    wanted = snapshot.evaluate(
        """() => [...document.querySelectorAll("button, select, input, summary, a")]
            .filter((node) => node.checkVisibility() && !node.disabled && node.tabIndex >= 0)
            .length"""
    )
    snapshot.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(wanted + 20):
        snapshot.keyboard.press("Tab")
        focused = snapshot.evaluate(
            """() => {
                const node = document.activeElement;
                node.dataset.tabbed = node.dataset.tabbed ?? crypto.randomUUID();
                const label = node.labels?.[0]?.textContent;
                const name = node.ariaLabel || node.textContent.trim() || label;
                return [node.dataset.tabbed, node.tagName, name ?? ""];
            }"""
        )
        if focused[1] == "BODY":
            break
        reached.add(tuple(focused))
    controls = {
        each for each in reached if each[1] in {"BUTTON", "SELECT", "INPUT", "SUMMARY", "A"}
    }
    assert len(controls) >= wanted
    assert all(name for _, _, name in reached)


def test_the_permalink_brings_back_what_was_seen(
    open_snapshot: Opener, request_of_embedded: SnapshotRequest
) -> None:
    page = open_snapshot(request_of_embedded, "#13.50/28.64000/115.98000/yifang")
    expect(page.locator("#details h2")).to_have_text("Yifang village")
    assert page.evaluate("map.getZoom()") == pytest.approx(13.5)
    page.locator("#zoom-in").click()
    expect(page).to_have_url(re.compile(r"#14\.50/28\.6\d+/115\.9\d+/yifang$"))
    page.evaluate("location.hash = '#changdong'")
    expect(page.locator("#details h2")).to_have_text("Changdong Industrial Park")


def test_downloads_hold_the_shapes_and_the_facts(snapshot: Page) -> None:
    snapshot.locator("#menu-button").click()
    with snapshot.expect_download() as geojson:
        snapshot.locator("[data-file='geojson']").click()
    collection = json.loads(Path(geojson.value.path()).read_text(encoding="utf-8"))
    by_uid = {each["properties"]["uid"]: each for each in collection["features"]}
    park = by_uid["changdong"]
    assert park["geometry"]["type"] == "Polygon"
    assert park["properties"]["geometry_method"] == "schematic"
    assert all(
        115.9 < lon < 116.1 and 28.5 < lat < 28.8 for lon, lat in park["geometry"]["coordinates"][0]
    )
    with snapshot.expect_download() as csv:
        snapshot.locator("[data-file='csv-facts']").click()
    text = Path(csv.value.path()).read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("fact_id,subject_uid,")
    assert "changdong" in text
    assert "21500000" in text


def test_dark_colours_follow_the_system_and_the_switch(snapshot: Page) -> None:
    def ground() -> str:
        return str(
            snapshot.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
        )

    light = ground()
    snapshot.emulate_media(color_scheme="dark")
    expect(snapshot.locator("html")).to_have_attribute("data-theme", "dark")
    dark = ground()
    assert dark != light
    snapshot.locator("#theme").click()
    expect(snapshot.locator("html")).to_have_attribute("data-theme", "light")
    assert ground() == light


def test_paper_shows_the_map_and_all_facts_with_their_sources(snapshot: Page) -> None:
    click_map(snapshot, *IN_CHANGDONG)
    snapshot.emulate_media(media="print")
    expect(snapshot.locator("body")).to_have_class("printing")
    expect(snapshot.locator(".tools")).to_be_hidden()
    expect(snapshot.locator("#legend-layers")).to_be_visible()
    expect(snapshot.get_by_text("¶13").first).to_be_visible()
    assert snapshot.locator("#map").bounding_box() == pytest.approx(
        {"x": 0, "y": 0, "width": 680.3, "height": 461.1}, abs=120
    )
    assert b"/Page" in snapshot.pdf(prefer_css_page_size=True)
    snapshot.emulate_media(media="screen")
    expect(snapshot.locator("body")).not_to_have_class("printing")


def test_a_phone_can_zoom_and_shows_everything_in_one_column(
    browser: Browser, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    path = tmp_path / "snapshot.html"
    write_snapshot(request_of_embedded, path)
    with browser.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    ) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        viewport = page.locator("meta[name=viewport]").get_attribute("content")
        assert "user-scalable" not in (viewport or "")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator(".kind-list button", has_text="Changdong").first.tap()
        expect(page.locator("#details-title")).to_be_in_viewport()
        expect(page.locator("#map")).to_be_in_viewport()


def test_without_scripts_the_facts_stand_in_a_table(
    browser: Browser, request_of_embedded: SnapshotRequest, tmp_path: Path
) -> None:
    path = tmp_path / "snapshot.html"
    write_snapshot(replace(request_of_embedded, language="zh"), path)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        expect(page.locator(".plain h1")).to_have_text("南昌市青山湖区产业园区")
        assert request_of_embedded.datasets[0].facts
        expect(page.locator("tbody tr")).to_have_count(len(request_of_embedded.datasets[0].facts))
        expect(page.locator("tbody tr", has_text="昌东工业园").first).to_contain_text("规划面积")


def test_the_legend_shows_the_classes_of_an_attribute(
    request_of_embedded: SnapshotRequest, open_snapshot: Opener, tmp_path: Path
) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"rent": rent},
            "geometry": {"type": "Point", "coordinates": [115.9 + place / 10, 28.65]},
        }
        for place, rent in enumerate([5, None, 80])
    ]
    path = tmp_path / "plots.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    (plain,) = open_source(str(path)).layers
    words = [load_words(language) for language in LANGUAGES]
    layer = classify(plain, "rent", words).of(plain)
    request = replace(request_of_embedded, layers=(layer,), datasets=())
    snapshot = open_snapshot(request)
    expect(snapshot.locator("#legend-layers .attribute")).to_have_text("rent")
    entries = snapshot.locator("#legend-layers button.class")
    expect(entries.locator(".name")).to_have_text(["5", "80", "No value"])
    expect(entries.locator("canvas")).to_have_count(3)
    snapshot.locator("#language").click()
    expect(entries.last.locator(".name")).to_have_text("无值")

    secret = replace(request, hidden_fields=frozenset({f"{layer.layer_id}/rent"}))
    expect(open_snapshot(secret).locator("#legend-layers li li")).to_have_count(0)


def test_own_data_is_searched_by_value_code_pinyin_and_typo(
    request_of_embedded: SnapshotRequest, open_snapshot: Opener, tmp_path: Path
) -> None:
    rows: list[dict[str, object]] = [
        {"name": "昌东砖厂", "code": "913601MA38", "面积（亩）": 630, "value": 1_000_000_000},
        {"name": "Yifang Mill", "code": "013601", "面积（亩）": 93, "value": 54_000},
    ]
    features = [
        {
            "type": "Feature",
            "properties": row,
            "geometry": {"type": "Point", "coordinates": [115.9 + place / 10, 28.65]},
        }
        for place, row in enumerate(rows)
    ]
    path = tmp_path / "plants.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    layers = open_source(str(path)).layers
    snapshot = open_snapshot(replace(request_of_embedded, layers=layers, datasets=()))
    first = snapshot.locator("#search-results li").first
    for text, name, why in (
        ("10亿", "昌东砖厂", "value: 1,000,000,000"),
        ("5.4万", "Yifang Mill", "value: 54,000"),
        ("42万平方米", "昌东砖厂", "面积（亩）: 630"),
        ("6.2公顷", "Yifang Mill", "面积（亩）: 93"),
        ("013601", "Yifang Mill", "code: 013601"),
        ("913601", "昌东砖厂", "code: 913601MA38"),
        ("changdongzhuan", "昌东砖厂", "by its pinyin"),
        ("cdzc", "昌东砖厂", "by its pinyin"),
        ("昌東磚廠", "昌东砖厂", "plants"),
        ("yifnag mill", "Yifang Mill", "a similar name"),
    ):
        snapshot.locator("#search").fill(text)
        expect(first).to_contain_text(name)
        expect(first).to_contain_text(why)


def test_the_licences_of_what_is_in_the_page_open_from_its_foot(snapshot: Page) -> None:
    notices = snapshot.locator("#notices")
    expect(notices).not_to_be_visible()
    snapshot.get_by_role("button", name="Licences").click()
    expect(notices).to_be_visible()
    expect(notices).to_contain_text("Leaflet 1.9.4 · BSD-2-Clause")
    expect(notices).to_contain_text("2. Redistributions in binary form must reproduce the above")
    expect(notices).to_contain_text("GeoNames · CC BY 4.0")
    assert snapshot.evaluate("L.version") == "1.9.4"
    snapshot.keyboard.press("Escape")
    expect(notices).not_to_be_visible()

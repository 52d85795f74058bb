"""Values read on the page, and what is typed is understood, as the shared lists expect."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from gisapp.core.progress import NO_PROGRESS
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.document import exact_json, snapshot_data
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, Language
from tests.page_scripts import load_functions, state_of
from tests.parks import embedded
from tests.shared.expectations import Case, cases, write_own_file


@pytest.fixture
def scripted(page: Page) -> Page:
    load_functions(
        page,
        wordsFor="words",
        formatNumber="units",
        formatValue="units",
        formatPeriod="units",
        longitudeBeside="geometry",
        attributeText="attribute_text",
    )
    return page


def test_numbers(scripted: Page) -> None:
    expected = cases("numbers")
    shown = scripted.evaluate(
        "cases => cases.map(({ value, digits }) => formatNumber(value, digits))", expected
    )
    assert shown == [case["text"] for case in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_in_units(scripted: Page, language: Language) -> None:
    expected = cases("units")
    shown = scripted.evaluate(
        """([cases, usual]) => cases.map(({ value, unit, noun, area, money }) => {
            const chosen = { area: area ?? usual.area, money: money ?? usual.money };
            return formatValue(value, unit, wordsFor(allWords, { ...usual, ...chosen }), noun);
        })""",
        [expected, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_periods(scripted: Page, language: Language) -> None:
    expected = cases("periods")
    shown = scripted.evaluate(
        """([cases, state]) => {
            const words = wordsFor(allWords, state);
            return cases.map((period) => formatPeriod(period, words));
        }""",
        [expected, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


def test_places_beside_the_view(scripted: Page) -> None:
    expected = cases("longitudes")
    shown = scripted.evaluate(
        "cases => cases.map(({ lon, middle }) => longitudeBeside(lon, middle))", expected
    )
    assert shown == pytest.approx([case["beside"] for case in expected])


@pytest.mark.parametrize("language", LANGUAGES)
def test_attributes(scripted: Page, language: Language) -> None:
    expected = cases("attributes")
    # A whole number that JavaScript would round comes as text, as in the page's data.
    given = [{**case, "value": exact_json(case["value"])} for case in expected]
    shown = scripted.evaluate(
        """([cases, state]) => {
            const words = wordsFor(allWords, state);
            const read = ({ value, role }) =>
                role && typeof value === "string" ? BigInt(value) : value;
            return cases.map((each) => attributeText(read(each), each.role, words));
        }""",
        [given, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


def test_coordinates(page: Page) -> None:
    load_functions(page, parseCoordinates="coordinates")
    expected = cases("coordinates")
    read = page.evaluate(
        "cases => cases.map(({ text, near }) => parseCoordinates(text, near))", expected
    )
    for reading, case in zip(read, expected, strict=True):
        assert reading["refused"] == case.get("refused"), case
        places = [[place["lon"], place["lat"], place["system"]] for place in reading["places"]]
        assert [place[2] for place in places] == [place[2] for place in case["places"]], case
        for place, wanted in zip(places, case["places"], strict=True):
            assert place[:2] == pytest.approx(wanted[:2], abs=2e-6), case


def test_quantities(page: Page) -> None:
    load_functions(page, readQuantity="quantities")
    expected = cases("quantities")
    read = page.evaluate("cases => cases.map(({ text }) => readQuantity(text))", expected)
    for quantity, case in zip(read, expected, strict=True):
        value = quantity and quantity["value"]
        assert value == (case["value"] and pytest.approx(case["value"], rel=1e-12)), case
        unit = quantity and quantity["unit"]
        assert (unit and unit["stored"]) == case["unit"], case


def test_values_of_a_column(page: Page) -> None:
    load_functions(page, readQuantity="quantities", isCell="quantities", unitOfHeading="quantities")
    expected = cases("cells")
    found = page.evaluate(
        """cases => cases.map(({ text, value, heading }) => {
            const quantity = readQuantity(text);
            return quantity !== null && isCell(quantity, value, unitOfHeading(heading));
        })""",
        expected,
    )
    assert found == [case["found"] for case in expected]


def test_units_of_headings(page: Page) -> None:
    load_functions(page, unitOfHeading="quantities")
    expected = cases("headings")
    units = page.evaluate("cases => cases.map(({ text }) => unitOfHeading(text))", expected)
    for unit, case in zip(units, expected, strict=True):
        assert (unit and unit["stored"]) == case["unit"], case
        assert (unit and unit["size"]) == pytest.approx(case.get("size")), case


def test_folding(page: Page) -> None:
    load_functions(page, folded="matching")
    expected = cases("folding")
    compared = page.evaluate("cases => cases.map(({ text }) => folded(text))", expected)
    assert compared == [case["folded"] for case in expected]


def test_typos(page: Page) -> None:
    load_functions(page, typosIn="matching")
    expected = cases("typos")
    counted = page.evaluate(
        "cases => cases.map(({ wanted, text }) => typosIn(wanted, text))", expected
    )
    assert counted == [case["typos"] for case in expected]


def test_pins(page: Page) -> None:
    load_functions(page, pointOnShape="geometry")
    expected = cases("pins")
    pins = page.evaluate(
        """cases => cases.map(({ geometry, rings, from }) =>
            pointOnShape(geometry, rings.map((ring) => [ring]), ...from))""",
        expected,
    )
    for pin, case in zip(pins, expected, strict=True):
        assert pin == pytest.approx(case["pin"]), case


def test_csv_guard(page: Page) -> None:
    load_functions(page, csvCell="downloads")
    expected = cases("csv_guard")
    written = page.evaluate("cases => cases.map(({ text }) => csvCell(text))", expected)
    assert written == [case["cell"] for case in expected]


FIND = """([cases, data]) => {
    const index = buildIndex({ model: createModel(data), data });
    return cases.map(({ text }) => find(text, index, 115.98, 1).hits[0] ?? null).map(
        (hit) => hit && {
            name: hit.name ?? hit.item?.name, place: hit.place?.system && hit.place,
            kind: hit.kind, reason: hit.reason, matched: hit.matched?.[0] ?? "",
        },
    );
}"""
"""The first hit of each case, in the data of a page."""


def found_on(page: Page, request: SnapshotRequest, expected: list[Case]) -> list[Case | None]:
    load_functions(page, createModel="model", buildIndex="search_entries", find="search_index")
    data = snapshot_data(snapshot_of(request), NO_PROGRESS)
    found: list[Case | None] = page.evaluate(FIND, [expected, data])
    return found


def test_search(page: Page) -> None:
    layers, dataset = embedded()
    extent = next(layer for layer in layers if layer.kind == "district").index.extent
    assert extent is not None
    request = SnapshotRequest(layers, (dataset,), extent, language="en", date="")
    expected = cases("search")
    for hit, case in zip(found_on(page, request, expected), expected, strict=True):
        assert (hit is None) == (case["title"] is None), (case, hit)
        if hit is None:
            continue
        assert (hit["kind"], hit["reason"]) == (case["kind"], case["reason"]), (case, hit)
        if hit["kind"] == "point":
            title = f"{hit['place']['lat']:.5f}°, {hit['place']['lon']:.5f}°"
        else:
            title = hit["name"][0]
        assert title == case["title"], (case, hit)
        assert hit["matched"] == case.get("matched", hit["matched"]), (case, hit)


def test_search_in_own_data(page: Page, tmp_path: Path) -> None:
    layers = open_source(str(write_own_file(tmp_path))).layers
    extent = layers[0].extent
    assert extent is not None
    request = SnapshotRequest(layers, (), extent, language="en", date="")
    expected = cases("own_search")
    for hit, case in zip(found_on(page, request, expected), expected, strict=True):
        assert (hit is None) == (case["name"] is None), (case, hit)
        if hit is not None:
            first = (hit["name"][0], hit["reason"], hit["matched"])
            assert first == (case["name"], case["reason"], case["matched"])

"""Values read on the page, and what is typed is understood, as the shared lists expect."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from gisapp.core.progress import NO_PROGRESS
from gisapp.core.text.json_value import Json
from gisapp.core.text.units import UnitChoice
from gisapp.export.snapshot.document import snapshot_data
from gisapp.export.snapshot.feature_columns import exact_json
from gisapp.export.snapshot.request import SnapshotRequest, snapshot_of
from gisapp.sources.open import open_source
from gisapp.words import LANGUAGES, Language
from tests.own_files import ledger_layers
from tests.page_data import blocks_of
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


def test_scales(page: Page) -> None:
    load_functions(page, scaleText="scales")
    expected = cases("scales")
    shown = page.evaluate(
        "cases => cases.map(({ resolution, latitude }) => scaleText(resolution, latitude))",
        expected,
    )
    assert shown == [case["text"] for case in expected]


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_of_classes(scripted: Page, language: Language) -> None:
    load_functions(scripted, countOf="class_rows")
    expected = cases("class_counts")
    shown = scripted.evaluate(
        """([cases, state]) => cases.map(({ passing, total }) =>
            countOf([passing, total], wordsFor(allWords, state)))""",
        [expected, state_of(language, UnitChoice.usual(language))],
    )
    assert shown == [case[language] for case in expected]


def test_csv_guard(page: Page) -> None:
    load_functions(page, csvCell="csv_cell")
    expected = cases("csv_guard")
    written = page.evaluate("cases => cases.map(({ text }) => csvCell(text))", expected)
    assert written == [case["cell"] for case in expected]


PROFILE = """cases => cases.map(({ values, takes }) => {
    const stored = values.map((each) => (each?.whole ? BigInt(each.whole) : each));
    const column = codedColumn(stored.length, (row) => stored[row]);
    const profile = profileOf(column);
    const order = [...profile.byFrequency];
    return {
        texts: order.map((place) => String(column.values[place])),
        counts: order.map((place) => profile.counts[place]),
        missing: profile.missing,
        bins: profile.bins && {
            scale: profile.bins.scale,
            edges: profile.bins.edges,
            bars: [...barsOf(profile, profile.counts)],
        },
        takes: takes.map(({ condition }) => {
            const { taken, missing } = checked(profile, condition);
            const isTaken = (code) => (code < 0 ? missing : taken[code]);
            return stored.map((_, row) => row).filter((row) => isTaken(column.codes[row]));
        }),
    };
})"""
"""What a column holds, and which rows some conditions take."""


def test_columns_to_filter_by(page: Page) -> None:
    load_functions(
        page,
        codedColumn="coded_column",
        profileOf="column_profile",
        barsOf="column_profile",
        checked="facet_choice",
    )
    expected = cases("columns")
    given = [{**case, "values": list(map(_exact, case["values"]))} for case in expected]
    for made, case in zip(page.evaluate(PROFILE, given), expected, strict=True):
        assert made["texts"] == case["texts"]
        assert (made["counts"], made["missing"]) == (case["counts"], case["missing"])
        assert (made["bins"] is None) == (case["bins"] is None)
        if made["bins"] is not None:
            assert made["bins"]["scale"] == case["bins"]["scale"]
            assert made["bins"]["edges"] == pytest.approx(case["bins"]["edges"])
            assert made["bins"]["bars"] == case["bins"]["bars"], case
        assert made["takes"] == [each["rows"] for each in case["takes"]], case


def _exact(value: Json) -> object:
    """Return a value as it comes to the scripts: a whole number that they would round as text."""
    stored = exact_json(value)
    return {"whole": stored} if stored != value else value


FIND = """async ([cases, blocks]) => {
    const data = await unpack(blocks, () => {});
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
    load_functions(
        page,
        unpack="unpacking",
        createModel="model",
        buildIndex="search_entries",
        find="search_index",
    )
    blocks = blocks_of(snapshot_data(snapshot_of(request), NO_PROGRESS))
    found: list[Case | None] = page.evaluate(FIND, [expected, blocks])
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


FIND_SUBJECTS = """async ([cases, blocks]) => {
    const data = await unpack(blocks, () => {});
    const index = buildIndex({ model: createModel(data), data });
    const words = wordsFor(data.words, { language: "zh", area: "", money: "wan" });
    return cases.map(({ text }) => find(text, index, 115.98, 1).hits[0] ?? null).map(
        (hit) => hit && {
            subject: hit.item.uid,
            told: hit.fact
                ? `${words.pick(hit.label)}: ${formatFact(hit.fact, words)}`
                : hit.matched?.[1] ?? "",
        },
    );
}"""
"""The subject of the first hit of each case, and what the hit tells of it."""


def test_search_in_a_ledger(page: Page, tmp_path: Path) -> None:
    layers = ledger_layers(tmp_path)
    extent = next(layer.extent for layer in layers if layer.extent)
    request = SnapshotRequest(layers, (), extent, language="zh", date="")
    load_functions(
        page,
        unpack="unpacking",
        createModel="model",
        buildIndex="search_entries",
        find="search_index",
        wordsFor="words",
        formatFact="units",
    )
    expected = cases("ledger_search")
    blocks = blocks_of(snapshot_data(snapshot_of(request), NO_PROGRESS))
    for hit, case in zip(page.evaluate(FIND_SUBJECTS, [expected, blocks]), expected, strict=True):
        assert (hit and hit["subject"]) == case["subject"], (case, hit)
        assert case["told"] in (hit["told"] if hit else ""), (case, hit)

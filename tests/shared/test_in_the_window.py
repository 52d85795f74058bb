"""Values read in the window, and what is typed is understood, as the shared lists expect."""

import numpy as np
import pyarrow as pa
import pytest
import shapely

from gisapp.core.filters.facet_choice import checked
from gisapp.core.filters.layer_filter import AnyOf, Between
from gisapp.core.geometry.point_on_shape import point_on_shape
from gisapp.core.layers.attribute_rows import attribute_row
from gisapp.core.layers.class_counts import ClassCount
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS, FeatureRef
from gisapp.core.layers.names import has_names
from gisapp.core.own_parks.rows.layer_rows import rows_of
from gisapp.core.own_parks.rows.own_rows import OwnRows
from gisapp.core.own_parks.subjects.subject_dataset import dataset_around
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Period
from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.core.search.name_index import index_names
from gisapp.core.search.search import Searched, SearchIndex
from gisapp.core.search.value_index import index_values
from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.scales import scale_at, scale_text
from gisapp.core.space.viewport import Viewport
from gisapp.core.space.worlds import nearest_move
from gisapp.core.tables.coded_column import CodedColumn
from gisapp.core.tables.column_profile import profile_of
from gisapp.core.text.matching import folded
from gisapp.core.text.quantity import read_quantity, unit_of_heading
from gisapp.core.text.typos import typos_in
from gisapp.core.text.units import UnitChoice, format_number, format_value
from gisapp.sources.open import open_source
from gisapp.sources.parks.park_schema import load_park_schema
from gisapp.ui.layers.legend import count_text
from gisapp.words import LANGUAGES, Language, load_words
from tests.own_files import ledger_layers
from tests.parks import embedded
from tests.shared.expectations import Case, cases, write_own_file


@pytest.mark.parametrize("case", cases("numbers"), ids=lambda case: str(case["value"]))
def test_numbers(case: Case) -> None:
    assert format_number(case["value"], case["digits"]) == case["text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("units"), ids=lambda case: case["en"])
def test_values_in_units(case: Case, language: Language) -> None:
    usual = UnitChoice.usual(language)
    units = UnitChoice(case.get("area"), case.get("money", usual.money))
    words = load_words(language)
    text = format_value(case["value"], case["unit"], units, words, case.get("noun", ""))
    assert text == case[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("attributes"), ids=lambda case: case["en"])
def test_attributes(case: Case, language: Language) -> None:
    row = attribute_row("field", case["value"], load_words(language), case["role"] or "text")
    assert row.value == case[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases("periods"), ids=lambda case: case["en"])
def test_periods(case: Case, language: Language) -> None:
    _, dataset = embedded()
    formatter = FactFormatter(dataset, load_words(language), UnitChoice())
    period = Period(case["start"], case["end"], "", case["basis"])
    assert formatter.period(period) == case[language]


@pytest.mark.parametrize("case", cases("longitudes"), ids=lambda case: str(case["beside"]))
def test_places_beside_the_view(case: Case) -> None:
    (x, _), (middle, _) = lonlat_to_mercator(np.array([(case["lon"], 0), (case["middle"], 0)]))
    beside = mercator_to_lonlat(np.array([(x + nearest_move(x, middle), 0)]))
    assert beside[0, 0] == pytest.approx(case["beside"])


@pytest.mark.parametrize("case", cases("coordinates"), ids=lambda case: case["text"])
def test_coordinates(case: Case) -> None:
    reading = parse_coordinates(case["text"], case.get("near"))
    assert reading.refusal == case.get("refused")
    assert [each.system for each in reading.positions] == [place[2] for place in case["places"]]
    for position, (longitude, latitude, _) in zip(reading.positions, case["places"], strict=True):
        read = (position.longitude, position.latitude)
        assert read == pytest.approx((longitude, latitude), abs=2e-6)


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda case: case["text"])
def test_quantities(case: Case) -> None:
    quantity = read_quantity(case["text"])
    if case["value"] is None:
        assert quantity is None
        return
    assert quantity is not None
    assert quantity.value == pytest.approx(case["value"], rel=1e-12)
    assert (quantity.unit and quantity.unit.stored) == case["unit"]


@pytest.mark.parametrize(
    "case", cases("cells"), ids=lambda case: f"{case['text']} in {case['heading']}"
)
def test_values_of_a_column(case: Case) -> None:
    quantity = read_quantity(case["text"])
    ranges = quantity.ranges_in(unit_of_heading(case["heading"])) if quantity else ()
    assert any(low <= case["value"] <= high for low, high in ranges) == case["found"]


@pytest.mark.parametrize("case", cases("headings"), ids=lambda case: case["text"])
def test_units_of_headings(case: Case) -> None:
    unit = unit_of_heading(case["text"])
    assert (unit and unit.stored) == case["unit"]
    assert (unit and unit.size) == pytest.approx(case.get("size"))


@pytest.mark.parametrize("case", cases("folding"), ids=lambda case: case["text"])
def test_folding(case: Case) -> None:
    assert folded(case["text"]) == case["folded"]


@pytest.mark.parametrize("case", cases("typos"), ids=lambda case: case["wanted"])
def test_typos(case: Case) -> None:
    assert typos_in(case["wanted"], case["text"]) == case["typos"]


@pytest.mark.parametrize("case", cases("pins"), ids=lambda case: str(case["from"]))
def test_pins(case: Case) -> None:
    kinds = {"line": shapely.LineString, "polygon": shapely.Polygon, "point": shapely.Point}
    shapes = [kinds[case["geometry"]](np.reshape(ring, (-1, 2))) for ring in case["rings"]]
    shape = shapes[0] if len(shapes) == 1 else shapely.MultiLineString(shapes)
    assert point_on_shape(shape, *case["from"]) == pytest.approx(case["pin"])


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    layers, dataset = embedded()
    return SearchIndex([dataset], layers, [load_words(language) for language in LANGUAGES])


@pytest.fixture(scope="module")
def searched() -> Searched:
    layers, _ = embedded()
    places = [
        (index_names(layer), layer)
        for layer in layers
        if layer.group in OFFLINE_BASEMAP_GROUPS and layer.labels
    ]
    return Searched(places=places, near_longitude=115.98)


@pytest.mark.parametrize("case", cases("search"), ids=lambda case: case["text"])
def test_search(index: SearchIndex, searched: Searched, case: Case) -> None:
    hits = index.search(case["text"], searched)
    if case["title"] is None:
        assert not hits
        return
    first = (hits[0].title.en, hits[0].kind, hits[0].reason)
    assert first == (case["title"], case["kind"], case["reason"])
    assert hits[0].matched.en == case.get("matched", hits[0].matched.en)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    path = write_own_file(tmp_path_factory.mktemp("own"))
    [layer] = open_source(str(path)).layers
    return Searched(names=[index_names(layer)], values=[index_values(layer)])


@pytest.mark.parametrize("case", cases("own_search"), ids=lambda case: case["text"])
def test_search_in_own_data(own: Searched, case: Case) -> None:
    hits = SearchIndex([], [], []).search(case["text"], own)
    if case["name"] is None:
        assert not hits
        return
    first = (hits[0].title.en, hits[0].reason, hits[0].matched.en)
    assert first == (case["name"], case["reason"], case["matched"])


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[OwnRows, Searched]:
    layers = ledger_layers(tmp_path_factory.mktemp("ledger"))
    schema = load_park_schema()
    names = [index_names(layer) for layer in layers if has_names(layer)]
    values = [index_values(layer, schema=schema) for layer in layers]
    rows = {each.layer_id: rows_of(each, each.mapping or LayerMapping(), schema) for each in layers}
    return OwnRows(schema, rows), Searched(names, values)


@pytest.mark.parametrize("case", cases("ledger_search"), ids=lambda case: case["text"])
def test_search_in_a_ledger(ledger: tuple[OwnRows, Searched], case: Case) -> None:
    own, searched = ledger
    hits = SearchIndex([], [], []).search(case["text"], searched)
    if case["subject"] is None:
        assert not hits
        return
    target = hits[0].target
    assert isinstance(target, FeatureRef)
    assert dataset_around(own, target).uid == case["subject"]
    assert case["told"] in hits[0].matched.zh


@pytest.mark.parametrize("case", cases("scales"))
def test_scales(case: Case) -> None:
    _, y = lonlat_to_mercator(np.array([[0.0, case["latitude"]]]))[0]
    viewport = Viewport(0.0, float(y), 1.0, 800, 600)
    assert scale_text(scale_at(case["resolution"], viewport)) == case["text"]


@pytest.mark.parametrize("case", cases("class_counts"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_of_classes(case: Case, language: Language) -> None:
    count = ClassCount(case["total"], case["passing"])
    assert count_text(count, load_words(language)) == case[language]


@pytest.mark.parametrize("case", cases("columns"), ids=lambda case: str(case["values"])[:40])
def test_columns_to_filter_by(case: Case) -> None:
    values = case["values"]
    if any(isinstance(each, float) for each in values):
        values = [each if each is None else float(each) for each in values]
    profile = profile_of(CodedColumn.of(pa.chunked_array([pa.array(values)])))
    assert profile.column.texts(profile.by_frequency) == case["texts"]
    assert profile.counts[profile.by_frequency].tolist() == case["counts"]
    assert profile.missing == case["missing"]
    assert (profile.bins is None) == (case["bins"] is None)
    if profile.bins is not None:
        assert profile.bins.scale == case["bins"]["scale"]
        assert profile.bins.edges.tolist() == pytest.approx(case["bins"]["edges"])
        assert profile.bars(profile.counts).tolist() == case["bins"]["bars"]
    for each in case["takes"]:
        taken, takes_missing = checked(profile, _condition(each["condition"]))
        rows = np.append(taken, takes_missing)[profile.column.codes]
        assert np.flatnonzero(rows).tolist() == each["rows"], each


def _condition(case: Case) -> AnyOf | Between:
    if "values" in case:
        return AnyOf("", tuple(case["values"]), case["missing"], case["excluded"])
    return Between("", case["low"], case["high"], case["missing"])

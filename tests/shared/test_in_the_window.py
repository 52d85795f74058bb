"""Values read in the window, and what is typed is understood, as the shared lists expect."""

import numpy as np
import pytest
import shapely

from gisapp.core.geometry.point_on_shape import point_on_shape
from gisapp.core.layers.layer import OFFLINE_BASEMAP_GROUPS
from gisapp.core.parks.fact_formatter import FactFormatter
from gisapp.core.parks.facts import Period
from gisapp.core.search.name_index import index_names
from gisapp.core.search.search import Searched, SearchIndex
from gisapp.core.search.value_index import index_values
from gisapp.core.space.coordinate_parser import parse_coordinates
from gisapp.core.space.crs import lonlat_to_mercator, mercator_to_lonlat
from gisapp.core.space.worlds import nearest_move
from gisapp.core.text.matching import folded
from gisapp.core.text.quantity import read_quantity, unit_of_heading
from gisapp.core.text.typos import typos_in
from gisapp.core.text.units import UnitChoice, format_number, format_value
from gisapp.sources.open import open_source
from gisapp.ui.details.attributes_view import attribute_row
from gisapp.words import LANGUAGES, Language, load_words
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

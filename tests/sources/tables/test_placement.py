"""Where rows lie is found by headings, by texts and by numbers."""

import pyarrow as pa
import pytest
import shapely

from gisapp.sources.tables.placement import Placed, placed

LNG, LAT = pa.array([115.98, 116.0]), pa.array([28.64, 28.7])
X, Y = pa.array([3_169_000.123, 3_169_100.5]), pa.array([39_400_000.456, 39_400_100.5])
NAMES = pa.array(["甲", "乙"])


def places(found: Placed | None) -> list[tuple[float, float] | None]:
    assert found is not None
    shapes = shapely.from_wkb(found.wkb.to_pylist())
    return [None if shape is None else (shape.x, shape.y) for shape in shapes]


@pytest.mark.parametrize(
    "headings", [("经度", "纬度"), ("lng", "lat"), ("X", "Y"), ("坐标X", "坐标Y"), ("E", "N")]
)
def test_columns_are_found_by_what_they_are_called(headings: tuple[str, str]) -> None:
    found = placed(["名称", *headings], [NAMES, LNG, LAT])
    assert places(found) == [(115.98, 28.64), (116.0, 28.7)]
    assert found is not None
    assert found.columns == (1, 2)
    assert found.crs == ("EPSG:4326" if headings[0] in ("经度", "lng") else None)


def test_columns_that_are_exchanged_are_told_unless_surveys_have_them_so() -> None:
    exchanged = placed(["经度", "纬度"], [LAT, LNG])
    assert places(exchanged)[0] == (115.98, 28.64)
    assert exchanged is not None
    assert exchanged.were_exchanged
    survey = placed(["X坐标", "Y坐标"], [X, Y])
    assert places(survey)[0] == (39_400_000.456, 3_169_000.123)
    assert survey is not None
    assert not survey.were_exchanged


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("坐标", "115.98，28.64"),
        ("坐标", "28.64, 115.98"),
        ("中心点", "(115.98 28.64)"),
        ("经纬度", "E115°58′48″ N28°38′24″"),
        ("location", "28°38′24″N, 115°58′48″E"),
        ("备注", "115.9800,28.6400"),
    ],
)
def test_one_column_may_have_both(heading: str, text: str) -> None:
    found = placed(["名称", heading], [pa.array(["甲"]), pa.array([text])])
    (place,) = places(found)
    assert place == pytest.approx((115.98, 28.64))


def test_columns_without_names_are_found_by_precise_degrees() -> None:
    precise = pa.array(["115.98123", "116.00123"]), pa.array(["28.64123", "28.70123"])
    assert places(placed(["a", "b"], precise)) == [(115.98123, 28.64123), (116.00123, 28.70123)]
    assert placed(["a", "b"], [pa.array([115.5, 116.0]), pa.array([28.5, 28.0])]) is None


def test_what_is_no_place_is_none_and_the_row_stays() -> None:
    columns = [
        pa.array(["115.98", "不详", None, "1159.8", "0", "116", "116.1"]),
        pa.array(["28.64", "28.6", None, "28.6", "0", "28.7", "28.8"]),
    ]
    found = placed(["经度", "纬度"], columns)
    known = [place is not None for place in places(found)]
    assert known == [True, False, False, False, False, True, True]
    assert found is not None
    assert found.is_stated.tolist() == [True, True, False, True, True, True, True]


def test_degrees_go_before_metres_and_shapes_before_both() -> None:
    assert places(placed(["X", "Y", "经度", "纬度"], [X, Y, LNG, LAT]))[0] == (115.98, 28.64)
    shapes = pa.array(["POINT(1 2)", "POINT(3 4)"])
    found = placed(["经度", "纬度", "g"], [LNG, LAT, shapes])
    assert found is not None
    assert found.are_shapes
    assert places(found) == [(1, 2), (3, 4)]


def test_a_table_of_names_and_addresses_has_no_places() -> None:
    assert placed(["企业", "地址"], [NAMES, pa.array(["南昌市1号", "南昌市2号"])]) is None
    assert placed([], []) is None

"""Why a shape is not valid is told in both languages."""

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gisapp.core.geometry.invalidity import invalidity_of
from gisapp.words import load_words

SQUARE = [(0, 0), (9, 0), (9, 9), (0, 9)]
HOLE = [(1, 1), (8, 1), (8, 8), (1, 8)]
INNER = [(2, 2), (3, 2), (3, 3), (2, 3)]
FAR = [(20, 20), (21, 20), (21, 21)]


@pytest.mark.parametrize(
    ("shape", "english", "chinese"),
    [
        (shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), "it crosses itself", "自相交"),
        (shapely.Polygon(SQUARE, [FAR]), "a hole lies outside it", "孔洞在轮廓之外"),
        (shapely.Polygon(SQUARE, [HOLE, INNER]), "one hole lies in another", "孔洞相互嵌套"),
        (
            shapely.MultiPolygon([shapely.Polygon(SQUARE), shapely.Polygon(INNER)]),
            "one part lies in another",
            "各部分相互重叠",
        ),
        (
            shapely.Polygon([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 1)]),
            "its outline touches itself",
            "轮廓自接触",
        ),
    ],
)
def test_the_reason_is_told(shape: BaseGeometry, english: str, chinese: str) -> None:
    reason = invalidity_of(shape)
    assert str(reason) == english
    assert reason.sentence(load_words("zh")) == chinese

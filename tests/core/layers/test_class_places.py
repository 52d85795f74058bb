"""Each row belongs to the class that says so, whatever the type of its column."""

import pyarrow as pa

from gisapp.core.layers.class_places import places_in
from gisapp.core.layers.symbology import Symbol, SymbolClass, Symbology
from gisapp.core.text.bilingual import Bilingual


def of_values(*values: str) -> Symbology:
    classes = [SymbolClass(each, Bilingual(), Symbol()) for each in values]
    others = SymbolClass("", Bilingual(), Symbol(), "others")
    missing = SymbolClass("", Bilingual(), Symbol(), "missing")
    return Symbology((*classes, others, missing), "use")


def places(symbology: Symbology, values: list[object]) -> list[int]:
    found: list[int] = places_in(symbology, pa.chunked_array([values])).tolist()
    return found


def test_texts_numbers_truths_and_dictionaries_read_as_their_class_does() -> None:
    assert places(of_values("a", "A B"), ["a", " A  B", "c", "", None]) == [0, 1, 2, 3, 3]
    assert places(of_values("2017", "1.5"), [2017.0, 1.5, 3.0, float("nan")]) == [0, 1, 2, 3]
    assert places(of_values("True"), [True, False, None]) == [0, 1, 2]
    encoded = pa.chunked_array([pa.array(["a", "b"]).dictionary_encode()])
    assert places_in(of_values("b"), encoded).tolist() == [1, 0]


def test_a_range_begins_at_its_break_and_infinity_is_no_number() -> None:
    ranges = [SymbolClass("", Bilingual(), Symbol(), "range")] * 2
    missing = SymbolClass("", Bilingual(), Symbol(), "missing")
    symbology = Symbology((*ranges, missing), "area", "own", breaks=(5.0,))
    assert places(symbology, [4.9, 5.0, None, float("inf"), float("nan")]) == [0, 1, 2, 2, 2]
    assert places(symbology, ["word", None]) == [2, 2]

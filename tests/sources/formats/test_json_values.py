"""Which columns of JSON have values that GDAL would change, found without reading all of it."""

from pathlib import Path

import pytest

from gisapp.sources.formats.json_values import lost_columns, properties, with_texts

STORED = (
    b'{"features": [{"properties": {"a": 9007199254740993, "b": 1, "c": "\\"a\\": 5"}}, '
    b'{"properties": {"a": 0.5, "b": 2, "c": "x"}, "geometry": {"a": 7}}]}'
)


def test_columns_are_lost_that_mix_what_no_type_has_in_common(tmp_path: Path) -> None:
    path = tmp_path / "plots.json"
    path.write_bytes(STORED)
    assert lost_columns(path, {"a": "Real", "b": "Integer", "c": "String"}) == {"a"}


@pytest.mark.parametrize("place", [2**20 - 40, 2**20 - 12, 2**20, 3 * 2**20])
def test_they_are_found_wherever_in_a_large_file_they_stand(tmp_path: Path, place: int) -> None:
    path = tmp_path / "plots.json"
    path.write_bytes(b" " * (place - STORED.index(b'"a"')) + STORED)
    assert lost_columns(path, {"a": "Real", "b": "Integer", "c": "String"}) == {"a"}
    assert lost_columns(path, {"a": "String"}) == {"a"}


def test_an_empty_file_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plots.json"
    path.write_bytes(b"")
    assert lost_columns(path, {"a": "Real"}) == frozenset()


def test_only_values_of_properties_become_texts() -> None:
    made = with_texts(STORED, frozenset({"a"}))
    assert b'"a": "9007199254740993", "b": 1' in made
    assert b'"a": "0.5"' in made
    assert b'"geometry": {"a": 7}' in made
    assert b'"c": "\\"a\\": 5"' in made


def test_properties_of_any_length_are_found_by_their_places() -> None:
    long = b'{"properties": {"a": "%s", "b": "\xe5\x90\x8d"}}' % (b"x" * 100_000)
    [(first, last, made)] = properties(long)
    assert long[first:last].startswith(b'{"a": "xxx')
    assert long[first:last].endswith(b'"\xe5\x90\x8d"}')
    assert list(made) == ["a", "b"]


def test_json_that_breaks_off_ends_there() -> None:
    assert list(properties(b'{"properties": {"a": 1, ')) == []

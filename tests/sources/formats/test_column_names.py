"""Columns of one name are told apart, and a column is taken by its place."""

import pyarrow as pa

from gisapp.sources.formats.column_names import name_unlike, picked, unique_names


def test_two_columns_of_one_name_get_a_number() -> None:
    assert unique_names(["name", "use", "name", "name"]) == ("name", "use", "name 2", "name 3")


def test_a_number_is_left_to_the_column_that_has_it_already() -> None:
    assert unique_names(["name", "name", "name 2"]) == ("name", "name 3", "name 2")


def test_names_that_differ_in_case_alone_stay_as_they_are() -> None:
    assert unique_names(["name", "NAME"]) == ("name", "NAME")


def test_one_more_column_is_called_like_no_other() -> None:
    assert name_unlike("fid", ["name"]) == "fid"
    assert name_unlike("fid", ["fid", "_fid"]) == "__fid"


def test_columns_of_one_name_are_picked_by_their_places() -> None:
    batch = pa.RecordBatch.from_arrays(
        [pa.array([1, 2]), pa.array(["a", "b"]), pa.array(["c", "d"])], ["fid", "name", "name"]
    )
    batches = pa.RecordBatchReader.from_batches(batch.schema, [batch, batch])
    table = picked(batches, [2, 0], ["second", "id"]).read_all()
    assert table.to_pydict() == {"second": ["c", "d"] * 2, "id": [1, 2] * 2}

"""The legend's words for ranges of numbers."""

import numpy as np

from gisapp.core.layers.styles.class_labels import labels_of, labels_of_ranges, number_label


def test_a_range_of_a_single_number_is_called_by_it() -> None:
    assert labels_of(np.array([2014.0, 2017.0]), np.array([2017.0]), "year") == ["2014", "2017"]
    assert labels_of(np.array([2.0, 3.0, 9.0]), np.array([9.0]), "quantity") == ["< 9", "≥ 9"]


def test_one_class_of_many_numbers_tells_from_where_to_where() -> None:
    assert labels_of(np.array([2.0, 1200.0]), np.empty(0), "quantity") == ["2 – 1,200"]


def test_ranges_tell_where_they_begin_and_end() -> None:
    assert labels_of_ranges([0.5, 20.0], "quantity") == ["< 0.5", "0.5 – 20", "≥ 20"]
    assert labels_of_ranges([1990.0], "year") == ["< 1990", "≥ 1990"]


def test_tiny_and_huge_numbers_stay_short() -> None:
    assert number_label(1e-9, "quantity") == "1e-09"
    assert number_label(3.2e17, "quantity") == "3.2e+17"
    assert number_label(0.0, "quantity") == "0"

"""The collector of cycles waits within a block, and works as before afterwards."""

import gc

import pytest

from gisapp.export.snapshot.patient_collector import patient_collector


def passes() -> int:
    return sum(generation["collections"] for generation in gc.get_stats())


def test_it_makes_no_pass_for_a_few_thousand_objects() -> None:
    with patient_collector():
        before = passes()
        kept: list[list[int]] = [[] for _ in range(20_000)]
        assert passes() == before
    assert kept


def test_it_is_as_before_even_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), patient_collector():
        raise KeyError
    assert gc.get_threshold() == before

"""Whole numbers come back from the block of a page's numbers as they were."""

import numpy as np
import pytest

from gisapp.export.snapshot.number_block import LARGEST, NumberBlock
from tests.page_data import numbers_at


@pytest.mark.parametrize(
    ("numbers", "planes"),
    [([], 1), ([0], 1), ([0, 255], 1), ([256, 3], 2), ([2**16, 0, 7], 3), ([LARGEST, 0], 4)],
)
def test_numbers_take_as_many_bytes_as_the_largest_needs(numbers: list[int], planes: int) -> None:
    block = NumberBlock()
    block.add(np.array([9, 9]))
    where = block.add(np.array(numbers, np.int64))
    assert (where["at"], where["planes"]) == (2, planes)
    assert numbers_at(block.data, where).tolist() == numbers


@pytest.mark.parametrize("numbers", [[], [-3], [5, 6, 7, 8], [LARGEST, -LARGEST, LARGEST, 0]])
def test_steps_lead_to_the_numbers_they_came_from(numbers: list[int]) -> None:
    block = NumberBlock()
    where = block.add_steps(np.array(numbers, np.int64))
    assert numbers_at(block.data, where).tolist() == numbers


def test_numbers_one_after_another_are_stored_as_equal_bytes() -> None:
    block = NumberBlock()
    block.add_steps(np.arange(1, 1000))
    assert set(block.data) == {2}

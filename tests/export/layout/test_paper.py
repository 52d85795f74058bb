"""Sheets: their sizes either way, and letters that grow with them."""

from itertools import pairwise

from gisapp.export.layout.paper import PAPERS, growth, size_mm


def test_each_sheet_is_twice_as_large_as_the_next_and_its_letters_are_larger() -> None:
    areas = [width * height for width, height in (size_mm(p, is_landscape=True) for p in PAPERS)]
    assert all(1.98 < after / before < 2.02 for before, after in pairwise(areas))
    assert size_mm("A4", is_landscape=False) == (210, 297)
    assert list(map(growth, PAPERS)) == sorted(map(growth, PAPERS))
    assert growth("A4") == 1

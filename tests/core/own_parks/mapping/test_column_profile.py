"""Columns of two deliveries look alike; others do not."""

from gisapp.core.own_parks.mapping.column_profile import ColumnProfile, profiles_of
from gisapp.core.parks.mapping.cell_value import Cell
from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable


def profile(*cells: Cell) -> ColumnProfile:
    made = ColumnProfile.of(cells)
    assert made is not None
    return made


def test_numbers_are_alike_within_a_magnitude() -> None:
    areas = profile(15, 30, "45.5", "1,200")
    assert areas.is_like(profile(12, 50, 80))
    assert not areas.is_like(profile(1_500_000, 3_000_000))
    assert not areas.is_like(profile("A-1", "A-2", "A-3"))


def test_texts_are_alike_by_length_and_variety() -> None:
    names = profile("江西甲光电有限公司", "江西乙光电有限公司", "江西丙光电有限公司")
    assert names.is_like(profile("南昌丁电子有限公司", "南昌戊电子有限公司"))
    assert not names.is_like(profile("在建", "投产", "在建", "在建", "在建"))


def test_empty_columns_have_no_profile() -> None:
    table = SampledTable((SampledColumn("a", (None, " ")), SampledColumn("b", (1, None))))
    assert list(profiles_of(table)) == ["b"]

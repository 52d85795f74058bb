"""A sampled table gives its columns by name."""

from gisapp.core.parks.mapping.sampled_table import SampledColumn, SampledTable


def test_a_column_is_found_by_its_name() -> None:
    table = SampledTable((SampledColumn("a", [1]), SampledColumn("b", [2])))
    assert table.column("b") == SampledColumn("b", [2])
    assert table.column("c") is None

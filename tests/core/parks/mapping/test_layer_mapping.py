"""A mapping tells what each column states."""

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping

AREA = ColumnMapping("用地", "plot_area", "mu")
MAPPING = LayerMapping(kind="plot", key="编号", columns=(ColumnMapping("备注"), AREA))


def test_columns_are_found_by_name() -> None:
    assert MAPPING.column("用地") is AREA
    assert MAPPING.column("面积") is None


def test_columns_without_a_meaning_state_no_facts() -> None:
    assert MAPPING.facts == (AREA,)

"""Fields are known by name, label, bare heading, and the property that they state."""

from gisapp.core.layers.attributes import AttributeValue
from gisapp.core.own_parks.filter_fields import filter_fields
from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.core.text.quantity import TypedUnit
from gisapp.sources.parks.park_schema import load_park_schema
from tests.own_tables import layer_of

COLUMNS: dict[str, list[AttributeValue]] = {"面积（亩）": [1.5, 2.0], "use": ["a", "b"]}


def test_a_heading_tells_its_unit() -> None:
    area, use = filter_fields(layer_of(None, **COLUMNS))
    assert (area.kind, use.kind) == ("number", "text")
    assert "面积" in area.called
    assert area.unit is not None
    assert area.unit.stored == "m2"
    assert use.unit is None


def test_a_mapped_column_is_called_what_it_states_in_both_languages() -> None:
    mapping = LayerMapping(columns=(ColumnMapping("S1", "total_area", unit="ha"),))
    schema = load_park_schema()
    (field,) = filter_fields(layer_of(mapping, S1=[1.5, 2.0]), schema)
    label = schema.properties["total_area"].label
    assert {label.en, label.zh} <= set(field.called)
    assert field.unit == TypedUnit("m2", 10_000.0)

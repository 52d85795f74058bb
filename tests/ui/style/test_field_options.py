"""The fields to choose from, with what each one holds."""

from dataclasses import replace

from gisapp.core.parks.mapping.layer_mapping import ColumnMapping, LayerMapping
from gisapp.session.session import Session
from gisapp.ui.style.field_chooser import FieldOption
from gisapp.ui.style.field_options import fields_for, likely_first, options_of
from tests.ui.reading import WORDS
from tests.ui.style.conftest import HOSTILE, PLOTS

TAX = ColumnMapping("tax", "tax_per_area", "1e4 CNY/mu")


def test_only_numbers_have_ranges(session: Session) -> None:
    layer = session.state.layers[PLOTS]
    assert [each.name for each in fields_for(layer, "ranges")] == ["tax", "same"]
    assert HOSTILE in [each.name for each in fields_for(layer, "values")]


def test_each_tells_its_kind(session: Session) -> None:
    layer = session.state.layers[PLOTS]
    options = options_of(layer, "values", lambda: session.own_data.schema, WORDS["en"])
    kinds = {each.name: each.kind for each in options}
    assert (kinds["name"], kinds["tax"]) == ("text", "number")


def test_a_mapped_column_is_a_property_with_its_unit_and_comes_first(session: Session) -> None:
    code = next(iter(session.own_data.schema.properties))
    mapping = LayerMapping(columns=(replace(TAX, column="same", property_code=code),))
    layer = replace(session.state.layers[PLOTS], mapping=mapping)
    assert likely_first(layer, "ranges")[0].name == "same"
    options = options_of(layer, "ranges", lambda: session.own_data.schema, WORDS["en"])
    label = session.own_data.schema.properties[code].label.en
    unit = options[1].title.removeprefix(label)
    assert options[1] == FieldOption("same", f"{label}{unit}", "property", "same")
    assert unit.startswith(" (")

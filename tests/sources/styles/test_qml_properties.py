"""Properties are read in the form of old and of new versions of QGIS."""

from xml.etree.ElementTree import fromstring

from gisapp.sources.styles.qml_properties import data_defined, is_on, properties_of
from tests.sources.styles.foreign import layer, options, props

DEFINED = (
    '<data_defined_properties><Option type="Map"><Option name="properties" type="Map">'
    '<Option name="size" type="Map"><Option name="active" value="{active}" type="bool"/>'
    '<Option name="field" value="area" type="QString"/></Option></Option></Option>'
    "</data_defined_properties>"
)


def test_both_forms_say_the_same() -> None:
    for written in (props(color="1,2,3,4", style="no"), options(color="1,2,3,4", style="no")):
        read = properties_of(fromstring(layer("SimpleFill", written)))
        assert read == {"color": "1,2,3,4", "style": "no"}


def test_what_is_missing_is_empty() -> None:
    assert properties_of(fromstring("<layer><prop/><Option><Option/></Option></layer>")) == {"": ""}
    assert is_on({"a": "1"}, "a")
    assert not is_on({}, "a")


def test_only_what_is_active_is_worked_out_of_features() -> None:
    active = fromstring(layer("SimpleMarker", "", DEFINED.format(active="true")))
    assert data_defined(active)["size"]["field"] == "area"
    assert data_defined(fromstring(layer("SimpleMarker", "", DEFINED.format(active="false")))) == {}


def test_old_versions_say_it_in_a_property() -> None:
    assert "size" in data_defined(fromstring(layer("SimpleMarker", props(size_dd_active="1"))))

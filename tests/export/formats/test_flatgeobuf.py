"""FlatGeobuf keeps all types but days, also of features without a shape."""

from pathlib import Path

import pyogrio

from gisapp.core.layers.layer import Layer
from tests.export.plots import layer_of_plots
from tests.export.requests import request
from tests.export.written import again, records, told
from tests.parks import embedded


def test_values_and_shapes_come_again(kinds: Layer, out: Path) -> None:
    wanted = request([kinds], crs="source")
    layer = again(wanted, out / "a.fgb")
    expected = [
        {**each, "since": each["since"] and str(each["since"]) + "T00:00:00"}
        for each in records(kinds)
    ]
    assert records(layer) == expected
    assert (layer.origin.crs, len(layer.geometry)) == ("EPSG:4490", 3)
    assert told(wanted, out / "a.fgb") == "Days become moments at midnight: since."


def test_several_layers_become_one_table_with_a_column_that_says_which(out: Path) -> None:
    layers = [each for each in embedded()[0] if each.kind in ("park", "enterprise")]
    wanted = request(layers)
    assert told(wanted, out / "a.fgb").startswith("2 layers become one table")
    again(wanted, out / "a.fgb")
    frame = pyogrio.read_dataframe(out / "a.fgb")
    assert set(frame["layer"]) == {"park", "enterprise"}
    assert set(frame.geom_type) == {"Point", "MultiPolygon"}


def test_another_order_is_said_where_there_is_one(tmp_path: Path, out: Path) -> None:
    plots = layer_of_plots(tmp_path, {"name": "A"}, {"name": "B"})
    assert told(request([plots]), out / "a.fgb") == (
        "Features come in another order, that of their places."
    )

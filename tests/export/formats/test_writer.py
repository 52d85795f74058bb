"""The CRS of a file is what is asked for, if its format takes that."""

from pathlib import Path

import pytest

from gisapp.core.layers.layer import Layer
from gisapp.errors import ExportError
from gisapp.export.formats.writer import FeatureExport
from gisapp.export.formats.writers import writer_for
from tests.export.requests import request


@pytest.mark.parametrize(
    ("suffix", "asked", "crs"),
    [
        (".gpkg", None, "EPSG:4326"),
        (".gpkg", "source", "EPSG:4490"),
        (".gpkg", "EPSG:4547", "EPSG:4547"),
        (".geojson", "source", "EPSG:4326"),
        (".kml", "EPSG:4490", "EPSG:4326"),
        (".dxf", None, "EPSG:4527"),
        (".dxf", "EPSG:32650", "EPSG:32650"),
    ],
)
def test_the_crs(kinds: Layer, suffix: str, asked: str | None, crs: str) -> None:
    export = FeatureExport(request([kinds], crs=asked), writer_for(Path(f"a{suffix}")))
    assert export.crs == crs


@pytest.mark.parametrize(
    ("suffix", "asked", "sentence"),
    [
        (".kml", "EPSG:4547", "KML is always longitude and latitude"),
        (".gpkg", "EPSG:1", "EPSG:1 is no coordinate reference system"),
        (".dxf", "EPSG:0", "EPSG:0 is no coordinate reference system"),
    ],
)
def test_what_the_format_does_not_take(
    kinds: Layer, suffix: str, asked: str, sentence: str
) -> None:
    export = FeatureExport(request([kinds], crs=asked), writer_for(Path(f"a{suffix}")))
    with pytest.raises(ExportError, match=sentence):
        export.check()

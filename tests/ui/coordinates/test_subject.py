"""What is asked about is a table, on the map or not."""

from pathlib import Path

from gisapp.core.layers.read_as import ReadAs
from gisapp.sources.open import open_source
from gisapp.ui.coordinates.subject import Subject
from tests.placeless import write_plots


def test_a_layer_is_asked_about_as_it_is_read_now(tmp_path: Path) -> None:
    path = write_plots(tmp_path / "plots.gpkg", crs="EPSG:2363")
    (layer,) = open_source(str(path), read_as=ReadAs("EPSG:4527")).layers
    subject = Subject.of_layer(layer)
    assert (subject.file, subject.layer, subject.crs) == ("plots.gpkg", "plots", "EPSG:4527")
    assert subject.read_as == ReadAs("EPSG:4527")
    assert subject.identity == f"{path}::plots"

"""Layers of two files are compared where they are called alike."""

from pathlib import Path

from gisapp.core.deliveries.layer_pairs import layers_by_name
from gisapp.sources.open import open_source
from tests.deliveries import NEW_ROWS, OLD_ROWS, write_plots
from tests.workbooks import write_workbook


def test_layers_are_paired_by_name(tmp_path: Path) -> None:
    old = write_workbook(tmp_path / "a.xlsx", {"地块": OLD_ROWS, "企业": OLD_ROWS, "x": OLD_ROWS})
    new = write_workbook(tmp_path / "b.xlsx", {"企业 ": NEW_ROWS, "地块": NEW_ROWS})
    ours, theirs = open_source(str(old)).layers, open_source(str(new)).layers
    names = [(one.origin.layer, other.origin.layer) for one, other in layers_by_name(ours, theirs)]
    assert sorted(names) == [("企业", "企业 "), ("地块", "地块")]
    plots = open_source(str(write_plots(tmp_path, "c.gpkg", OLD_ROWS))).layers
    ((one, other),) = layers_by_name(plots, theirs)
    assert (one.origin.layer, other.origin.layer) == ("地块", "地块")
    assert layers_by_name(plots, theirs[:1]) == [(plots[0], theirs[0])]

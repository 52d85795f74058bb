"""Values lie in files in the order of the page's rows, so that one file tells of a feature."""

import gzip
import json
from pathlib import Path

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot import values_files
from gisapp.export.snapshot.values_files import values_folder, write_values
from tests.export.plots import layer_of_plots


def test_each_file_has_the_columns_of_some_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values_files, "ROWS_A_FILE", 2)
    records = [{"name": f"地块 {row}", "id": 2**60 + row} for row in range(5)]
    layer = layer_of_plots(tmp_path, *records)
    content = ShownContent.of((layer,))
    assert values_folder(content, layer) == "values/0"
    folder = tmp_path / "values" / "0"
    write_values(layer, folder, NO_PROGRESS)
    names = layer.attributes.column("name", layer.geometry.feature_ids.tolist())
    written = [
        json.loads(gzip.decompress((folder / f"{number}.bin").read_bytes())) for number in range(3)
    ]
    assert [name for part in written for name in part[0]] == [
        names.distinct[code] for code in names.codes
    ]
    # Whole numbers that JavaScript would round are texts.
    assert {value for part in written for value in part[1]} == {
        str(2**60 + row) for row in range(5)
    }
    assert len(list(folder.iterdir())) == 3

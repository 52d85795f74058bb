"""What features say lies in a file a block, in the order of the block."""

from pathlib import Path

import pytest

from gisapp.core.progress import NO_PROGRESS
from gisapp.export.snapshot import block_order as blocks
from gisapp.export.snapshot.block_order import block_order
from gisapp.export.snapshot.values_files import write_values
from tests.export.plots import layer_of_plots
from tests.page_data import beside


def test_each_file_has_the_columns_of_some_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "ROWS_A_BLOCK", 2)
    records = [{"name": f"地块 {row}", "id": 2**60 + row} for row in range(5)]
    layer = layer_of_plots(tmp_path, *records)
    folder = tmp_path / "values"
    write_values(layer, block_order(layer.geometry.bounds), folder, NO_PROGRESS)
    written = [beside(folder / f"{number}.bin")[0]["columns"] for number in range(3)]
    assert [len(part[0]) for part in written] == [2, 2, 1]
    # Whole numbers that JavaScript would round are texts.
    assert {(name, value) for part in written for name, value in zip(*part, strict=True)} == {
        (each["name"], str(each["id"])) for each in records
    }
    assert len(list(folder.iterdir())) == 3

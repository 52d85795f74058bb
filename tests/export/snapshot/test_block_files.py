"""The folder of a layer has each of its features in one block."""

from pathlib import Path

import pytest

from gisapp.core.progress import NO_PROGRESS, Progress
from gisapp.errors import Cancelled
from gisapp.export.shown_content import ShownContent
from gisapp.export.snapshot import block_order
from gisapp.export.snapshot.block_files import data_folder, write_blocks
from tests.export.plots import layer_of_plots
from tests.page_data import beside, numbers_at


def test_each_feature_is_in_one_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_order, "ROWS_A_BLOCK", 2)
    records = [{"name": f"地块 {row}", "id": row} for row in range(5)]
    layer = layer_of_plots(tmp_path, *records)
    assert data_folder(ShownContent.of((layer,)), layer) == "data/0"
    folder = tmp_path / "0"
    write_blocks(layer, folder, 0.3, 0.0, NO_PROGRESS)
    names, values = [], []
    for number in range(3):
        document, block = beside(folder / "shapes" / f"{number}.bin")
        assert len(numbers_at(block, document["shapes"]["features"])) == document["count"]
        names += beside(folder / "values" / f"{number}.bin")[0]["columns"][0]
        values += beside(folder / "values" / f"{number}.bin")[0]["columns"][1]
    assert sorted(names) == [each["name"] for each in records]
    assert [f"地块 {each}" for each in values] == names
    assert beside(folder / "columns" / "0.bin")[0]["columns"][0]["values"] == names
    assert beside(folder / "names.bin")[0]["columns"][0]["values"] == names


def test_it_ends_between_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_order, "ROWS_A_BLOCK", 2)
    layer = layer_of_plots(tmp_path, *({"name": f"{row}"} for row in range(5)))
    shares: list[float] = []
    progress = Progress(shares.append, lambda: len(shares) > 1)
    with pytest.raises(Cancelled):
        write_blocks(layer, tmp_path / "0", 0.3, 0.0, progress)
    assert len(list((tmp_path / "0" / "shapes").iterdir())) == 2

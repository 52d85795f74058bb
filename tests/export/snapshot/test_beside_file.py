"""A file beside the page has a document and numbers, the same bytes each time."""

from pathlib import Path

import numpy as np

from gisapp.core.text.json_value import Json
from gisapp.export.snapshot.beside_file import write_beside
from gisapp.export.snapshot.number_block import NumberBlock
from tests.page_data import beside, numbers_at


def test_what_was_written_is_read(tmp_path: Path) -> None:
    for name in ("a", "b"):
        numbers = NumberBlock()
        told: dict[str, Json] = {"name": "地块 \ud800"}
        told["where"] = numbers.add(np.array([7, 70_000]))
        write_beside(tmp_path / "new" / name, told, numbers)
    document, block = beside(tmp_path / "new" / "a")
    assert document["name"] == "地块 ?"
    assert numbers_at(block, document["where"]).tolist() == [7, 70_000]
    assert (tmp_path / "new" / "a").read_bytes() == (tmp_path / "new" / "b").read_bytes()

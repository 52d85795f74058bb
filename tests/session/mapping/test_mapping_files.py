"""What was said is saved for others and loaded again; problems are saved by row."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

from gisapp.core.parks.mapping.layer_mapping import LayerMapping
from gisapp.session.messages import Message
from gisapp.session.session import Session
from tests.plot_ledger import write_ledger
from tests.session.mapping.test_cell_checks import MAPPING
from tests.session.mapping.test_mapping_edits import opened

Finish = Callable[[], None]


def test_a_mapping_that_was_saved_is_loaded_again(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    plots, firms = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    path = tmp_path / "meaning.json"
    said = [(plots, MAPPING), (firms, LayerMapping(kind="enterprise"))]
    session.mapping_files.save(path, said)
    finish()
    assert messages[-1].sentence == "What the columns mean was saved in meaning.json."
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert [each["layer"] for each in saved] == ["供地台账", "企业名录"]
    loaded: list[LayerMapping] = []
    session.mapping_files.load(path, plots, loaded.append)
    finish()
    assert loaded == [MAPPING]


def test_a_file_that_says_nothing_of_columns_is_told(
    session: Session, finish: Finish, tmp_path: Path, messages: list[Message]
) -> None:
    path = write_ledger(tmp_path / "台账.xlsx")
    plots, _ = opened(session, finish, path)
    loaded: list[LayerMapping] = []
    session.mapping_files.load(path, plots, loaded.append)
    finish()
    assert loaded == []
    assert "does not say what columns mean" in messages[-1].sentence


def test_problems_are_saved_by_row(session: Session, finish: Finish, tmp_path: Path) -> None:
    plots, _ = opened(session, finish, write_ledger(tmp_path / "台账.xlsx"))
    path = tmp_path / "problems.csv"
    session.mapping_files.export_problems(path, plots, MAPPING)
    finish()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Row", "Column", "What is written", "What is wrong"],
        ["3", "成交价（万元）", "见附表", "no number can be read"],
    ]

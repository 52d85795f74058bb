"""Selected rows go to the clipboard as spreadsheet programs take them up."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from gisapp.export.clipboard_table import ClipboardTable
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.session.table.row_copying import MOST_COPIED

Finish = Callable[[], None]


def open_notes(session: Session, finish: Finish, folder: Path) -> None:
    path = folder / "notes.csv"
    path.write_text('a,b\n=1+1,"two\nlines"\nx,-5\n')
    session.loader.open([str(path)])
    finish()
    layer = next(each for each in session.tables.layers if each.is_table)
    session.tables.show_layer(layer.layer_id)
    finish()


def test_rows_are_copied_without_formulas(session: Session, finish: Finish, tmp_path: Path) -> None:
    open_notes(session, finish, tmp_path)
    copied: list[ClipboardTable] = []
    session.row_copier.copied.connect(copied.append)
    shown = session.tables.shown
    assert shown is not None
    session.tables.select(shown.ids_of(np.array([1, 0])))
    session.row_copier.copy(["A", "B"], ["a", "b"])
    finish()
    assert [each.text for each in copied] == ["A\tB\n'=1+1\t\"two\nlines\"\nx\t'-5\n"]


def test_too_many_are_refused(
    session: Session, messages: list[Message], finish: Finish, tmp_path: Path
) -> None:
    open_notes(session, finish, tmp_path)
    session.tables.select(np.arange(MOST_COPIED + 1))
    session.row_copier.copy(["A"], ["a"])
    assert "too many to copy" in messages[-1].sentence

"""How long the mapping dialog takes on 100,000 rows: `python -m tests.benchmarks.mapping_dialog`.

Prints the time from asking for the dialog to its first picture, from a change of what a column
means to the new picture, and until all cells are looked at.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gisapp.core.layers.attributes import AttributeValue
from gisapp.export.workbook import Sheet, write_workbook
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.mapping.dialog import MappingDialog
from gisapp.ui.widgets.theme import Appearance

ROWS = 100_000
HEADINGS = (
    *("地块编号", "地块名称", "所属园区", "批准面积（亩）", "容积率", "投资强度（万元/亩）"),
    *("2024年亩均税收", "2023年税收（万元）", "供地时间", "用途", "面积", "备注"),
)
CHANGES = ("land_area", "floor_area", "remark", "tax", "land_area", "total_investment")
"""What a column of areas is said to mean, one after the other."""


def main() -> None:
    """Measure and print; offscreen unless asked otherwise."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    appearance = Appearance(application)
    session = make_session(Settings(None), "zh")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        write_workbook(path, {"台账": Sheet(HEADINGS, [_row(number) for number in range(ROWS)])})
        session.loader.open([str(path)])
        _wait(lambda: not session.tasks.running)
        _measure(session)
    session.close()
    del appearance


def _measure(session: Session) -> None:
    start = time.perf_counter()
    dialog = MappingDialog(session, session.state.layers.layers[-1:])
    dialog.show()
    _wait(dialog.take_it.isEnabled)
    dialog.grab()
    print(f"dialog shown after       {_ms_since(start):7.0f} ms")
    _wait(lambda: not dialog.page.checks.is_running)
    print(f"all cells looked at after{_ms_since(start):7.0f} ms")
    times_ms = []
    for code in CHANGES:
        start = time.perf_counter()
        dialog.page.model.say_property("批准面积（亩）", code)
        dialog.page.table.viewport().repaint()
        times_ms.append(_ms_since(start))
        _wait(lambda: not dialog.page.checks.is_running)
    print(f"a change is shown after  {median(times_ms):7.0f} ms, {max(times_ms):.0f} at most")
    dialog.close()


def _row(number: int) -> tuple[AttributeValue, ...]:
    intensity: AttributeValue = "待定" if number % 100 == 0 else number % 600
    return (
        *(f"DK-{number:06}", f"{number}号地块", f"园区{number % 40}", number % 190 + 1.5),
        *(number % 30 / 10, intensity, number % 60, number % 900, "2019-03-11", "工业用地"),
        *(number % 90, None),
    )


def _ms_since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def _wait(is_over: Callable[[], bool]) -> None:
    while not is_over():
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main()

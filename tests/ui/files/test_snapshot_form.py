"""What is entered is in the request, and author and disclaimer are there the next time."""

from dataclasses import asdict
from pathlib import Path

from pytestqt.qtbot import QtBot

from gisapp.core.space.extent import Extent
from gisapp.export.snapshot.request import DEFAULT_TOLERANCE_M, SnapshotRequest
from gisapp.session.settings import Settings
from gisapp.ui.files.snapshot_form import TOLERANCES_M, SnapshotForm
from gisapp.words import load_words

REQUEST = SnapshotRequest((), (), Extent(0, 0, 1, 1), "zh", "2026-01-01")


def test_what_is_entered_is_in_the_request(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    form = SnapshotForm(REQUEST, load_words("en"), settings)
    qtbot.addWidget(form)
    assert asdict(form.entered(REQUEST)) == asdict(REQUEST)
    with qtbot.waitSignal(form.changed):
        form.author.setText(" 李工 ")
    form.disclaimer.setText("内部使用")
    form.review_number.setText("GS(2026)1号")
    form.review_advice.setChecked(True)
    form.tolerance.setCurrentIndex(TOLERANCES_M.index(0.0))
    entered = form.entered(REQUEST)
    assert (entered.author, entered.disclaimer) == ("李工", "内部使用")
    assert (entered.review_number, entered.review_advice) == ("GS(2026)1号", True)
    assert entered.tolerance_m == 0.0
    form.remember()
    again = SnapshotForm(REQUEST, load_words("en"), settings)
    qtbot.addWidget(again)
    assert (again.author.text(), again.disclaimer.text()) == ("李工", "内部使用")
    assert again.entered(REQUEST).tolerance_m == DEFAULT_TOLERANCE_M
    assert not again.review_advice.isChecked()


def test_an_untitled_page_says_what_it_will_be_called(qtbot: QtBot) -> None:
    form = SnapshotForm(REQUEST, load_words("en"))
    qtbot.addWidget(form)
    form.show_untitled(REQUEST)
    assert form.title.placeholderText() == load_words("zh")("snapshot.untitled")

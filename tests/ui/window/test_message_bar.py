"""One message after the other, each as plain text."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gisapp.errors import SourceError
from gisapp.session.messages import Message, MessageAction
from gisapp.session.session import Session, make_session
from gisapp.session.settings import Settings
from gisapp.ui.window.main_window import MainWindow
from gisapp.ui.window.message_bar import MessageBar
from tests.file_server import serving
from tests.ui.parts import canvas_of, messages_of
from tests.vector_files import BOX, write

Kind = TypeVar("Kind", bound=QObject)


@pytest.fixture
def session() -> Iterator[Session]:
    session = make_session(Settings(None), "en")
    yield session
    session.close()


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> MessageBar:
    bar = MessageBar(session, information_stays_ms=50)
    qtbot.addWidget(bar)
    session.messages.connect(bar.show_message)
    return bar


def child(bar: QWidget, kind: type[Kind], name: str) -> Kind:
    found = bar.findChild(kind, name)
    assert found is not None
    return found


def sentence_of(bar: MessageBar) -> str:
    return child(bar, QLabel, "messageSentence").text()


def close(bar: MessageBar) -> None:
    child(bar, QToolButton, "messageClose").click()


def test_messages_wait_for_each_other(bar: MessageBar) -> None:
    bar.show_message(Message("warning", "first"))
    bar.show_message(Message("error", "second"))
    assert sentence_of(bar) == "first"
    close(bar)
    assert sentence_of(bar) == "second"
    close(bar)
    assert bar.isHidden()


def test_details_are_shown_when_asked_for(bar: MessageBar) -> None:
    bar.show_message(Message("warning", "2 problems", "row 3\nrow 5"))
    details = child(bar, QPlainTextEdit, "messageDetails")
    more = child(bar, QPushButton, "messageMore")
    assert details.isHidden()
    assert more.text() == "Details"
    more.click()
    assert details.isVisible()
    assert details.toPlainText() == "row 3\nrow 5"
    assert more.text() == "Hide details"


def test_what_a_message_offers_is_done_once_and_the_message_goes(bar: MessageBar) -> None:
    done: list[str] = []
    first = MessageAction("message.read_as_stated", lambda: done.append("first"))
    second = MessageAction("message.reload", lambda: done.append("second"))
    bar.show_message(Message("warning", "as last time", actions=(first, second)))
    bar.show_message(Message("warning", "something else"))
    buttons = [child(bar, QPushButton, f"messageAction{place}") for place in range(2)]
    assert [button.text() for button in buttons] == ["Read as the file says", "Reload"]
    buttons[1].click()
    assert done == ["second"]
    assert sentence_of(bar) == "something else"
    assert all(button.isHidden() for button in buttons)


def test_a_failure_stays_and_a_piece_of_information_goes(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(Message("info", "saved"))
    assert bar.isVisible()
    qtbot.waitUntil(bar.isHidden)
    bar.show_message(Message("error", "There is no such file."))
    assert sentence_of(bar) == "There is no such file."
    assert bar.isVisible()


def test_an_offer_stays_and_lets_all_else_be_read_first(bar: MessageBar, qtbot: QtBot) -> None:
    offer = Message("info", "Say what its columns mean.", about="a.xlsx::columns", is_offer=True)
    bar.show_message(offer)
    bar.show_message(Message("info", "Written."))
    assert sentence_of(bar) == "Written."
    qtbot.waitUntil(lambda: sentence_of(bar) == offer.sentence)
    bar.show_message(Message("error", "The disk is full."))
    assert sentence_of(bar) == "The disk is full."
    close(bar)
    assert sentence_of(bar) == offer.sentence
    with qtbot.assertNotEmitted(bar.destroyed, wait=100):
        assert bar.isVisible()
    close(bar)
    assert not bar.isVisible()


def test_what_a_file_says_is_never_read_as_markup(bar: MessageBar) -> None:
    bar.show_message(Message("error", "<img src=x> <b>bold</b>"))
    label = child(bar, QLabel, "messageSentence")
    assert label.text() == "<img src=x> <b>bold</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_layers_that_cannot_be_drawn_are_reported_once(qtbot: QtBot) -> None:
    session = make_session(Settings(None), "en")
    bar = MessageBar(session)
    qtbot.addWidget(bar)
    session.frames.problems_met.emit((SourceError("not_there", path="plots.shp"),))
    assert sentence_of(bar) == "A layer could not be drawn."
    close(bar)
    session.frames.problems_met.emit((SourceError("not_there", path="plots.shp"),))
    assert bar.isHidden()


def test_a_success_takes_away_what_was_said_of_the_same_file(
    bar: MessageBar, session: Session
) -> None:
    failure = SourceError("not_there", path="/data/plots.shp")
    session.messages.emit_failure(failure, session.state.words.value)
    session.messages.emit(Message("error", "another", about="/data/plots.shp/north"))
    session.messages.emit(Message("error", "a stranger", about="/data/plots.shp2"))
    assert sentence_of(bar).startswith("/data/plots.shp is not there")
    session.messages.settle("/data/plots.shp")
    assert sentence_of(bar) == "a stranger"
    close(bar)
    assert bar.isHidden()


def test_it_says_how_many_wait(bar: MessageBar) -> None:
    for sentence in ("first", "second", "third"):
        bar.show_message(Message("warning", sentence))
    waiting = child(bar, QLabel, "messageWaiting")
    assert waiting.text() == "2 more"
    close(bar)
    assert waiting.text() == "1 more"
    close(bar)
    assert sentence_of(bar) == "third"
    assert waiting.isHidden()


def test_a_newer_message_takes_the_place_of_an_older_one_about_the_same(bar: MessageBar) -> None:
    bar.show_message(Message("error", "it is not there", about="plots.shp"))
    bar.show_message(Message("error", "it is empty", about="plots.shp"))
    assert sentence_of(bar) == "it is empty"
    close(bar)
    assert bar.isHidden()


@pytest.mark.parametrize("width", [700, 420, 260])
@pytest.mark.parametrize(
    "sentence",
    [
        f"/home/user/{'a_long_name_' * 12}.geojson cannot be read; fetch it again.",
        f"文件{'企业用地调查成果' * 12}.gpkg无法作为地图图层读取：文件已损坏；请重新获取。",
        "short",
    ],
)
def test_all_lines_of_a_sentence_are_seen_at_any_width(
    qtbot: QtBot, width: int, sentence: str
) -> None:
    bar = MessageBar(make_session(Settings(None), "en"))
    around = QWidget()
    qtbot.addWidget(around)
    QGridLayout(around).addWidget(bar, 0, 0, Qt.AlignmentFlag.AlignHCenter)
    around.resize(width, 600)
    around.show()
    bar.show_message(Message("info", "before"))
    close(bar)
    bar.show_message(Message("error", sentence, "details"))
    label = child(bar, QLabel, "messageSentence")
    shown = child(label, QTextEdit, "")
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert around.rect().contains(bar.geometry())
    text = shown.document()
    assert text.idealWidth() <= shown.width()
    assert text.size().height() <= shown.height()
    assert shown.toPlainText() == sentence


def test_over_a_narrow_map_it_can_be_closed(window: MainWindow) -> None:
    window.resize(800, 500)
    bar, canvas = messages_of(window), canvas_of(window)
    bar.show_message(Message("error", "/somewhere/far/away/plots.geojson cannot be read. " * 2))
    QApplication.processEvents()
    button = child(bar, QToolButton, "messageClose")
    corner = button.mapTo(canvas, button.rect().bottomRight())
    assert canvas.rect().contains(corner)


@pytest.mark.parametrize("size", [(800, 500), (1100, 700), (1600, 1000)])
def test_the_end_of_a_very_long_path_is_reached_and_so_are_the_buttons(
    window: MainWindow, size: tuple[int, int]
) -> None:
    window.resize(*size)
    bar, canvas = messages_of(window), canvas_of(window)
    path = f"/home/{'园区企业用地调查成果' * 14}{'plots_of_2024' * 12}.gpkg"
    reload = MessageAction("message.reload", lambda: None)
    bar.show_message(Message("error", f"{path} changed; reload it.", "row 3", path, (reload,)))
    child(bar, QPushButton, "messageMore").click()
    QApplication.processEvents()
    seen = (
        child(bar, QToolButton, "messageClose"),
        child(bar, QPushButton, "messageAction0"),
        child(bar, QPushButton, "messageMore"),
        child(bar, QPlainTextEdit, "messageDetails"),
        child(bar, QLabel, "messageSentence"),
    )
    for each in seen:
        assert each.isVisible()
        corner = each.mapTo(canvas, each.rect().bottomRight())
        assert canvas.rect().contains(corner)
    text = child(seen[-1], QTextEdit, "")
    hidden_px = text.document().size().height() - text.viewport().height()
    assert text.verticalScrollBar().maximum() >= int(hidden_px)
    assert seen[-1].width() > bar.width() / 2
    bar.close_message()


def test_a_server_is_asked_for_data_only_when_the_user_says_so(
    bar: MessageBar, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    write(tmp_path / "plots.geojson", [BOX], crs="EPSG:4490")
    with serving(tmp_path) as server:
        url = f"{server.url}/plots.geojson"
        session.loader.open([url])
        assert sentence_of(bar).startswith(f"plots.geojson lies on the server {server.host}")
        assert not session.tasks.running
        assert server.asked == []
        child(bar, QPushButton, "messageAction0").click()
        qtbot.waitUntil(lambda: not session.tasks.running)
        assert server.asked == ["/plots.geojson"]
        (layer,) = (each for each in session.state.layers.layers if each.origin.source == url)
        assert layer.feature_count == 1
        session.loader.open([f"{server.url}/none.geojson"])
        qtbot.waitUntil(lambda: "has nothing at" in sentence_of(bar))

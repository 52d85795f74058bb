"""The way from a figure to the cell that it stands in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gisapp.core.own_parks.subjects.own_subject import OwnSubject
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.ui.details.source_cells import SourceCells
from tests.own_files import facts_about
from tests.ui.details.test_own_page import read, session

__all__ = ["session"]


class Opener(QObject):
    """Takes the place of the system's programs, and notes what they would open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def opener() -> Iterator[Opener]:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")  # type: ignore[arg-type]
    yield opener
    QDesktopServices.unsetUrlHandler("file")


def subject(session: Session, layer: str, row: int) -> OwnSubject:
    read(session, layer, row)
    found = session.own_data.subject_of(session.state.selection.value.subject)
    assert found is not None
    return found


def test_the_file_is_opened_and_the_name_of_the_cell_copied(
    session: Session, opener: Opener
) -> None:
    told: list[Message] = []
    session.messages.connect(told.append)
    firm = subject(session, "企业", 4)
    fact = next(each for each in facts_about(firm, "tax") if each.period.iso == "2025")
    (action,) = SourceCells(firm, session).actions(fact)
    action.run()
    assert [Path(url.toLocalFile()).name for url in opener.opened] == ["台账.xlsx"]
    assert QGuiApplication.clipboard().text() == "企业!D4"
    assert "企业!D4" in told[-1].sentence


def test_a_fact_of_another_row_leads_there(session: Session) -> None:
    plot = subject(session, "地块台账", 1)
    fact = next(each for each in plot.dataset.facts_of("QY-2") if each.property_code == "tax")
    _, go_to = SourceCells(plot, session).actions(fact)
    assert go_to.label == "Go to this row"
    go_to.run()
    shown = session.own_data.subject_of(session.state.selection.value.subject)
    assert shown is not None
    assert shown.uid == "QY-2"


def test_what_no_cell_states_leads_nowhere(session: Session) -> None:
    plot = subject(session, "地块台账", 1)
    (measured,) = (each for each in plot.dataset.worked_out if each.code == "measured_area")
    shape = measured.operands[0]
    assert SourceCells(plot, session).actions(shape) == ()
    assert SourceCells(plot, session).actions(replace(shape, fact_id="of no cell")) == ()

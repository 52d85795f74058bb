"""The way from a figure to where it stands: its file is opened, the name of its cell copied."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gisapp.core.own_parks.subjects.cell_name import cell_name
from gisapp.core.own_parks.subjects.own_subject import FactCell, OwnSubject
from gisapp.core.parks.facts import Fact
from gisapp.session.messages import Message
from gisapp.session.session import Session
from gisapp.ui.details.fact_details import FactAction


class SourceCells:
    """Knows what can be done with the facts of a subject of own data."""

    def __init__(self, own: OwnSubject, session: Session) -> None:
        self._own = own
        self._session = session

    def actions(self, fact: Fact) -> Sequence[FactAction]:
        """Return what can be done with a fact; nothing with one that no cell states."""
        cell = self._own.cells.get(fact.fact_id)
        if cell is None or cell.part != "cell":
            return ()
        if cell.ref.layer_id not in self._session.state.layers:
            return ()
        words = self._session.state.words.value
        name = Path(cell.place.source).name
        actions = [FactAction(words("own.open_source", name=name), lambda: self._open(cell))]
        if cell.ref not in self._own.features[self._own.uid]:
            go_to = FactAction(
                words("own.go_to_row"), lambda: self._session.selector.select(cell.ref)
            )
            actions.append(go_to)
        return actions

    def _open(self, cell: FactCell) -> None:
        """Have the system open the file, and put the name of the cell on the clipboard."""
        state = self._session.state
        layer = state.layers.of_feature(cell.ref)
        path, words = Path(cell.place.source), state.words.value
        name = cell_name(layer, cell)
        if name:
            QGuiApplication.clipboard().setText(name)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute()))):
            sentence = words("own.not_opened", name=path.name)
            self._session.messages.emit(Message("warning", sentence, about=str(path)))
        elif name:
            sentence = words("own.cell_copied", cell=name)
            self._session.messages.emit(Message("info", sentence, about=str(path)))

"""Which dialog asks about which tables, and what is done with the answers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from gisapp.core.layers.read_as import ReadAs
from gisapp.session.session import Session
from gisapp.session.unplaced import Unplaced
from gisapp.ui.coordinates.subject import Subject

if TYPE_CHECKING:
    from gisapp.ui.coordinates.dialog import CoordinatesDialog


class Questions:
    """Opens one dialog for all tables without a CRS that come, and one for a layer on request."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._asked: list[Unplaced] = []
        self._dialog: CoordinatesDialog | None = None
        self._of_layer: CoordinatesDialog | None = None

    def ask(self, unplaced: Unplaced) -> None:
        """Ask about tables that lie nobody knows where, in the dialog that is open, if any."""
        subjects = [Subject.of_table(each) for each in unplaced.tables]
        if _is_open(self._dialog):
            self._asked = [*(each for each in self._asked if each != unplaced), unplaced]
            self._dialog.add(subjects)
        else:
            self._asked = [unplaced]
            self._dialog = self._dialog_on(subjects)
            self._dialog.placed.connect(self._open)
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def ask_of_layer(self, layer_id: str) -> None:
        """Ask about a layer that is on the map."""
        if _is_open(self._of_layer):
            self._of_layer.close()
        layer = self._session.state.layers[layer_id]
        subject = Subject.of_layer(layer)
        self._of_layer = self._dialog_on([subject])
        self._of_layer.placed.connect(
            lambda said: self._session.read_as_edits.read_as({layer_id: said[subject.identity]})
        )
        self._of_layer.show()

    def _dialog_on(self, subjects: Sequence[Subject]) -> "CoordinatesDialog":
        # Most starts of the window end without the dialog.
        from gisapp.ui.coordinates.dialog import CoordinatesDialog

        return CoordinatesDialog(self._session, subjects, self._parent)

    def _open(self, said: Mapping[str, ReadAs]) -> None:
        for unplaced in self._asked:
            identities = {each.identity for each in unplaced.tables}
            answers = {key: each for key, each in said.items() if key in identities}
            self._session.placing.open_as(unplaced, answers)


def _is_open(dialog: "CoordinatesDialog | None") -> TypeGuard["CoordinatesDialog"]:
    # Qt deletes what was closed.
    return dialog is not None and Shiboken.isValid(dialog) and dialog.isVisible()

"""Puts fact sheets into the window: the menu of files, of the map, of a layer, of the details."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from gisapp.core.events import mapped
from gisapp.core.layers.layer import Layer
from gisapp.core.layers.selection import Selection
from gisapp.errors import GisAppError
from gisapp.session.exposing import Exposer, Subject, selected_subjects, subjects_of_layer, title_of
from gisapp.session.session import Session
from gisapp.ui.command import Command, MenuPlace
from gisapp.ui.layers.panel import LayersPanel
from gisapp.ui.window.main_window import MainWindow


def install(window: MainWindow, session: Session) -> None:
    """Add the commands that ask for fact sheets; writers are loaded when one is asked for."""
    sheets = _Sheets(window, session)
    selected = mapped(session.state.selection, _is_something)
    places = {
        "expose": MenuPlace("file", 3, 1),
        "expose_details": MenuPlace("copy_details", 1),
        "expose_selected": MenuPlace("canvas", 2),
    }
    window.add_commands(
        *(
            Command(
                name,
                sheets.ask_of_selected,
                icon="sheet",
                menu=place,
                enabled=selected,
                title="command.expose",
            )
            for name, place in places.items()
        )
    )
    panel = window.findChild(LayersPanel)
    if panel is not None:
        layer = mapped(panel.picked, lambda now: now.layer)
        window.add_commands(
            Command(
                "expose_layer",
                lambda: sheets.ask_of_layer(layer.value),
                icon="sheet",
                menu=MenuPlace("layer", 0, 6),
                enabled=mapped(layer, _has_features),
                scope="layers",
            )
        )


class _Sheets:
    """Asks how sheets shall be, or says why there can be none."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window = window
        self._session = session

    def ask_of_selected(self) -> None:
        """Ask how the sheets of what is selected shall be."""
        try:
            subjects = selected_subjects(self._session.state.selection.value)
            self._ask(subjects, title_of(subjects[0], self._session.state))
        except GisAppError as failure:
            self._fail(failure)

    def ask_of_layer(self, layer: Layer | None) -> None:
        """Ask how the sheets of all features of a layer shall be."""
        if layer is None:
            return
        try:
            language = self._session.state.words.value.language
            self._ask(subjects_of_layer(layer), layer.name.in_language(language))
        except GisAppError as failure:
            self._fail(failure)

    def _ask(self, subjects: Sequence[Subject], title: str) -> None:
        # It brings the writers along, which the start does without.
        from gisapp.ui.expose.dialog import ExposeDialog

        session = self._session
        exposer = Exposer(session.state, session.own_data, session.tasks, session.messages)
        words = session.state.words.value
        dialog = ExposeDialog(subjects, title, exposer, words, self._window, session.last_folders)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _fail(self, failure: GisAppError) -> None:
        self._session.messages.emit_failure(failure, self._session.state.words.value)


def _is_something(selection: Selection) -> bool:
    return selection.topic is not None or bool(selection.features)


def _has_features(layer: Layer | None) -> bool:
    return (
        layer is not None
        and layer.identifiable
        and layer.raster is None
        and bool(layer.feature_count)
    )
